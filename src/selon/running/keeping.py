"""Folios into a ledger: what each is compared by, and one transaction for a batch in which all of it is settled.

Here meet the ledger, which keeps, and linking, which compares: neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from selon.errors import SelonError
from selon.ledger import Added, Entry, Ledger, When, indexing
from selon.ledger.lemmas import find_lemmas
from selon.ledger.pen import Pen
from selon.ledger.rows import Prepared, prepare
from selon.linking import events, origins
from selon.linking.blocks import LOOKING_BACK, LOOSE
from selon.linking.components import LATER, WHILE
from selon.linking.constraining import tied_by_people
from selon.linking.copies import WITHIN, blocks, compare, enough
from selon.linking.families import AIR, SITE
from selon.linking.publication import published_days
from selon.linking.views import make_view
from selon.linking.withdrawals import names, titled_alike
from selon.pipeline import Said, keys, review, settle
from selon.reading.mixtures import MIXED, part_languages
from selon.records.events import Mention
from selon.records.folios import Folio
from selon.records.reviews import Subject
from selon.records.text import Document, Note
from selon.reviewing.joining import joinings, make_constraints, meant
from selon.running.local import gazetteer
from selon.running.programs import program

__all__ = [
    "lay_reviews",
    "nodes_meant",
    "prepare_folio",
    "settle_now",
    "settle_rest",
    "what_is_said",
    "write_batch",
]

#: Families of mentions that are tied by other things than by days.
_UNDATED = frozenset((AIR, SITE))
#: So many days at most may lie between the first and the last that a mention is about, if it is about days.
_LONGEST = LOOSE + LOOKING_BACK


def prepare_folio(folio: Folio, digest: str = "", *, words: bool = True, machine: Folio | None = None) -> Prepared:
    """Return all that a ledger keeps of a folio. ``digest`` is its document's as it was handed in, if that differs.

    Without ``words`` the document is not indexed for search, and no dictionary is loaded. ``machine`` is the machine's
    own reading, where the folio is what people made of it.
    """
    pointed = keys(folio, machine)
    return prepare(
        Entry(
            folio,
            pointed,
            find_lemmas(folio, _parts(folio)) if words else None,
            digest,
            blocks(pointed.print),
            _published(folio.document),
            {mention.id: when for mention in pointed.mentions if (when := _about(mention))},
            program(),
        )
    )


def _parts(folio: Folio) -> tuple[tuple[str, str], ...]:
    """Return the languages of a text in several, each with the text in which the others' paragraphs are blank."""
    if all(note.code != MIXED for note in folio.notes):
        return ()
    parts, _, _ = part_languages(folio.document, folio.language)
    return tuple((language, part.text) for language, part in parts)


def _published(document: Document) -> When | None:
    """Return when a document came out, and between which days its copies did; None where the day is not known."""
    days = published_days(document.published)
    if days is None or days[0] != days[1]:
        return None
    day = days[0].toordinal()
    return When(day, day - WITHIN, day + WITHIN)


def _about(mention: Mention) -> When | None:
    """Return the day that a mention is about, and between which days those are that may be tied to it.

    None where no day narrows them: nothing tells one, or what it tells is not bound to days.
    """
    view = make_view(mention)
    if view.days is None or view.loose or view.family in _UNDATED:
        return None
    first, last = view.days.first, view.days.last
    far = max(LATER, WHILE)
    return When(first, first - far - _LONGEST, last + far)


def write_batch(
    ledger: Ledger,
    batch: Sequence[Prepared],
    failures: Sequence[SelonError],
    withdrawn: Mapping[str, Note] = MappingProxyType({}),
    *,
    again: bool = False,
) -> Added:
    """Write one batch and settle what it belongs to, in one transaction. What failed is kept too, as rows of errors.

    ``again`` gives documents that are there another reading, if it differs; see ``writing.add``.
    ``withdrawn`` has, by its digest, what each item that withdraws another says: it is a mark, and no newer version.
    Big components are settled only now and then (``settling.closure``): ``settle_rest`` does it for those that wait.
    """
    if not batch and not failures:
        return Added()
    with ledger.writing() as pen:
        pen.fail(failures)
        some = [item for item in batch if item.digest not in withdrawn]
        added = pen.add(some, events.event_id, (indexing.write,), again=again)
        taken = pen.marked_before(added.new, names, titled_alike)
        added = _take_back(pen, [item for item in batch if item.digest in withdrawn], withdrawn, added, taken)
        lay_reviews(ledger, pen, (*added.new, *added.reread))
        texts = _Texts(pen.texts)
        pairs = pen.sharing(enough)
        pen.copy(copy for first, second in pairs if (copy := compare(first, second, texts)))
        settle_now(ledger, pen)
    return added


def _take_back(pen: Pen, items: Sequence[Prepared], withdrawn: Mapping[str, Note], before: Added, marks: int) -> Added:
    """Mark what these items withdraw; one of which nothing else is there is itself marked and added.

    A second one of the same is another version: each mark stays, whichever of the two came out or came in first.
    """
    new: list[str] = []
    for item in items:
        note = withdrawn[item.digest]
        if pen.is_unseen(item):
            marks += pen.withdraw_itself(item, note.code, note.message)
            new += pen.add([item], events.event_id, (indexing.write,)).new
            marks += pen.withdraw(item, note.code, note.message, titled_alike, titled=True)
        else:
            marks += pen.withdraw(item, note.code, note.message, names)
    known = tuple(item.id for item in items if item.id not in new)
    return Added((*before.new, *new), (*before.known, *known), before.versions, marks, before.reread)


def settle_rest(ledger: Ledger) -> None:
    """Settle everything that waits."""
    with ledger.writing() as pen:
        settle_now(ledger, pen, everything=True)


def settle_now(ledger: Ledger, pen: Pen, *, everything: bool = False) -> None:
    """Settle what belongs to all that came in this transaction, or ``everything`` that waits, as people say it is."""
    said = what_is_said(ledger)
    mentions = pen.mentions(events.components, tied_by_people(said.events), everything=everything)
    profiles = pen.profiles(origins.components, tied_by_people(said.origins), everything=everything)
    pen.settle(*settle(mentions, profiles, said))


# --- what people made of it -------------------------------------------------------------------------------------------


def lay_reviews(ledger: Ledger, pen: Pen, documents: Iterable[str]) -> None:
    """Lay over the machine's readings of documents what people have said of them, or take it away again."""
    names = sorted(set(documents))
    reviews = ledger.reviews(names)
    if not reviews:
        return
    shown = {folio.document.id: folio for folio in ledger.folios(names)}
    for machine in ledger.machine_folios(names):
        name = machine.document.id
        made = review(machine, [told for told in reviews if told.subject.document == name], gazetteer())
        if made != shown[name]:
            prepared = prepare_folio(made, words=False, machine=machine)
            pen.lay_over(prepared, events.event_id, changed=made != machine)


def what_is_said(ledger: Ledger) -> Said:
    """Return what people say belongs together or apart, of what is in the ledger now."""
    reviews = ledger.joining_reviews()
    joined = [told for what in ("event", "origin") for told in joinings(reviews, what)]
    if not joined:
        return Said()
    nodes = nodes_meant(ledger, [subject for told in joined for group in told.groups for subject in group])

    def node_of(subject: Subject) -> str | None:
        return nodes.get(subject.ref)

    return Said(make_constraints(reviews, "event", node_of), make_constraints(reviews, "origin", node_of))


def nodes_meant(ledger: Ledger, subjects: Iterable[Subject]) -> dict[str, str]:
    """Return the mention or profile that each of these claims and attributions is in now, by its reference of then."""
    wanted = {subject.ref: subject for subject in subjects}
    nodes = _nodes(ledger, {name: subject.what for name, subject in wanted.items()})
    lost = [subject for name, subject in wanted.items() if name not in nodes]
    folios = {folio.document.id: folio for folio in ledger.machine_folios({subject.document for subject in lost})}
    now = {s.ref: name for s in lost if (name := meant(s, folios.get(s.document)))}
    found = _nodes(ledger, {now[s.ref]: s.what for s in lost if s.ref in now})
    return nodes | {name: found[then] for name, then in now.items() if then in found}


def _nodes(ledger: Ledger, what: Mapping[str, str]) -> dict[str, str]:
    """Return the mention of each claim and the profile of each attribution; ``what`` tells which each name is."""
    claims = [name for name, kind in what.items() if kind == "claim"]
    return ledger.nodes(claims, [name for name, kind in what.items() if kind != "claim"])


class _Texts(dict[str, str]):
    """The texts of documents by id, fetched as they are asked for."""

    def __init__(self, fetch: Callable[[Iterable[str]], dict[str, str]]) -> None:
        super().__init__()
        self._fetch = fetch

    def __missing__(self, name: str) -> str:
        self.update(self._fetch([name]))
        return self[name]
