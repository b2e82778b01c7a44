"""What belongs to a newcomer, and what it comes to: closed sets out of the tables, events and origins back in.

Nodes (mentions, or profiles) that could be linked share a block; those that are *tied*, by however many steps, bear one
``component``. Newcomers are held against all that they share a block with, the components that a tie reaches become
one, and these whole components are the closed set: nothing outside could have a part in how they settle. So the cost
of a newcomer is its neighbourhood, not the ledger.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from selon.ledger.chain import GONE, Chain
from selon.ledger.facets import event_facets
from selon.ledger.galleys import drop_galley
from selon.ledger.payloads import dump, load
from selon.ledger.queries import portions
from selon.ledger.rows import digest_of, link_line
from selon.ledger.summaries import drop_summary
from selon.records.events import Event, Link, Mention, Origin, Profile

__all__ = ["MENTIONS", "PROFILES", "Kind", "closure", "components_of", "settle_events", "settle_origins"]

N = TypeVar("N", bound=Mention | Profile)

#: Components up to this size are settled each time that one comes to them; bigger ones when they have grown by so much.
_SMALL, _GROWTH = 200, 0.25
#: So many of a component are tried at either end of a block before all of them are.
_TRIED = 8

#: What parts nodes into those that are tied to one another, as ids.
Tied = Callable[[Iterable[N]], Iterable[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Kind(Generic[N]):
    """Where nodes of one kind stand: their table, their blocks' table, what they settle into, how they are read."""

    table: str
    blocks: str
    owner: str
    read: Callable[[str], N]


@lru_cache(maxsize=1 << 15)
def _mention(payload: str) -> Mention:
    return load(Mention, payload)


@lru_cache(maxsize=1 << 15)
def _profile(payload: str) -> Profile:
    return load(Profile, payload)


MENTIONS = Kind("mentions", "mention_blocks", "event", _mention)
PROFILES = Kind("profiles", "profile_blocks", "origin", _profile)


def closure(
    connection: sqlite3.Connection,
    kind: Kind[N],
    newcomers: Sequence[int],
    disturbed: Iterable[int],
    tied: Tied[N],
    *,
    bound: Iterable[Sequence[str]] = (),
    everything: bool = False,
) -> tuple[N, ...]:
    """Return the closed set of the newcomers (keys, already in the tables) and of components that lost a node.

    ``tied`` parts nodes into those that are tied to one another, as ids; ``bound`` are ids of nodes that people tied.

    A big component waits until it has grown by a quarter (or until ``everything`` that waits is asked for): so a node's
    share in all settlings stays the same however big its component becomes. What waits is remembered in the file.
    """
    joined, came = _join_newcomers(connection, kind, newcomers, tied)
    _rename(connection, kind, joined)
    hands = _bind(connection, kind, bound)
    _rename(connection, kind, hands)
    joined = {component: hands.get(head, head) for component, head in joined.items()} | hands
    now = {joined.get(component, component) for component in (*disturbed, *hands)}
    waiting = _waiting(connection, kind, joined)
    for component in came:
        waiting[joined[component]] += 1
    sized = f"SELECT component, count(*) FROM {kind.table} WHERE component IN"
    sizes: dict[int, int] = dict(portions(connection, sized, sorted({*now, *waiting}), "GROUP BY component"))
    due = {
        component
        for component, size in sizes.items()
        if everything or component in now or size <= _SMALL or waiting[component] >= _GROWTH * size
    }
    _keep_waiting(connection, kind, {component: waiting[component] for component in sizes if component not in due})
    select = f"SELECT payload FROM {kind.table} WHERE component IN"
    return tuple(kind.read(row[0]) for row in portions(connection, select, sorted(due)))


def _bind(connection: sqlite3.Connection, kind: Kind[N], bound: Iterable[Sequence[str]]) -> dict[int, int]:
    """Return which component each one that people tied to another becomes; those that are one already are left out."""
    heads: dict[int, int] = {}
    select = f"SELECT DISTINCT component FROM {kind.table} WHERE id IN"
    for nodes in bound:
        found = [row[0] for row in portions(connection, select, nodes)]
        if len(set(found)) > 1:
            _join(heads, found)
    return {component: _head(heads, component) for component in list(heads)}


def components_of(connection: sqlite3.Connection, kind: Kind[N], nodes: Sequence[str]) -> set[int]:
    """Return the components of nodes, by their ids."""
    return {row[0] for row in portions(connection, f"SELECT component FROM {kind.table} WHERE id IN", nodes)}


def _waiting(connection: sqlite3.Connection, kind: Kind[N], joined: dict[int, int]) -> Counter[int]:
    """Return how many nodes came to each component since it was settled, under the components' names of now."""
    waiting: Counter[int] = Counter()
    rows = connection.execute("SELECT component, count FROM unsettled WHERE what = ?", (kind.table,))
    for component, count in rows.fetchall():
        waiting[joined.get(component, component)] += count
    return waiting


def _keep_waiting(connection: sqlite3.Connection, kind: Kind[N], waiting: dict[int, int]) -> None:
    connection.execute("DELETE FROM unsettled WHERE what = ?", (kind.table,))
    connection.executemany(
        "INSERT INTO unsettled (what, component, count) VALUES (?, ?, ?)",
        [(kind.table, component, count) for component, count in sorted(waiting.items())],
    )


class _Newcomer(NamedTuple):
    """A newcomer with those of each component that it shares a block with, block by block."""

    key: int
    component: int
    near: dict[tuple[str, int], list[int]]


def _join_newcomers(
    connection: sqlite3.Connection, kind: Kind[N], newcomers: Sequence[int], tied: Tied[N]
) -> tuple[dict[int, int], list[int]]:
    """Return which component each one that ties of newcomers reach becomes, and the newcomers' own.

    Of a component that many of a block belong to a few are tried first: where one of them is tied to the newcomer, the
    others need not be looked at.
    """
    found = [_neighbours(connection, kind, *row) for row in _newcomers(connection, kind, newcomers)]
    heads = {newcomer.component: newcomer.component for newcomer in found}
    tried = set(newcomers)
    for newcomer in found:
        for group in newcomer.near.values():
            tried.update(group if len(group) <= 2 * _TRIED else group[:_TRIED] + group[-_TRIED:])
    _tie(connection, kind, sorted(tried), tied, heads)
    rest: set[int] = set()
    for newcomer in found:
        for (_, component), group in newcomer.near.items():
            apart = _head(heads, component) != _head(heads, newcomer.component)
            rest.update(group if apart and len(group) > 2 * _TRIED else ())
    if rest:
        _tie(connection, kind, sorted(rest | set(newcomers)), tied, heads)
    return {component: _head(heads, component) for component in list(heads)}, [one.component for one in found]


def _newcomers(
    connection: sqlite3.Connection, kind: Kind[N], newcomers: Sequence[int]
) -> Iterator[tuple[int, int, int, int, str]]:
    select = f"SELECT key, component, low, high, payload FROM {kind.table} WHERE key IN"
    return portions(connection, select, newcomers)


def _neighbours(
    connection: sqlite3.Connection, kind: Kind[N], key: int, component: int, low: int, high: int, payload: str
) -> _Newcomer:
    near: dict[tuple[str, int], list[int]] = {}
    select = (
        f"SELECT b.block, n.component, b.node FROM {kind.blocks} b JOIN {kind.table} n ON n.key = b.node "
        "WHERE b.block IN"
    )
    for days in (f"AND b.day BETWEEN {low} AND {high}", "AND b.day = 0") if high else ("",):
        for block, other, node in portions(connection, select, kind.read(payload).blocks, days):
            near.setdefault((block, other), []).append(node)
    return _Newcomer(key, component, near)


def _tie(
    connection: sqlite3.Connection, kind: Kind[N], keys: Sequence[int], tied: Tied[N], heads: dict[int, int]
) -> None:
    """Join the components of all nodes that are tied to a newcomer, by however many steps."""
    nodes = f"SELECT component, payload FROM {kind.table} WHERE key IN"
    found = [(kind.read(payload), component) for component, payload in portions(connection, nodes, keys)]
    component_of = {node.id: component for node, component in found}
    for part in tied(node for node, _ in found):
        reached = {component_of[name] for name in part}
        if not reached.isdisjoint(heads):
            _join(heads, reached)


def _join(heads: dict[int, int], components: Iterable[int]) -> None:
    """Make components one, under the smallest."""
    found = {_head(heads, component) for component in components}
    least = min(found)
    heads.update(dict.fromkeys(found, least))


def _head(heads: dict[int, int], component: int) -> int:
    while heads.setdefault(component, component) != component:
        component = heads[component]
    return component


def _rename(connection: sqlite3.Connection, kind: Kind[N], joined: dict[int, int]) -> None:
    connection.executemany(
        f"UPDATE {kind.table} SET component = ? WHERE component = ?",
        [(head, component) for component, head in sorted(joined.items()) if head != component],
    )


def settle_events(
    connection: sqlite3.Connection, chain: Chain, events: Iterable[Event], disturbed: Iterable[int]
) -> None:
    """Put the events of a closed set where their mentions' old ones stood; ``disturbed`` are keys that lost a mention.

    What did not change is not touched. An event that is no more leaves its id as an alias of its first mention.
    """
    lost = frozenset(disturbed)
    fresh = {event.id: event for event in events}
    members = [name for event in fresh.values() for name in event.mentions]
    old = _owners(connection, MENTIONS, members, lost)
    for name, event in fresh.items():
        bare, digest = dump(replace(event, links=())), _linked_digest(event, event.links)
        stood, before = old.get(name, (0, ""))
        if before == digest and stood not in lost:
            continue
        key = _write_event(connection, event, bare, digest, stood)
        _own(connection, MENTIONS, event.mentions, key)
        _write_links(connection, "event", key, event.links)
        event_facets(connection, key, event)
        if before != digest:
            chain.append("event", name, digest)
    for name, (key, _) in old.items():
        if name not in fresh:
            connection.execute("DELETE FROM event_facets WHERE event = ?", (key,))
            drop_summary(connection, chain, key, name)
            drop_galley(connection, chain, key, name)
            _drop(connection, chain, "event", key, name)


def settle_origins(
    connection: sqlite3.Connection, chain: Chain, origins: Iterable[Origin], disturbed: Iterable[int]
) -> None:
    """Put the origins of a closed set where their profiles' old ones stood, as ``settle_events`` does."""
    lost = frozenset(disturbed)
    fresh = {origin.id: origin for origin in origins}
    members = [name for origin in fresh.values() for name in origin.profiles]
    old = _owners(connection, PROFILES, members, lost)
    for name, origin in fresh.items():
        digest = _linked_digest(origin, origin.links)
        stood, before = old.get(name, (0, ""))
        if before == digest and stood not in lost:
            continue
        key = stood or _next(connection, "origins")
        connection.execute("DELETE FROM origins WHERE key = ?", (key,))
        connection.execute(
            "INSERT INTO origins (key, id, digest, label, kind, side, payload, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                name,
                digest,
                origin.label,
                origin.kind,
                origin.side,
                dump(replace(origin, links=())),
                origin.by,
            ),
        )
        _own(connection, PROFILES, origin.profiles, key)
        _write_links(connection, "origin", key, origin.links)
        if before != digest:
            chain.append("origin", name, digest)
    for name, (key, _) in old.items():
        if name not in fresh:
            _drop(connection, chain, "origin", key, name)


def _linked_digest(record: Event | Origin, links: Sequence[Link]) -> str:
    lines = (link_line(link.first, link.second, link.score, dump(link.reasons), link.by) for link in links)
    return digest_of(dump(replace(record, links=())), *lines)


def _owners(
    connection: sqlite3.Connection, kind: Kind[N], members: Sequence[str], disturbed: Iterable[int]
) -> dict[str, tuple[int, str]]:
    """Return the stored owners of these nodes, and those that lost one, by id: key and digest."""
    mine = f"SELECT DISTINCT {kind.owner} FROM {kind.table} WHERE {kind.owner} IS NOT NULL AND id IN"
    keys = {*disturbed, *(row[0] for row in portions(connection, mine, members))}
    theirs = f"SELECT id, key, digest FROM {kind.owner}s WHERE key IN"
    return {row[0]: (row[1], row[2]) for row in portions(connection, theirs, sorted(keys))}


def _write_event(connection: sqlite3.Connection, event: Event, bare: str, digest: str, key: int) -> int:
    key = key or _next(connection, "events")
    documents = len({name.rpartition("#")[0] for name in event.claims})
    connection.execute("DELETE FROM events WHERE key = ?", (key,))
    connection.execute(
        "INSERT INTO events (key, id, digest, title, begins, ends, documents, claims, payload, by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            event.id,
            digest,
            event.title,
            event.start,
            event.end,
            documents,
            len(event.claims),
            bare,
            event.by,
        ),
    )
    return key


def _next(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(key), 0) + 1 FROM {table}").fetchone()[0])


def _own(connection: sqlite3.Connection, kind: Kind[N], members: Iterable[str], key: int) -> None:
    connection.executemany(
        f"UPDATE {kind.table} SET {kind.owner} = ? WHERE id = ?",
        [(key, name) for name in members],
    )


def _write_links(connection: sqlite3.Connection, what: str, key: int, links: Iterable[Link]) -> None:
    connection.execute("DELETE FROM links WHERE what = ? AND owner = ?", (what, key))
    connection.executemany(
        "INSERT INTO links (what, owner, seq, first, second, score, reasons, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (what, key, number, link.first, link.second, link.score, dump(link.reasons), link.by)
            for number, link in enumerate(links)
        ],
    )


def _drop(connection: sqlite3.Connection, chain: Chain, what: str, key: int, name: str) -> None:
    connection.execute("DELETE FROM links WHERE what = ? AND owner = ?", (what, key))
    connection.execute(f"DELETE FROM {what}s WHERE key = ?", (key,))
    chain.append(what, name, GONE)
