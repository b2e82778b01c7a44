"""Words that name a happening and say nothing new of it: taken up again, doubled, or a cause of what is just told."""

from __future__ import annotations

from dataclasses import replace

from selon.claims.counting import Link, describes_counted
from selon.claims.frames import auxiliary, is_passive, leading
from selon.claims.scene import Scene
from selon.claims.shapes import SPENT, Anchor

__all__ = ["determiner", "sift"]

_DET_REACH = 4
_NEWS_REACH = 5
_PEOPLE_REACH = 8
#: How many words behind its preposition an attack's aim may be told by an adjective of a country.
_TARGET = 4
_TAKEN_UP = frozenset({"struck", "launched", "shelling", "injured", "killed", "evacuated", "displaced", "destroyed"})
#: Of these a modal says that they were let or managed: residents could return home.
_ALLOWED = frozenset({"returned", "rescued"})
_FORESEES = frozenset({"expect", "warn", "order", "ask"})
_BREAKERS = frozenset({"aux", "rel", "coord", "pron", "sub"})


def sift(scene: Scene, anchors: list[Anchor], links: list[Link]) -> list[Anchor]:
    """Set aside the candidates that bring nothing new and that no figure counts."""
    counted = {link.anchor for link in links}
    return [
        replace(anchor, force=SPENT)
        if number not in counted and (_stale(scene, anchors, number) or _of_the_dead(scene, anchors, number))
        else anchor
        for number, anchor in enumerate(anchors)
    ]


def _stale(scene: Scene, anchors: list[Anchor], number: int) -> bool:
    anchor = anchors[number]
    if anchor.force == "figure":
        return True
    if scene.fold_at(anchor.first - 1) == "-" and anchor.pos == "verb":
        return scene.reading.tokens[anchor.first - 1].end == anchor.start
    if anchor.kind == "missing":
        return not _of_people(scene, anchor)
    if anchor.pos == "verb" and auxiliary(scene, anchor) == "modal":
        return _only_able(scene, anchor)
    if anchor.kind == "withdrawal" and anchor.force == "weak" and "det" in scene.classes_at(anchor.last):
        return True
    if any(describes_counted(anchor, amount) for amount in scene.amounts if amount.form != "article"):
        return True
    if anchor.pos == "people" and (_counted_elsewhere(scene, anchor) or _only_does(scene, anchors, number)):
        return True
    if anchor.kind == "stored" and anchor.pos == "verb":
        return _goes_on(scene, anchor)
    if anchor.kind == "cause" and anchor.pos == "verb":
        return _causes_news(scene, anchors, number)
    if anchor.kind == "earthquake":
        return _likened(scene, anchor)
    if anchor.force == "weak" and anchor.kind == "fire":
        return _seen_with_fire(anchors, number)
    if anchor.pos in ("noun", "people") and anchor.kind in _TAKEN_UP:
        fresh = not any(other.kind == anchor.kind for other in anchors[:number])
        told = any(other.kind == "responsibility" and other.says is anchor.says for other in anchors[:number])
        if told and anchor.says is not None and determiner(scene, anchor) == "definite":
            return True
        told_of = "of" in scene.classes_at(anchor.last) or anchor.last - anchor.first > 1 or _aimed(scene, anchor)
        return _taken_up(scene, anchor) and not (fresh and told_of)
    return _doubled(scene, anchors, number)


def _counted_elsewhere(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether a figure stands with these people, though another word has taken it (14 wounded are in hospital)."""
    return any(
        amount.noun is not None and amount.noun.start < anchor.end and anchor.start < amount.noun.end
        for amount in scene.amounts
        if amount.form != "article"
    )


def _only_does(scene: Scene, anchors: list[Anchor], number: int) -> bool:
    """Tell whether rescuers are named only as those who do what the next word tells: rescuers pulled nine alive."""
    if anchors[number].kind != "responders" or number + 1 >= len(anchors):
        return False
    here, deed = anchors[number], anchors[number + 1]
    does = deed.pos == "verb" and deed.kind in ("rescued", "evacuated", "killed") and not is_passive(scene, deed)
    near = deed.sentence == here.sentence and deed.first - here.last <= _NEWS_REACH
    return does and near and not scene.breaks_between(here.last - 1, deed.first)


def _of_the_dead(scene: Scene, anchors: list[Anchor], number: int) -> bool:
    """Tell whether a verb of rescue stands beside the dead: five bodies were recovered."""
    verb = anchors[number]
    if verb.kind != "rescued" or verb.pos != "verb":
        return False
    for other in anchors[max(number - 1, 0) : number + 2]:
        if other.kind == "killed" and other.pos == "people" and other.sentence == verb.sentence:
            left, right = sorted((other, verb), key=lambda anchor: anchor.first)
            if right.first - left.last <= _NEWS_REACH and not scene.breaks_between(left.last - 1, right.first):
                return True
    return False


def _of_people(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether people are named shortly before."""
    first = max(anchor.first - _PEOPLE_REACH, scene.reading.sentences[anchor.sentence].first)
    hits = scene.reading.hits_between("units", scene.reading.tokens[first].start, anchor.start)
    return any(hit.entry.get("unit") in ("person", "child") for hit in hits)


def _only_able(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether a modal makes a verb an ability or a duty, no happening: not one that hedges or foresees."""
    if (anchor.says is not None and anchor.says.act in _FORESEES) or "future" in leading(scene, anchor):
        return False
    if anchor.kind in _ALLOWED or _dated(scene, anchor):
        return False
    first = max(anchor.first - _NEWS_REACH, scene.reading.sentences[anchor.sentence].first)
    signs = scene.reading.hits_between("signs", scene.reading.tokens[first].start, anchor.start)
    return not any(hit.entry.get("class") == "hedge" for hit in signs)


def _dated(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether a time stands right behind a verb: the water should crest on Wednesday."""
    tokens = scene.reading.tokens
    stop = tokens[min(anchor.last + _NEWS_REACH, scene.reading.sentences[anchor.sentence].last) - 1].end
    return bool(scene.moments_in(anchor.end, stop))


def _goes_on(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether a verb of keeping stands before a gerund: ``keeps rising``."""
    endings = tuple(scene.pack.setting("attribution", "gerund_endings", ()))
    return bool(endings) and scene.fold_at(anchor.last).endswith(endings) and not scene.classes_at(anchor.last)


def _causes_news(scene: Scene, anchors: list[Anchor], number: int) -> bool:
    """``caused a fire``: what is caused is itself just being told, and carries the cause."""
    cause = anchors[number]
    for step in (-1, 1):
        at = number + step
        if not 0 <= at < len(anchors) or anchors[at].sentence != cause.sentence:
            continue
        other = anchors[at]
        apart = cause.first - other.last if step < 0 else other.first - cause.last
        effect = step > 0 or is_passive(scene, cause) or cause.tag == ""
        near = other.pos == "noun" and apart <= _DET_REACH
        if effect and near and determiner(scene, other) in ("indefinite", "none", "bare_prep"):
            return True
    return False


def _likened(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether a thing is only likened to a quake: ``recorded as a quake``."""
    for index in range(anchor.first - 1, max(anchor.first - 1 - _DET_REACH, -1), -1):
        hit = scene.hit_at("signs", scene.reading.tokens[index].start)
        if hit is not None and hit.entry.get("class") == "likened":
            return True
        if scene.reading.tokens[index].kind == "mark":
            return False
    return False


def _seen_with_fire(anchors: list[Anchor], number: int) -> bool:
    """Smoke seen together with a fire or a blast of the same saying is part of it."""
    smoke = anchors[number]
    return any(
        other.kind in ("fire", "explosion") and other.sentence == smoke.sentence and other.says is smoke.says
        for n, other in enumerate(anchors)
        if n != number
    )


def _taken_up(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether a definite noun has no place, time or doer of its own: ``the strike``."""
    if determiner(scene, anchor) not in ("definite", "poss") and not _backdrop(scene, anchor):
        return False
    says = anchor.says
    if says is not None and says.act in ("accuse", "deny", "claim"):
        return False
    reading = scene.reading
    last = min(anchor.last + _NEWS_REACH, reading.sentences[anchor.sentence].last)
    begin = reading.tokens[max(anchor.first - 2, 0)].start
    end = reading.tokens[max(last - 1, anchor.first)].end
    if anchor.pos == "people":
        return True
    marks = any(scene.fold_at(i) in (",", ";") for i in range(anchor.last, last))
    near = reading.tokens[min(anchor.last + (_TARGET if _aimed(scene, anchor) else 0), last - 1)].end
    named = [
        p
        for p in scene.places_in(begin, end)
        if p.form in ("name", "anaphor") or (p.form == "adjective" and p.span.start < near)
    ]
    return (not named or marks) and not scene.moments_in(begin, end)


def _aimed(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether the aim of an attack stands right behind its noun: the strike on the station."""
    classes = scene.classes_at(anchor.last)
    if anchor.frame != "on" or "prep" not in classes or classes & {"of", "by"}:
        return False
    tokens = scene.reading.tokens
    end = tokens[min(anchor.last + 2, len(tokens) - 1)].end
    return not scene.moments_in(anchor.end, end)


def _backdrop(scene: Scene, anchor: Anchor) -> bool:
    """Tell whether an attack without an article stands right behind a word such as after or during."""
    return anchor.kind == "struck" and scene.fold_at(anchor.first - 1) in scene.pack.words("backdrop")


def _doubled(scene: Scene, anchors: list[Anchor], number: int) -> bool:
    """Tell whether a verb is the first of two of one kind joined by ``and``: ``intercepted and destroyed``."""
    anchor = anchors[number]
    if anchor.pos != "verb" or number + 1 >= len(anchors):
        return False
    other = anchors[number + 1]
    joined = other.kind == anchor.kind and other.pos == "verb" and other.first - anchor.last == 1
    return joined and "coord" in scene.classes_at(anchor.last)


def determiner(scene: Scene, anchor: Anchor) -> str:
    """Return what heads a noun's phrase: definite, indefinite, poss, neg, bare_prep or none; ``-`` for a verb."""
    if anchor.pos == "verb":
        return "-"
    for index in range(anchor.first - 1, max(anchor.first - 1 - _DET_REACH, -1), -1):
        classes = scene.classes_at(index)
        if "poss" in classes:
            return "poss"
        if "neg" in classes:
            return "neg"
        if "det" in classes:
            return "indefinite" if scene.fold_at(index) in scene.pack.words("indefinite") else "definite"
        if classes & _BREAKERS or scene.reading.tokens[index].kind == "mark":
            break
        if "prep" in classes:
            return "bare_prep"
    return "none"
