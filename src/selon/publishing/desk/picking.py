"""Whose answer an analyst goes by, and why: picks that people made, and what stands before one who makes one.

A pick changes no figure and no account. Of several in force the last holds; a pick that is taken back leaves the one
before. Nothing here picks by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from selon.errors import UnknownError
from selon.ledger import Ledger
from selon.publishing.desk.asking import AskedWrongError
from selon.publishing.desk.events import Weighed
from selon.publishing.desk.galleys import Member
from selon.publishing.desk.sheets import Past, past
from selon.publishing.event_rows import Asked
from selon.publishing.my_picks import Mine, by_question, picks_among, picks_made
from selon.publishing.series import Tally
from selon.publishing.series_picks import Group, Picked, group_of
from selon.records.events import split_ref
from selon.records.reviews import Review
from selon.running import reviewing
from selon.weighing.figures import figure_key

__all__ = ["PickSheet", "by_members", "nights_picked", "pick_address", "pick_sheet", "write_pick"]


@dataclass(frozen=True, slots=True)
class PickSheet:
    """A question with its answers, for one who goes by one of them; ``of`` is the claim that it was opened from."""

    of: str
    event: str
    title: str
    asked: Asked
    mine: Mine | None
    past: tuple[Past, ...]


def pick_address(ref: str, back: str = "") -> str:
    """Return the address at which an answer is picked, of the question that this claim answers."""
    return "/pick?" + urlencode({"of": ref, **({"back": back} if back else {})})


def by_members(members: Sequence[Member], claims: Sequence[str], picks: Iterable[Mine]) -> dict[str, Mine]:
    """Return which pick holds for each question, by its id, as `my_picks.by_question` does.

    ``members`` say which of an event's claims give which answer.
    """
    found = {}
    for mine in picks:
        picked = {place for place, ref in enumerate(claims) if ref in mine.claims}
        versions: dict[str, set[str]] = {}
        for member in members:
            if not picked.isdisjoint(member.claims):
                versions.setdefault(member.question, set()).add(member.version)
        for question, answers in versions.items():
            found[question] = replace(mine, versions=frozenset(answers))
    return found


def nights_picked(rows: Iterable[Tally], picks: Iterable[Mine]) -> dict[Group, Picked]:
    """Return what people picked of the figures for one window and region: the last pick holds."""
    found = {}
    told = tuple(rows)
    for mine in picks:
        for row in told:
            if mine.claims & set(row.refs):
                because = f"{mine.who}, {mine.at[:10]}: {mine.reason}"
                found[group_of(row)] = Picked(frozenset({figure_key(row.quantity)}), because)
    return found


def pick_sheet(ledger: Ledger, weighed: Weighed, ref: str) -> PickSheet:
    """Return the question that a claim (``DOCUMENT#CLAIM``) answers, with its answers and the picks made of them.

    Raises UnknownError where the claim is in no event, or answers no question.
    """
    name = ledger.ties([split_ref(ref)[0]]).events.get(ref)
    page = weighed.page(ledger, ledger.event(name)) if name else None
    rows = page.asked if page else ()
    asked = next((a for a in rows if any(ref in v.tellings for v in a.question.versions)), None)
    if page is None or asked is None:
        raise UnknownError("no such claim in an event", place=ledger.path, remedy="look with `selon event --json`")
    claims = frozenset(telling for version in asked.question.versions for telling in version.tellings)
    mine = by_question(page, picks_among(ledger, claims)).get(asked.question.id)
    return PickSheet(ref, page.account.event.id, page.title, asked, mine, past(picks_made(ledger, claims)))


def write_pick(ledger: Ledger, weighed: Weighed, fields: Mapping[str, str]) -> Review:
    """Write the pick that a form asks for. Raises AskedWrongError where the answer is none of now, or a ReviewError."""
    sheet = pick_sheet(ledger, weighed, fields.get("of", ""))
    versions = {version.id: version for version in sheet.asked.question.versions}
    version = versions.get(fields.get("answer", ""))
    if version is None:
        raise AskedWrongError("“answer” takes one of the answers of now.")
    who, reason = fields.get("who", ""), fields.get("reason", "")
    return reviewing.pick(ledger, sheet.event, version.tellings, who, reason=reason)
