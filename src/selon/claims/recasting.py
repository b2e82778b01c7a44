"""Kinds that the words alone do not decide: what was destroyed in the air, what was done to accuse somebody."""

from __future__ import annotations

from dataclasses import replace

from selon.claims.counting import Link, group_of
from selon.claims.frames import is_passive
from selon.claims.scene import Scene
from selon.claims.shapes import SPENT, Anchor
from selon.records.attribution import Attribution

__all__ = ["burn_up", "recast", "recast_blame", "set_aside"]

_FLYING = frozenset({"drone", "missile", "rocket", "aircraft", "helicopter", "device"})
_DEEDS = frozenset({"struck", "destroyed", "damaged", "launched", "explosion", "shelling", "killed", "cause"})
_PEOPLE = frozenset({"person", "child"})
_SHOT = frozenset({"destroyed", "shot_down"})
_HAZARDS = frozenset(
    {"earthquake", "flood", "storm", "explosion", "fire", "accident", "struck", "launched", "shelling"}
)
#: Kinds whose weaker verbs tell of weapons only where weapons are named.
_OF_WEAPONS = frozenset({"struck", "stored"})
_NATURE = frozenset({"earthquake", "flood", "storm", "accident"})
_WARLIKE = frozenset({"struck", "launched", "shot_down", "shelling", "clash", "advance", "captured"})
#: What is struck by accident: vehicles of every kind.
_MOVING = frozenset({"vehicle", "bus", "train", "carriage", "boat", "ship", "aircraft", "helicopter"})
_WINDOW = 9
#: So many words may stand between a vessel and the verb that tells of its sinking.
_SUBJECT = 4
#: Acts by which somebody owns or disowns a deed; a bare deed is a noun with its determiner and one word more.
_OWNING = frozenset({"claim", "deny"})
_BARE_DEED = 3


def recast(scene: Scene, anchors: list[Anchor]) -> list[Anchor]:
    """Settle kinds before figures are hung on: what was destroyed in the air, what only seems to strike."""
    settled = [_settled(scene, anchor) for anchor in anchors]
    if _peaceful(scene, settled):
        settled = [_at_peace(scene, anchor) for anchor in settled]
    elif not scene.reading.hits.get("means", ()) and not {anchor.kind for anchor in settled} & _WARLIKE:
        settled = [_wrecked(scene, anchor) for anchor in settled]
    return [
        replace(anchor, force=SPENT) if _only_reaches(scene, anchor) or _said_by_subject(scene, settled, n) else anchor
        for n, anchor in enumerate(settled)
    ]


def _peaceful(scene: Scene, anchors: list[Anchor]) -> bool:
    """Tell whether a text tells of hazards and of no attack: no weapons, no strikes, no fighting."""
    kinds = {anchor.kind for anchor in anchors if anchor.pos != "verb" or anchor.kind != "struck"}
    return bool(kinds & _NATURE) and not kinds & _WARLIKE and not scene.reading.hits.get("means", ())


def _at_peace(scene: Scene, anchor: Anchor) -> Anchor:
    """Read a verb of striking without an attack as an accident where it befalls what moves, else as no happening."""
    if anchor.pos != "verb" or anchor.kind != "struck":
        return _wrecked(scene, anchor)
    reading = scene.reading
    sentence = reading.sentences[anchor.sentence]
    first, last = max(anchor.first - _WINDOW, sentence.first), min(anchor.last + _WINDOW, sentence.last)
    units = reading.hits_between("units", reading.tokens[first].start, reading.tokens[last - 1].end)
    moves = any(hit.entry.get("unit") in _MOVING for hit in units)
    return replace(anchor, kind="accident", takes="any") if moves else replace(anchor, force=SPENT)


def _wrecked(scene: Scene, anchor: Anchor) -> Anchor:
    """Read what gave way by itself as an accident where it moves: the ferry sank, of no attack."""
    gave_way = anchor.kind == "destroyed" and anchor.pos == "verb" and anchor.frame == "subject"
    return replace(anchor, kind="accident", takes="any") if gave_way and _moves_before(scene, anchor) else anchor


def _moves_before(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether what gave way or sank is a vehicle or a vessel, named right before: the ferry sank."""
    reading = scene.reading
    first = max(anchor.first - _SUBJECT, reading.sentences[anchor.sentence].first)
    units = reading.hits_between("units", reading.tokens[first].start, anchor.start)
    return any(hit.entry.get("unit") in _MOVING for hit in units)


def _collides(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether vehicles are the first that a clash is said to be of or between: a collision of two trains."""
    reading = scene.reading
    last = min(anchor.last + _WINDOW, reading.sentences[anchor.sentence].last)
    units = reading.hits_between("units", anchor.end, reading.tokens[last - 1].end)
    first = next((hit for hit in units if hit.entry.get("class") == "count"), None)
    moves = first is not None and first.entry.get("unit") in _MOVING
    return moves and first is not None and not scene.breaks_between(anchor.last, reading.token_index(first.start))


def _settled(scene: Scene, anchor: Anchor) -> Anchor:
    if anchor.kind in _SHOT:
        return _airspace(scene, anchor)
    if anchor.kind == "clash" and anchor.pos == "noun" and _collides(scene, anchor):
        return replace(anchor, kind="accident", takes="any")
    if anchor.kind == "displaced" and _ordered_out(scene, anchor):
        return replace(anchor, kind="evacuated", force="strong")
    if anchor.kind == "closed" and anchor.pos == "verb" and _sign_near(scene, anchor, "utility"):
        return replace(anchor, kind="outage", takes="any")
    if anchor.kind == "struck" and anchor.means == "artillery" and _fired_by_guns(scene, anchor):
        return replace(anchor, kind="shelling")
    if anchor.kind == "shelling" and anchor.pos == "noun" and _by_rockets(scene):
        return replace(anchor, kind="struck")
    if anchor.kind == "injured" and anchor.pos == "verb" and _of_things(scene, anchor):
        return replace(anchor, kind="damaged", takes="thing")
    if anchor.force == "weak" and anchor.pos == "verb" and anchor.kind in _OF_WEAPONS and _armed(scene, anchor):
        return replace(anchor, force="strong")
    return anchor


def _by_rockets(scene: Scene) -> bool:
    """Tell whether a text that speaks of shelling names rockets or missiles, and no guns: the shelling was a strike."""
    told = {hit.start for hit in scene.reading.hits.get("kinds", ()) if hit.entry.get("kind") == "shelling"}
    means = {hit.entry.get("means") for hit in scene.reading.hits.get("means", ()) if hit.start not in told}
    return "missile" in means and "artillery" not in means


def _of_things(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether what suffered is a thing that stands right beside the verb: windows and facades suffered."""
    if anchor.frame != "subject":
        return False
    reading = scene.reading
    begin = reading.tokens[max(anchor.first - 1, 0)].start
    for hit in reading.hits.get("units", ()):
        beside = hit.end == reading.tokens[max(anchor.first - 1, 0)].end or (
            anchor.last < len(reading.tokens) and hit.start == reading.tokens[anchor.last].start
        )
        if beside and hit.entry.get("class") == "count" and group_of(hit.entry.get("unit")) == "T":
            return not _instrument(scene, reading.token_index(min(hit.start, begin)))
    return False


def _fired_by_guns(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether mortars, howitzers or shells are named beside a word of firing: shelling, not a strike."""
    reading = scene.reading
    sentence = reading.sentences[anchor.sentence]
    first, last = max(anchor.first - _WINDOW, sentence.first), min(anchor.last + _WINDOW, sentence.last)
    hits = reading.hits_between("means", reading.tokens[first].start, reading.tokens[last - 1].end)
    inside = (hit for hit in hits if not anchor.start <= hit.start < anchor.end)
    return any(hit.entry.get("means") == "artillery" for hit in inside)


def _ordered_out(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether people had to leave by order or before any harm: not homeless, but evacuated."""
    ordered = anchor.says is not None and anchor.says.act in ("order", "ask")
    return ordered or (anchor.pos != "people" and _sign_near(scene, anchor, "precaution"))


def _sign_near(scene: Scene, anchor: Anchor, name: str) -> bool:
    reading = scene.reading
    sentence = reading.sentences[anchor.sentence]
    first, last = max(anchor.first - _WINDOW, sentence.first), min(anchor.last + _WINDOW, sentence.last)
    hits = reading.hits_between("signs", reading.tokens[first].start, reading.tokens[last - 1].end)
    return any(hit.entry.get("class") == name for hit in hits)


def _airspace(scene: Scene, anchor: Anchor) -> Anchor:
    """Read ``destroyed`` as shot down where it befalls what flies, ``abattu`` as killed where it befalls people.

    ``repelled`` is a clash where nothing flies.
    """
    unit = _patient(scene, anchor, _FLYING)
    sentence = scene.reading.sentences[anchor.sentence]
    signs = scene.reading.hits_between("signs", sentence.start, sentence.end)
    in_air = any(hit.entry.get("class") == "airspace" for hit in signs)
    if anchor.kind == "destroyed":
        flies = unit == "drone" or (unit is not None and in_air)
        return replace(anchor, kind="shot_down", takes="weapon") if flies else anchor
    if unit is None and not in_air and _patient(scene, anchor, _PEOPLE) is not None:
        return replace(anchor, kind="killed", takes="person")
    if anchor.force == "weak" and unit is None and not in_air:
        return replace(anchor, kind="clash", takes="any")
    return replace(anchor, force="strong") if anchor.force == "weak" else anchor


def _only_reaches(scene: Scene, anchor: Anchor) -> bool:
    """``atteint 109``: a figure right behind, with no noun of its own, is reached, not struck."""
    if anchor.kind != "struck" or anchor.pos != "verb":
        return False
    tokens = scene.reading.tokens
    stop = tokens[min(anchor.last + 1, len(tokens) - 1)].start
    return any(
        anchor.end <= amount.span.start <= stop and (amount.noun is None or amount.measure) and amount.form != "article"
        for amount in scene.amounts
    )


def _said_by_subject(scene: Scene, anchors: list[Anchor], number: int) -> bool:
    """Tell whether the subject of a verb of striking already names the happening: ``the quake struck``."""
    verb = anchors[number]
    if verb.kind != "struck" or verb.pos != "verb" or number == 0 or is_passive(scene, verb):
        return False
    subject = anchors[number - 1]
    breaks = scene.breaks_between(subject.last - 1, verb.first)
    near = subject.sentence == verb.sentence and (not breaks or (breaks == 1 and _relates(scene, subject, verb)))
    hazard = subject.kind in _HAZARDS or (subject.kind == "other" and subject.force == "strong")
    return near and subject.pos == "noun" and hazard and verb.first - subject.last <= _WINDOW


def _relates(scene: Scene, subject: Anchor, verb: Anchor) -> bool:
    """Tell whether one relative word ties a verb to the noun before it: the quake that shook the coast."""
    return any("rel" in scene.classes_at(index) for index in range(subject.last, verb.first))


def set_aside(scene: Scene, anchors: list[Anchor], links: list[Link]) -> list[Anchor]:
    """Set aside verbs of launching with no weapon beside them: an attack, a search, a satellite was launched."""
    counted = {link.anchor for link in links}
    return [
        replace(anchor, force=SPENT)
        if anchor.kind == "launched" and anchor.pos == "verb" and n not in counted and not _armed(scene, anchor)
        else anchor
        for n, anchor in enumerate(anchors)
    ]


def _armed(scene: Scene, anchor: Anchor) -> bool:
    reading = scene.reading
    sentence = reading.sentences[anchor.sentence]
    first, last = max(anchor.first - _WINDOW, sentence.first), min(anchor.last + _WINDOW, sentence.last)
    return bool(reading.hits_between("means", reading.tokens[first].start, reading.tokens[last - 1].end))


def _patient(scene: Scene, anchor: Anchor, units: frozenset[str]) -> str | None:
    """Return the unit of what the word befalls, if it is among ``units``, else None."""
    reading = scene.reading
    sentence = reading.sentences[anchor.sentence]
    passive = is_passive(scene, anchor) or anchor.pos == "adjective"
    if passive:
        first, last = max(anchor.first - _WINDOW, sentence.first), anchor.first
    else:
        first, last = anchor.last, min(anchor.last + _WINDOW, sentence.last)
    if first >= last:
        return None
    hits = reading.hits_between("units", reading.tokens[first].start, reading.tokens[last - 1].end)
    for amount in scene.amounts:
        inside = reading.tokens[first].start <= amount.span.start < reading.tokens[last - 1].end
        if inside and amount.unit in units and amount.form != "article" and not _far(scene, amount.span.start, anchor):
            return amount.unit
    for hit in reversed(hits) if passive else hits:
        unit = hit.entry.get("unit")
        if hit.entry.get("class") != "count" or unit not in units:
            continue
        if not _far(scene, hit.start, anchor):
            return unit
    return None


def _far(scene: Scene, start: int, anchor: Anchor) -> bool:
    index = scene.reading.token_index(start)
    return scene.breaks_between(index, anchor.first) > 1 or _led_by_agent(scene, index) or _instrument(scene, index)


def _instrument(scene: Scene, index: int) -> bool:
    """Tell whether a preposition leads a word, so that no verb befalls it: destroyed a depot with drones."""
    classes = scene.classes_at(index - 1)
    return "prep" in classes and not classes & {"of", "det"}


def _led_by_agent(scene: Scene, index: int) -> bool:
    return any("by" in scene.classes_at(at) for at in range(index - 3, index))


def burn_up(scene: Scene, anchors: list[Anchor], links: list[Link]) -> tuple[list[Anchor], list[Link]]:
    """Read a counted thing that burned up as destroyed (30 cars burned): the pack's word takes things, not any."""
    burned = {
        link.anchor
        for link in links
        if link.anchor is not None
        and anchors[link.anchor].kind == "fire"
        and anchors[link.anchor].takes == "thing"
        and group_of(scene.amounts[link.amount].unit) == "T"
    }
    changed = [replace(anchor, kind="destroyed") if n in burned else anchor for n, anchor in enumerate(anchors)]
    return changed, [replace(link, kind="destroyed") if link.anchor in burned else link for link in links]


def recast_blame(scene: Scene, anchors: list[Anchor], links: list[Link]) -> list[Anchor]:
    """Read the first deed of an accusation or denial as responsibility, where somebody is named for it."""
    counted = {link.anchor for link in links}
    done: set[str] = set()
    recast = []
    for number, anchor in enumerate(anchors):
        says = anchor.says
        blames = says is not None and says.act == "accuse" and anchor.kind in _DEEDS and number not in counted
        if blames and says is not None and says.id not in done and not _said_outright(anchors, number):
            done.add(says.id)
            if _names_somebody(scene, anchor):
                recast.append(replace(anchor, kind="responsibility", force="strong"))
                continue
        if says is not None and says.act in _OWNING and anchor.kind in _DEEDS and _is_whole(scene, anchor, says):
            recast.append(replace(anchor, kind="responsibility", force="strong"))
            continue
        if says is not None and anchor.kind == "responsibility":
            done.add(says.id)
            if says.act == "accuse" and anchor.pos == "phrase":
                anchor = replace(anchor, force="strong")  # noqa: PLW2901 - the same anchor, surer
        recast.append(anchor)
    return recast


def _said_outright(anchors: list[Anchor], number: int) -> bool:
    """Tell whether a word of responsibility follows in the same saying: holds Kyiv responsible for the attack."""
    deed = anchors[number]
    return any(
        other.kind == "responsibility" and other.says is deed.says and other.sentence == deed.sentence
        for other in anchors[number + 1 :]
    )


def _is_whole(scene: Scene, anchor: Anchor, says: Attribution) -> bool:
    """Tell whether a deed is all that is claimed or denied: the attack, with nothing told of it."""
    last = scene.reading.token_index(says.content[0].end) if says.content else 0
    first = scene.reading.token_index(says.content[0].start) if says.content else 0
    return anchor.pos == "noun" and len(says.content) == 1 and first <= anchor.first and last - first <= _BARE_DEED


def _names_somebody(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether an accusation names a doer, or at least is not a mere quoted word (``a "deliberate strike"``)."""
    found = scene.content_at(anchor.start)
    if found is None:
        return False
    if scene.places_in(found[0].start, found[0].end):
        return True
    return anchor.pos == "verb" and scene.reading.quotation_at(anchor.start) is None
