"""How many voices one event really has: reports, outlets, texts, origins, sides, each with its reasons.

* *reports*: documents; the same address or the same words twice are one report.
* *outlets*: who prints. Documents without an outlet may be anybody's: they widen the count.
* *texts*: reports, once those of one text are one. Copies that are only suspected, or proposed across languages, widen
  the count: the low end takes them for copies, the high end does not.
* *origins*: who first said it; see ``weighing.voices``.
* *sides*: parties for which somebody speaks; all organs of one side are one.

Reports that were taken back count nowhere; each is named among the reasons for the number of reports.

No count says that anything is true: three origins may be wrong together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from selon.records.accounts import Count, Dossier, Telling
from selon.records.events import Copy, Passage, Reason
from selon.records.text import Document
from selon.text import fold
from selon.weighing.families import Families
from selon.weighing.voices import find_voices, passage, printed
from selon.weighing.withdrawals import left_out_of, standing

__all__ = ["count_voices"]

_ADDRESS = re.compile(r"^[a-z]+://(?:www\.|m\.|amp\.)?|#.*$|/+$")
_HOST = re.compile(r"^[^/?]+")


def count_voices(dossier: Dossier) -> tuple[Count, ...]:
    """Return the five counts of an event: reports, outlets, texts, origins, sides, in this order.

    Withdrawn reports count in none of them; that of reports names them and says so.
    """
    left_out = left_out_of(dossier)
    dossier = standing(dossier)
    dossier = replace(dossier, tellings=tuple(sorted(dossier.tellings, key=_in_order)))
    first = {telling.document.id: telling for telling in reversed(dossier.tellings)}
    documents = [first[name].document for name in sorted(first)]
    reports = _reports(documents)
    certain = [copy for copy in dossier.copies if copy.outcome == "copy"]
    texts = reports.joined((copy.earlier, copy.later) for copy in certain)
    perhaps = texts.joined((copy.earlier, copy.later) for copy in dossier.copies)
    voices = find_voices(dossier, texts)
    return (
        _with(_count_reports(reports, first), left_out),
        _count_outlets(documents, first),
        _count_texts(texts, perhaps, dossier.copies),
        Count("origins", voices.low, voices.high, voices.reasons),
        _count_sides(dossier.tellings),
    )


def _with(count: Count, more: tuple[Reason, ...]) -> Count:
    return replace(count, reasons=count.reasons + more)


def _in_order(telling: Telling) -> tuple[str, str, int, str]:
    document = telling.document
    return document.came_out or "", document.id, telling.claim.anchor.start, telling.ref


def _reports(documents: Sequence[Document]) -> Families:
    """Return the documents, those of one address or of the same words together."""
    families = Families(document.id for document in documents)
    for same in (_page, _words):
        alike: dict[str, str] = {}
        for document in documents:
            token = same(document)
            if token:
                families.join(alike.setdefault(token, document.id), document.id)
    return families


def _page(document: Document) -> str:
    """Return the address of a document's own page; empty where it is but a site's."""
    address = _address(document)
    return address if "/" in address or "?" in address else ""


def _address(document: Document) -> str:
    return _ADDRESS.sub("", _ADDRESS.sub("", (document.url or "").strip().lower()))


def _words(document: Document) -> str:
    return " ".join(fold(document.text).split())


def _count_reports(reports: Families, first: Mapping[str, Telling]) -> Count:
    reasons = []
    for members in reports.groups():
        passages = tuple(passage(first[name]) for name in members)
        if len(members) == 1:
            because = f"{printed(first[members[0]].document)} reports it."
        else:
            because = f"One address or the same words {len(members)} times: {', '.join(members)}."
        reasons.append(Reason("report", because, passages))
    number = len(reasons)
    return Count("reports", number, number, tuple(reasons))


def _host(document: Document) -> str:
    """Return the host of a document's address, which stands for an outlet that is not named."""
    match = _HOST.match(_address(document))
    return match[0] if match else ""


def _named(document: Document) -> str:
    return printed(document) if document.outlet else _host(document)


def _count_outlets(documents: Iterable[Document], first: Mapping[str, Telling]) -> Count:
    outlets: dict[str, list[str]] = defaultdict(list)
    unknown = []
    for document in documents:
        outlet = fold(printed(document)) if document.outlet else _host(document)
        if outlet:
            outlets[outlet].append(document.id)
        else:
            unknown.append(document.id)
    reasons = [
        Reason("outlet", f"{_named(first[names[0]].document)} prints it.", _passages(names, first))
        for _, names in sorted(outlets.items())
    ]
    if unknown:
        because = f"Of {len(unknown)} documents nobody says who prints them."
        reasons.append(Reason("outlet-unknown", because, _passages(unknown, first)))
    low = max(len(outlets), 1 if unknown else 0)
    return Count("outlets", low, len(outlets) + len(unknown), tuple(reasons))


def _passages(names: Iterable[str], first: Mapping[str, Telling]) -> tuple[Passage, ...]:
    return tuple(passage(first[name]) for name in names)


def _count_texts(texts: Families, perhaps: Families, copies: Sequence[Copy]) -> Count:
    """Count texts, with a reason for each copy: the words that both have."""
    reasons = []
    for copy in sorted(copies, key=lambda copy: (copy.outcome, copy.earlier, copy.later)):
        how = _HOW[copy.outcome].format(earlier=copy.earlier, later=copy.later, share=round(copy.containment * 100))
        sides = tuple(passage for pair in copy.passages[:1] for passage in pair)
        reasons.append(Reason(f"text-{copy.outcome}", how, sides))
    return Count("texts", len(perhaps.groups()), len(texts.groups()), tuple(reasons))


_HOW = {
    "copy": "{earlier} and {later} are one text: {share} % of the shorter one's unquoted words stand in the other.",
    "suspect": "{earlier} and {later} may be one text: {share} % of the shorter one's unquoted words are shared.",
    "proposed": "{earlier} and {later} may be one text in two languages.",
}


def _count_sides(tellings: Iterable[Telling]) -> Count:
    spoken: dict[str, dict[str, Telling]] = defaultdict(dict)
    for telling in tellings:
        if telling.side:
            spoken[telling.side].setdefault(telling.document.id, telling)
    reasons = [
        Reason("side", f"Speakers of {side} are heard in {_documents(len(heard))}.", _passages(sorted(heard), heard))
        for side, heard in sorted(spoken.items())
    ]
    return Count("sides", len(spoken), len(spoken), tuple(reasons))


def _documents(number: int) -> str:
    return "1 document" if number == 1 else f"{number} documents"
