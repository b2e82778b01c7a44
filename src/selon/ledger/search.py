"""Documents by their words: any inflected form finds the others, best first, with the passage that answers.

The index (``indexing``) also keeps which form came to which token in which language: so neither a query nor a passage
needs a dictionary, but for a word in a form that no document has.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import product
from typing import Any

from selon.ledger.asked import Query, Term, parse
from selon.ledger.holdings import Holding
from selon.ledger.lemmas import WORD, plain, sound, token_of
from selon.ledger.opening import told
from selon.ledger.passages import Found, choose_passage
from selon.ledger.readings import as_put
from selon.ledger.store import Ledger
from selon.records.text import Span

__all__ = ["Filters", "Finding", "Findings", "search"]

#: How much more a word in the title counts.
_TITLE = 4.0
#: Alternatives of a phrase, at most; characters of a sound's key from which a beginning is looked for by sound.
_MOST, _SOUNDED = 64, 4
#: The note of a document whose paragraphs are in several languages: its words are those of any.
_MIXED = "mixed_languages"
#: After the last character that a day may be followed by.
_LAST = "\uffff"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a document must be: None where it does not matter.

    ``language`` of it as a whole or of any paragraph (``fr`` finds ``fr-CH``), ``outlet``; ``side`` of somebody who
    speaks in it, ``kind`` of a claim in it, ``place`` of one (settlement, region or country code, in English), all
    three as people have put them, else as they were read; ``since`` and ``until`` when this version of it came out.
    """

    language: str | None = None
    outlet: str | None = None
    side: str | None = None
    kind: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None


_CONDITIONS: Mapping[str, str] = {
    "language": "(d.read_as = :language OR d.language = :language OR d.language LIKE :language || '-%' "
    "OR d.key IN (SELECT o.document FROM other_languages o WHERE o.language = :language))",
    "outlet": "d.outlet = :outlet COLLATE NOCASE",
    "side": as_put("EXISTS (SELECT 1 FROM {told}attributions a WHERE a.document = d.key AND a.side = upper(:side))"),
    # Joined to nothing, so that a document's few claims are looked through, and not all of a kind in the ledger.
    "kind": as_put("EXISTS (SELECT 1 FROM {told}claims c WHERE c.document = d.key AND c.kind || '' = :kind)"),
    "place": as_put(
        "EXISTS (SELECT 1 FROM {told}claims c JOIN places p ON p.key = c.place OR p.key = c.destination "
        "WHERE c.document = d.key AND (:place COLLATE NOCASE IN (p.name, p.admin1, p.country) "
        "OR p.admin1 LIKE :place || ' %'))"
    ),
    "since": "d.instant >= :since",
    "until": f"d.instant <> '' AND d.instant <= :until || '{_LAST}'",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A document found: how well (higher is better), the passage that answers best, the words in it that were meant.

    ``passage`` and ``marks`` are spans of the document's text, in code points. ``events`` are those that it tells of,
    as (id, title), those of most claims first.
    """

    document: Holding
    score: float
    passage: Span
    marks: tuple[Span, ...]
    events: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """How many documents answer, and the best of them, best first."""

    total: int
    found: tuple[Finding, ...]


# --- asking -----------------------------------------------------------------------------------------------------------


def search(ledger: Ledger, typed: str, filters: Filters | None = None, limit: int = 20) -> Findings:
    """Return the documents (current versions) that answer what was typed, best first.

    Nothing that is typed raises; what asks for nothing finds nothing. Raises a LedgerError where the file fails.
    """
    query = parse(typed)
    if not query.groups:
        return Findings(0, ())
    with told(ledger.path):
        return _search(ledger.connection, query, filters or Filters(), limit)


def _search(connection: sqlite3.Connection, query: Query, filters: Filters, limit: int) -> Findings:
    meant = {term: _meant(connection, term) for term in (*query.terms, *query.without)}
    given = {f.name: value for f in fields(filters) if (value := getattr(filters, f.name))}
    where = " AND ".join(["search_words MATCH :words", "d.current = 1", *(_CONDITIONS[name] for name in given)])
    source = f"FROM search_words JOIN documents d ON d.key = search_words.rowid WHERE {where}"
    values = given | {"words": _expression(query, meant), "limit": limit}
    (total,) = connection.execute(f"SELECT count(*) {source}", values).fetchone()
    rows = connection.execute(
        "SELECT d.key, d.read_as, bm25(search_words, :title, 1.0) AS score, d.digest, d.id, d.url, d.outlet, "
        f"d.language, d.published, d.title, d.claims, d.current, d.seen, d.edited {source} "
        "ORDER BY score, d.instant DESC, d.id LIMIT :limit",
        values | {"title": _TITLE},
    ).fetchall()
    wanted = [meant[term] for term in query.terms]
    forms = _Forms(connection, wanted)
    return Findings(total, tuple(_finding(connection, row, wanted, forms) for row in rows))


def _finding(connection: sqlite3.Connection, row: Sequence[Any], wanted: Sequence[Found], forms: _Forms) -> Finding:
    key, language, score = row[:3]
    (line,) = connection.execute("SELECT line FROM folios WHERE document = ?", (key,)).fetchone()
    folio = json.loads(zlib.decompress(line))
    text = folio["document"]["text"]
    mixed = any(note["code"] == _MIXED for note in folio.get("notes") or ())
    words = [match.span() for match in WORD.finditer(text)]
    of = None if mixed else language
    tokens = [forms.tokens(of, text[start:end].lower()) for start, end in words]
    passage, marks = choose_passage(text, words, tokens, wanted)
    values = [*row[3:11], bool(row[11]), *row[12:]]
    return Finding(Holding(*values), round(-score, 4), passage, marks, _events(connection, key))


class _Forms:
    """Which of the tokens that are wanted each form came to, in a language or in any.

    The forms of whole tokens are few, and fetched once for all documents. A beginning of one may have thousands: there
    each form that is met is asked for.
    """

    def __init__(self, connection: sqlite3.Connection, wanted: Sequence[Found]) -> None:
        self._connection = connection
        self._known: dict[tuple[str | None, str], frozenset[str]] = {}
        self._whole = not any(term.prefix for term in wanted)
        if not self._whole:
            return
        found: dict[tuple[str | None, str], set[str]] = {}
        for token in sorted({token for term in wanted for tokens in term.tokens for token in tokens}):
            query = "SELECT form, language FROM search_forms WHERE token = ?"
            for form, language in connection.execute(query, (token,)):
                found.setdefault((language, form), set()).add(token)
                found.setdefault((None, form), set()).add(token)
        self._known = {key: frozenset(tokens) for key, tokens in found.items()}

    def tokens(self, language: str | None, form: str) -> frozenset[str]:
        """Return the tokens of a form in a language, or in any (None)."""
        known = self._known.get((language, form))
        if known is None and not self._whole:
            query = f"SELECT token FROM search_forms WHERE form = ?1 AND language {'= ?2' if language else '<> ?2'}"
            known = frozenset(token for (token,) in self._connection.execute(query, (form, language or "")))
            self._known[language, form] = known
        return known or frozenset()


def _events(connection: sqlite3.Connection, document: int) -> tuple[tuple[str, str], ...]:
    return tuple(
        connection.execute(
            "SELECT e.id, e.title FROM (SELECT mention FROM claims WHERE document = ? UNION ALL "
            "SELECT mention FROM reviewed_claims WHERE document = ?) c JOIN mentions m ON m.key = c.mention "
            "JOIN events e ON e.key = m.event GROUP BY e.key ORDER BY count(*) DESC, e.id",
            (document, document),
        )
    )


# --- what a word may mean ---------------------------------------------------------------------------------------------


def _meant(connection: sqlite3.Connection, term: Term) -> Found:
    """Return for each word of a term the tokens that it may be filed under, the likeliest first."""
    tokens = [_tokens(connection, word) for word in term.words]
    if term.prefix:
        key = sound(term.words[-1])
        tokens[-1] = (plain(term.words[-1]), *([key] if len(key) > _SOUNDED else []))
    return Found(tuple(tokens), term.prefix)


def _tokens(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """Return the tokens of a word in every language of the ledger, in whatever case it was typed.

    What the ledger's own documents have is taken from them. Only a form that none of them has, nor anything that sounds
    like it (a name in another spelling), is looked up, in the dictionaries of the languages that have some word with
    the same first third: loading one takes up to a second.
    """
    form = word.lower()
    rows = connection.execute(
        "SELECT DISTINCT token FROM search_forms WHERE form = ? ORDER BY token", (form,)
    ).fetchall()
    known = [token for (token,) in rows]
    if not known and not _heard(connection, word):
        first = form[: (len(form) + 2) // 3]
        languages = connection.execute(
            "SELECT DISTINCT language FROM search_forms WHERE form BETWEEN ? AND ? ORDER BY language",
            (first, first + _LAST),
        ).fetchall()
        cases = (form, word.capitalize())
        known = [token_of(case, language) for (language,) in languages for case in cases]
    sounds = [sound(token) for token in (word, *known) if not token.startswith("~")]
    return tuple(dict.fromkeys((*known, plain(word), *sounds)))


def _heard(connection: sqlite3.Connection, word: str) -> bool:
    """Tell whether a document has a word, known to no dictionary, that sounds like this one."""
    token = sound(word)
    query = "SELECT 1 FROM search_forms WHERE token = ? LIMIT 1"
    return token.startswith("~") and connection.execute(query, (token,)).fetchone() is not None


# --- what FTS5 is asked -----------------------------------------------------------------------------------------------


def _expression(query: Query, meant: Mapping[Term, Found]) -> str:
    """Return the query in FTS5's words. Tokens are letters, digits and ``~``, so that quoting them is enough."""
    told_ = " OR ".join("(" + " AND ".join(_one(meant[term]) for term in group) + ")" for group in query.groups)
    left_out = " OR ".join(_one(meant[term]) for term in query.without)
    return f"({told_}) NOT ({left_out})" if left_out else told_


def _one(found: Found) -> str:
    """Return one term: every choice of tokens, likeliest first, as far as they are not too many."""
    each = max(1, next(n for n in range(_MOST, 0, -1) if n ** len(found.tokens) <= _MOST or n == 1))
    choices = product(*(tokens[:each] for tokens in found.tokens))
    star = " *" if found.prefix else ""
    return "(" + " OR ".join(f'"{" ".join(choice)}"{star}' for choice in choices) + ")"
