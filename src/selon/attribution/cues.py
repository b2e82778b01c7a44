"""Words that attribute: verbs with their auxiliaries, prepositions of source, nouns, adverbs of hearsay.

Method: a pack's form found in the text is read together with what stands around it. A participle looks left for its
auxiliary over adverbs, negation and clitics; a two-part form ("fait ... état", "points ... out") looks right for its
second part.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.attribution import clauses
from selon.attribution.words import Words
from selon.records.claims import PlaceMention
from selon.records.text import Entry, Sentence

__all__ = ["Cue", "find_cues"]

_REACH = 9
_SECOND = 5
_INABILITY = 14
_SUBJECT = 3
#: Marks before a verb that begins with its subject behind it: "...", says the ministry.
_INVERTS = frozenset(',"”»)–—')


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A cue: tokens ``first:last``, the word that carries it, its row, and how it is inflected.

    ``form`` is ``finite``, ``participle``, ``gerund``, ``infinitive``, or ``fixed`` (prepositions, nouns, adverbs).
    ``subject`` is the token of an inverted pronoun (``a-t-il``), or -1; ``tail`` the tokens of a second part
    that stands apart (``teilte ... mit``).
    """

    first: int
    word: int
    last: int
    entry: Entry
    form: str = "fixed"
    negated: bool = False
    unable: bool = False
    passive: bool = False
    hearsay: bool = False
    without: bool = False
    subject: int = -1
    tail: tuple[int, int] | None = None

    @property
    def kind(self) -> str:
        """The cue's class in the pack: verb, preposition, relay and so on."""
        return self.entry.get("class")

    @property
    def act(self) -> str:
        """The codebook's act in its plain use."""
        return self.entry.get("act")

    @property
    def force(self) -> str:
        """How surely the cue attributes by itself: strong, plain, weak, evidence, incise, addressee."""
        return self.entry.get("force")

    def takes(self, name: str) -> bool:
        """Tell whether the cue takes a kind of content: that, quote, object, infinitive, of, person, number, at."""
        return name in self.entry.get("takes").split(",")


def find_cues(words: Words, sentence: Sentence) -> tuple[Cue, ...]:
    """Return the cues of a sentence in order; those inside quotation marks are the speaker's own and left out."""
    found: list[Cue] = []
    covered = -1
    hits = words.reading.hits_between("cues", sentence.start, sentence.end)
    i = 0
    while i < len(hits):
        start, end = hits[i].start, hits[i].end
        group = [hits[i].entry]
        i += 1
        while i < len(hits) and hits[i].start == start:
            if hits[i].end == end:
                group.append(hits[i].entry)
            i += 1
        if start < covered:
            continue
        first, last = words.index(start), words.index(end)
        if (
            (words.quoted[first] >= 0 and not _orders(group))
            or words.has(first, "unable")
            or words.has(first, "as_saying")
            or (not words.bracket and _is_name(words, sentence, first))
            or _in_head(words, first, last)
        ):
            continue
        cue = _read(words, sentence, first, last, group)
        if cue is not None:
            found.append(cue)
            covered = words.tokens[cue.last - 1].end
    return tuple(found)


def _orders(group: list[Entry]) -> bool:
    """Tell whether a cue gives an order: in a quotation it is somebody else's saying, which the speaker passes on."""
    return all(e.get("act") == "order" and e.get("class") == "verb" and e.get("force") != "weak" for e in group)


def _read(words: Words, sentence: Sentence, first: int, last: int, group: list[Entry]) -> Cue | None:
    """Choose among the rows that share a form, by second part, inflection and negation."""
    options: list[Cue] = []
    if words.bracket:
        return _read_bracket(words, sentence, first, last, group)
    for entry in group:
        begin, stop = _second(words, entry, last, sentence.last)
        if stop < 0:
            continue
        base = Cue(first, first, last if entry.get("act") == "order" or _apart(words, last, begin) else stop, entry)
        if entry.get("class") in {"verb", "silence", "verify", "omission", "relay"} and entry.tag:
            verb = _verb(words, sentence, base)
            if verb is not None:
                options.append(verb)
        else:
            options.append(base)
    options = [cue for cue in options if _fits(cue)]
    if not options:
        return None
    return max(
        options,
        key=lambda cue: (bool(cue.entry.get("then")), _wanted(words, cue), _rank(cue), cue.form == "finite"),
    )


def _wanted(words: Words, cue: Cue) -> bool:
    """Tell whether the preposition that this row's object wants follows: "calls for", "appelle à"."""
    forms = cue.entry.get("with")
    return bool(forms) and words.fold(words.skip(cue.last, len(words.tokens))) in forms.split("|")


def _read_bracket(words: Words, sentence: Sentence, first: int, last: int, group: list[Entry]) -> Cue | None:
    """Choose among the rows that share a form where the rest of a verb stands last in its clause."""
    options: list[Cue] = []
    for entry in group:
        tail = clauses.particle(words, sentence, entry, last) if entry.get("then") else None
        if entry.get("then") and tail is None:
            continue
        cue: Cue | None = Cue(first, first, last, entry, tail=tail)
        if cue is not None and entry.tag:
            cue = clauses.inflect(words, sentence, cue)
        if cue is not None and _fits(cue):
            options.append(cue)
    return max(options, key=lambda cue: (cue.tail is not None, _rank(cue), cue.form == "finite"), default=None)


def _is_name(words: Words, sentence: Sentence, first: int) -> bool:
    """Tell whether a capital inside the sentence makes the word part of a name ("United States")."""
    return first > sentence.first and words.capital(first) and words.capital(first - 1) and not words.mark(first - 1)


def _in_head(words: Words, first: int, last: int) -> bool:
    """Tell whether the word belongs to a longer source head ("news reports")."""
    return any(
        start <= first and words.head_ends.get(start, 0) >= last and words.head_ends[start] - start > last - first
        for start in range(max(0, first - 3), first + 1)
        if start in words.heads
    )


def _rank(cue: Cue) -> int:
    if cue.unable:
        return 2 if cue.kind == "verify" else 0
    if cue.negated or cue.without:
        return 2 if cue.kind in {"silence", "omission"} else 1
    return 1


def _fits(cue: Cue) -> bool:
    if cue.kind == "verify":
        return cue.unable
    if cue.kind in {"silence", "omission"}:
        return cue.negated or cue.without or cue.unable
    return True


def _second(words: Words, entry: Entry, last: int, end: int) -> tuple[int, int]:
    """Return where the second part of a two-part form begins and ends; ``last`` twice where none is needed, else -1."""
    needed = entry.get("then")
    if not needed:
        return last, last
    for option in needed.replace("?", "").split("|"):
        parts = option.replace("'", " ' ").split()
        for i in range(last, min(end, last + _SECOND)):
            if [words.fold(i + k) for k in range(len(parts))] == parts:
                return i, i + len(parts)
            if words.mark(i) or (words.has(i, "prep") and not words.has(i, "adv")):
                break
    return (last, last) if "?" in needed else (-1, -1)


def _apart(words: Words, last: int, begin: int) -> bool:
    """Tell whether an object stands between the parts of a cue ("holds the group responsible"): it is content then."""
    return any(words.has(i, "det") and not words.has(i, "neg") for i in range(last, begin))


@dataclass(slots=True)
class _Group:
    """What is gathered left of a verb: where its group begins, auxiliaries, negation, an inverted pronoun."""

    first: int
    aux: list[int]
    negated: bool = False
    unable: bool = False
    without: bool = False
    to: bool = False
    reflexive: bool = False
    subject: int = -1


def _verb(words: Words, sentence: Sentence, cue: Cue) -> Cue | None:
    """Read the verb's auxiliaries, negation and inverted pronoun, left of the cue's word."""
    group = _Group(cue.first, [])
    i = cue.first - 1
    while i >= sentence.first and cue.first - i <= _REACH and not group.without and _joins_group(words, i, group):
        i -= 1
    if words.fold(group.first) in {"'", "-"}:
        group.first += 1
    group.negated |= any(words.has(k, "negative_subject") for k in range(sentence.first, group.first))
    last = cue.last
    if group.subject < 0:
        group.subject, last = _behind(words, last)
    dependent = cue.entry.tag in {"infinitive", "base"} or bool(group.aux)
    if not group.unable and dependent and all(words.has(a, "inf") or words.has(a, "been") for a in group.aux):
        unable_at = _inability(words, sentence, group.first)
        if unable_at >= 0:
            group.unable, group.first = True, unable_at
    read = replace(
        cue,
        first=group.first,
        last=last,
        negated=group.negated,
        unable=group.unable,
        without=group.without,
        subject=group.subject,
    )
    nobody = any(words.has(k, "negative_subject") for k in range(sentence.first, group.first))
    if nobody and cue.kind == "verify" and any(words.has(a, "modal") for a in group.aux):
        read = replace(read, unable=True)
    return _inflect(words, read, group.aux, to=group.to, reflexive=group.reflexive)


def _joins_group(words: Words, i: int, group: _Group) -> bool:
    """Add the token to the verb's group if it may stand there; tell whether it does."""
    if words.has(i, "aux"):
        group.aux.append(i)
    elif words.has(i, "unable"):
        group.unable = True
    elif words.has(i, "without"):
        group.without = True
    elif words.has(i, "neg") and not words.has(i, "det"):
        group.negated = True
    elif i in words.features and words.has(i, "pron") and _hyphenated(words, i):
        group.subject = i
    elif words.has(i, "clitic") and not words.has(i, "gerundial"):
        group.reflexive |= words.has(i, "reflexive")
    elif not (words.has(i, "strong") and not group.aux and words.has(i - 1, "aux")):
        group.to |= words.has(i, "infinitive_marker")
        skipped = words.has(i, "adv") or words.has(i, "euphonic") or words.has(i, "time")
        return skipped or words.has(i, "infinitive_marker") or words.fold(i) in {"'", "-"}
    group.first = i
    return True


def _behind(words: Words, last: int) -> tuple[int, int]:
    """Return a pronoun inverted behind the verb ("écrit-il", "dit-elle") and where it ends; else -1 and ``last``."""
    if words.fold(last) != "-" or not words.joined(last):
        return -1, last
    i = last + 1
    if words.has(i, "euphonic") and words.fold(i + 1) == "-":
        i += 2
    return (i, i + 1) if i in words.features and words.has(i, "pron") else (-1, last)


def _hyphenated(words: Words, index: int) -> bool:
    return words.fold(index - 1) == "-"


def _inability(words: Words, sentence: Sentence, first: int) -> int:
    """Return where "unable to", "n'est pas en mesure de" begins, left of an infinitive and in its clause; else -1."""
    for i in range(first - 1, max(sentence.first - 1, first - _INABILITY), -1):
        if words.has(i, "unable"):
            return _begin_unable(words, sentence.first, i)
        if words.has(i, "comp") or words.has(i, "rel") or words.mark(i) in {";", ":", "."}:
            return -1
    return -1


def _begin_unable(words: Words, first: int, index: int) -> int:
    while index > first and (
        any(words.has(index - 1, name) for name in ("unable", "aux", "neg")) or words.fold(index - 1) == "'"
    ):
        index -= 1
    return index


def _inflect(words: Words, cue: Cue, aux: list[int], *, to: bool, reflexive: bool) -> Cue | None:
    tag = cue.entry.tag
    have = any(words.has(i, "have") for i in aux)
    be = any(words.has(i, "be") or words.has(i, "been") for i in aux)
    modal = any(words.has(i, "modal") for i in aux) or cue.unable
    hearsay = any(words.has(i, "cond") for i in aux)
    finite = any(not words.has(i, "inf") for i in aux) and not to
    if tag == "gerund":
        return replace(cue, form="finite" if be else "gerund", hearsay=hearsay)
    if tag in {"infinitive", "base"}:
        if cue.unable or cue.without:
            return replace(cue, form="infinitive")
        if modal and not cue.negated:
            return None
        if modal or have or (aux and not to):
            return replace(cue, form="finite", hearsay=hearsay)
        if tag == "infinitive" or to:
            return replace(cue, form="infinitive")
        return replace(cue, form="finite") if _follows_subject(words, cue) else None
    if tag == "past" and not aux and words.has(words.skip(cue.last, len(words.tokens)), "by"):
        return replace(cue, form="participle")
    if tag in {"present", "past", "future"} and not aux and not to:
        return replace(cue, form="finite") if _follows_subject(words, cue) else None
    passive = be and not reflexive
    if tag == "participle" and have and any(words.has(i, "been") for i in aux):
        passive = True
    if aux and finite:
        return replace(cue, form="finite", passive=passive, hearsay=hearsay)
    return replace(cue, form="participle", passive=passive)


def _follows_subject(words: Words, cue: Cue) -> bool:
    """Tell whether a bare finite form may be a verb there: a noun stands after a determiner or preposition.

    A form that is often a noun too (base and present forms) must follow what can be its subject, or open an inversion.
    """
    before = cue.first - 1
    if before < 0:
        return bool(words.pack.switch("free_order"))
    if words.has(cue.first, "clitic") and words.has(cue.first, "det"):
        before = cue.first - 1
        ends = any(words.head_ends[i] == cue.first for i in range(max(0, before - 3), cue.first) if i in words.heads)
        return ends or any(words.has(before, name) for name in ("pron", "rel", "neg", "as"))
    if words.has(before, "pron") or words.has(before, "rel"):
        return True
    if words.has(before, "det") or words.has(before, "prep") or words.has(before, "of_s"):
        return False
    if cue.entry.tag == "present" and not words.pack.switch("heads_last") and _qualified(words, before):
        return False
    if cue.entry.tag in {"base", "present"} and words.pack.switch("heads_last"):
        back = words.skip_back(cue.first, 0) - 1
        return words.mark(back) in _INVERTS or _nominal(words, back, cue.entry.tag)
    return True


def _qualified(words: Words, index: int) -> bool:
    """Tell whether an adjective between determiner and noun stands there: "le dernier décompte"."""
    if words.classes[index] or words.capital(index) or words.mark(index) or index < 1:
        return False
    if any(words.head_ends[i] == index + 1 for i in range(max(0, index - 4), index + 1) if i in words.heads):
        return False
    if words.features.get(index - 1, ("", ""))[0] == "p":
        return False
    return words.has(index - 1, "det") or words.fold(index - 1) == "'"


def _nominal(words: Words, index: int, tag: str) -> bool:
    """Tell whether a token can end a subject: a head or a proper name stands there or shortly before."""
    if words.has(index, "pron") or words.has(index, "rel") or words.has(index, "coord"):
        return True
    adjective = any(p.form == "adjective" and words.place_ends[i] == index + 1 for i, p in _near(words, index))
    if adjective:
        return False
    before = next((i for i in range(index, max(-1, index - _SUBJECT - 1), -1) if words.has(i, "det")), -1)
    if tag == "base" and before >= 0 and words.features.get(before, ("", ""))[0] == "s":
        return False
    for i in range(index, max(-1, index - _SUBJECT), -1):
        if words.capital(i) and (i - 1 in words.openers or (tag == "base" and _singular(words, i))):
            return False
        if words.capital(i) or any(
            words.head_ends[j] == i + 1 for j in range(max(0, i - 4), i + 1) if j in words.heads
        ):
            return True
        if words.mark(i) or words.classes[i] or i in words.pasts:
            return False
    return False


def _singular(words: Words, index: int) -> bool:
    """Tell whether a capital marks one proper name and a subject: inside a sentence, not joined, no complement."""
    first = words.reading.sentence_at(words.tokens[index].start).first
    return index > first and not words.has(index - 1, "coord") and not words.has(index - 1, "prep")


def _near(words: Words, index: int) -> list[tuple[int, PlaceMention]]:
    return [(i, words.places[i]) for i in range(max(0, index - 3), index + 1) if i in words.places]
