"""A language is a folder of data. This module reads the folder and finds its forms in a text.

A pack's folder holds ``pack.toml`` (name, scripts, quotation marks, number style, switches), ``paradigms.tsv``
(suffixes by name, so that one row stands for all forms of a verb or noun) and one TSV file a table: cues,
sources, channels, kinds, numbers, units, times, places and so on. Every table has a header line; its first column is
``form``. Lines that start with ``#`` and empty lines are skipped. The closed inventory of columns and values is
``inventory.toml``.

How a form is written:

- ``a déclaré|ont déclaré``: alternatives;
- ``déclar~er``: the stem with every suffix of the paradigm ``er``, each form tagged as ``paradigms.tsv`` says;
- ``said:past``: one form with its tag;
- ``(la) source``: a part that may be missing, spaces closed up;
- ``*angriff``: the word may also end a longer one (``Drohnenangriff``), and the whole word is then found.

A pack may extend others (``extends = ["und"]``): their entries come first, and the pack's own win where they set a key.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from selon.errors import PackError
from selon.records.text import Entry, Hit
from selon.text import fold

__all__ = [
    "FALLBACK",
    "Pack",
    "PackError",
    "Paradigms",
    "expand",
    "forms",
    "function_words",
    "listed_words",
    "load",
    "read_paradigms",
    "read_table",
    "served",
    "switched",
]

#: The pack of what belongs to no language: digits, symbols, measures, channels. Every pack extends it.
FALLBACK = "und"

#: The first member of a compound has at least so many letters.
_SHORTEST = 2
_OPTIONAL = re.compile(r"\(([^()]*)\)")

Paradigms = Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, eq=False)
class Pack:
    """One language's data, ready to be looked up.

    ``settings`` is ``pack.toml`` merged over the packs that it extends; ``entries`` every surface form of every table.
    """

    code: str
    settings: Mapping[str, Any]
    entries: tuple[Entry, ...]

    def switch(self, name: str, default: Any = False) -> Any:
        """Return a named structural switch of the language (``[switches]`` in pack.toml)."""
        return self.settings.get("switches", {}).get(name, default)

    def setting(self, section: str, name: str, default: Any = None) -> Any:
        """Return ``name`` of a section of pack.toml, or the default."""
        return self.settings.get(section, {}).get(name, default)

    def words(self, name: str) -> frozenset[str]:
        """Return a word list of ``[words]`` in pack.toml, folded."""
        return self._words.get(name, frozenset())

    def table(self, name: str) -> tuple[Entry, ...]:
        """Return the entries of one table."""
        return self._tables.get(name, ())

    def lookup(self, table: str, form: str) -> Entry | None:
        """Return the entry of a table with exactly this folded form, the pack's own before an extended one."""
        return self._forms.get((table, form))

    def scan(self, folded: str, text: str = "") -> dict[str, tuple[Hit, ...]]:
        """Find every form of the pack in a folded text, at word boundaries.

        ``text`` is the text as written: where a language writes nouns with a capital, a compound without one is none.

        Returns, for each table, the hits by start and then longest first; hits may overlap.
        """
        # One mark a code point, and one for the end; index -1, before the start, is that one too.
        word = [*map(str.isalnum, folded.replace("_", "x")), False]
        tails = self._tails
        kept: list[tuple[int, int, int]] = []
        ending: dict[int, list[tuple[int, int]]] = {}
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if word[end] and word[end - 1]:
                continue
            if not (word[start - 1] and word[start]):
                kept.append((start, -end, pattern))
            elif pattern in tails:
                ending.setdefault(end, []).append((start, pattern))
        kept.sort()
        found: dict[str, list[Hit]] = {}
        forms = self._by_pattern
        for start, end, pattern in kept:
            for entry in forms[pattern]:
                found.setdefault(entry.table, []).append(Hit(start, -end, entry))
        if ending:
            self._add_compounds(found, ending, word, text if self.switch("nouns_capitalised") else "")
        return {table: tuple(hits) for table, hits in found.items()}

    def _add_compounds(
        self, found: dict[str, list[Hit]], ending: dict[int, list[tuple[int, int]]], word: list[bool], text: str
    ) -> None:
        """Add a hit for each compound whose last member a table has, by its longest form, if the whole is no form."""
        tails = self._tails
        known = {(hit.start, hit.end, table) for table, hits in found.items() for hit in hits if hit.end in ending}
        added: set[str] = set()
        for end, members in ending.items():
            first = members[0][0]
            while word[first - 1]:
                first -= 1
            if text and text[first].islower():
                continue
            for start, pattern in sorted(members):
                here = {entry.table for entry in tails[pattern]}
                here = {table for table in here if start - first >= _SHORTEST and (first, end, table) not in known}
                for entry in tails[pattern]:
                    if entry.table in here:
                        found.setdefault(entry.table, []).append(Hit(first, end, entry))
                known |= {(first, end, table) for table in here}
                added |= here
        for table in added:
            found[table].sort(key=lambda hit: (hit.start, -hit.end))

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(map(fold, forms)) for name, forms in self.settings.get("words", {}).items()}

    @cached_property
    def _tables(self) -> dict[str, tuple[Entry, ...]]:
        tables: dict[str, list[Entry]] = {}
        for entry in self.entries:
            tables.setdefault(entry.table, []).append(entry)
        return {name: tuple(entries) for name, entries in tables.items()}

    @cached_property
    def _forms(self) -> dict[tuple[str, str], Entry]:
        return {(entry.table, entry.form): entry for entry in self.entries}

    @cached_property
    def _by_pattern(self) -> tuple[tuple[Entry, ...], ...]:
        return tuple(tuple(entries) for entries in self._patterns.values())

    @cached_property
    def _patterns(self) -> dict[str, list[Entry]]:
        patterns: dict[str, list[Entry]] = {}
        unscanned = frozenset(self.setting("tables", "unscanned", ()))
        for entry in self.entries:
            if entry.table not in unscanned:
                patterns.setdefault(entry.form, []).append(entry)
        return patterns

    @cached_property
    def _tails(self) -> dict[int, tuple[Entry, ...]]:
        """The patterns that may end a compound, each with the entries that say so."""
        tails = {i: tuple(e for e in entries if e.tail) for i, entries in enumerate(self._by_pattern)}
        return {i: entries for i, entries in tails.items() if entries}

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(list(self._patterns), matchkind=MatchKind.Standard)


def expand(form: str, paradigms: Paradigms) -> Iterator[tuple[str, str]]:
    """Yield every (surface form, tag) that one ``form`` cell stands for.

    >>> list(expand("(la) source|dit:past", {}))
    [('la source', ''), ('source', ''), ('dit', 'past')]
    >>> list(expand("déclar~er", {"er": (("e", "present"), ("é", "participle"))}))
    [('déclare', 'present'), ('déclaré', 'participle')]
    """
    for alternative in form.split("|"):
        body, tag = _split_tag(alternative.strip())
        for plain in _options(body):
            for surface, inflected in _inflect(plain, paradigms):
                yield " ".join(surface.split()), tag or inflected


def _split_tag(alternative: str) -> tuple[str, str]:
    head, colon, tail = alternative.rpartition(":")
    if colon and head and tail.isidentifier():
        return head, tail
    return alternative, ""


def _options(body: str) -> Iterator[str]:
    match = _OPTIONAL.search(body)
    if not match:
        yield body
        return
    for inner in (match[1], ""):
        yield from _options(body[: match.start()] + inner + body[match.end() :])


def _inflect(body: str, paradigms: Paradigms) -> Iterator[tuple[str, str]]:
    choices: list[list[tuple[str, str]]] = []
    for word in body.split(" "):
        stem, tilde, name = word.partition("~")
        if not tilde:
            choices.append([(word, "")])
            continue
        if name not in paradigms:
            raise PackError(f"no paradigm {name!r} for {word!r}", remedy="add it to paradigms.tsv")
        choices.append([(stem + suffix, tag) for suffix, tag in paradigms[name]])
    for combination in itertools.product(*choices):
        yield " ".join(form for form, _ in combination), next((tag for _, tag in combination if tag), "")


def _folder(code: str) -> Traversable:
    return resources.files("selon.languages").joinpath(code)


@lru_cache(maxsize=1)
def served() -> tuple[str, ...]:
    """Return the codes of the packs that are there, the fallback left out, sorted."""
    folders = (f.name for f in resources.files("selon.languages").iterdir() if f.joinpath("pack.toml").is_file())
    return tuple(sorted(code for code in folders if code != FALLBACK))


@lru_cache(maxsize=64)
def load(code: str) -> Pack:
    """Return the pack of a language code. Raises PackError if the folder is missing or a file is malformed."""
    settings = _settings(code)
    bases = [load(base) for base in _own_settings(code).get("extends", ())]
    own = tuple(_entries(code, _folder(code)))
    return Pack(code, settings, tuple(itertools.chain.from_iterable(base.entries for base in bases)) + own)


@lru_cache(maxsize=64)
def forms(code: str, table: str) -> Mapping[str, Entry]:
    """Return the entries of one table by folded form, without loading the others; the pack's own win over its bases'.

    Of homographs the last stands. Raises PackError as ``load`` does.
    """
    found: dict[str, Entry] = {}
    for base in _own_settings(code).get("extends", ()):
        found.update(forms(base, table))
    found.update((entry.form, entry) for entry in _entries(code, _folder(code), table))
    return found


def function_words(code: str) -> frozenset[str]:
    """Return a language's commonest words, folded, without loading its tables. Raises PackError as ``load`` does."""
    return listed_words(code, "function")


@lru_cache(maxsize=256)
def listed_words(code: str, name: str) -> frozenset[str]:
    """Return a word list of pack.toml, folded, without loading the tables. Raises PackError as ``load`` does."""
    return frozenset(map(fold, _settings(code).get("words", {}).get(name, ())))


def native_name(code: str) -> str:
    """Return what a language calls itself, without loading its tables. Raises PackError as ``load`` does."""
    return str(_settings(code).get("name", ""))


def switched(code: str, name: str) -> bool:
    """Tell whether a structural switch of a language is on, without loading its tables. Raises as ``load`` does."""
    return bool(_settings(code).get("switches", {}).get(name))


@lru_cache(maxsize=64)
def _own_settings(code: str) -> dict[str, Any]:
    folder = _folder(code)
    if not folder.joinpath("pack.toml").is_file():
        raise PackError(f"no language pack {code!r}", remedy=f"there are {', '.join(served())}")
    try:
        return tomllib.loads(folder.joinpath("pack.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise PackError(str(problem), place=f"{code}/pack.toml") from problem


@lru_cache(maxsize=64)
def _settings(code: str) -> dict[str, Any]:
    """Return pack.toml merged over those of the packs that it extends."""
    merged: dict[str, Any] = {}
    own = _own_settings(code)
    for layer in [*map(_settings, own.get("extends", ())), own]:
        for section, value in layer.items():
            merged[section] = {**merged.get(section, {}), **value} if isinstance(value, dict) else value
    return merged


def _entries(code: str, folder: Traversable, only: str = "") -> Iterator[Entry]:
    paradigms = read_paradigms(code, folder)
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        table, _, suffix = file.name.rpartition(".")
        if suffix != "tsv" or table == "paradigms" or (only and table != only):
            continue
        for line, row in read_table(file.read_text("utf-8"), f"{code}/{file.name}"):
            columns = {name: cell for name, cell in row.items() if name != "form" and cell}
            try:
                for surface, tag in expand(row["form"], paradigms):
                    yield Entry(fold(surface.removeprefix("*")), tag, table, columns, surface.startswith("*"))
            except PackError as problem:
                place = f"{code}/{file.name}:{line}"
                raise PackError(problem.reason, place=place, remedy=problem.remedy) from problem


def read_paradigms(code: str, folder: Traversable) -> Paradigms:
    """Return a pack's paradigms: name to (suffix, tag) pairs. Raises PackError with file and line."""
    file = folder.joinpath("paradigms.tsv")
    if not file.is_file():
        return {}
    paradigms: dict[str, list[tuple[str, str]]] = {}
    for _, row in read_table(file.read_text("utf-8"), f"{code}/paradigms.tsv", first="paradigm"):
        paradigms.setdefault(row["paradigm"], []).append((row["suffix"].strip("-"), row["tag"]))
    return {name: tuple(suffixes) for name, suffixes in paradigms.items()}


def read_table(text: str, where: str, first: str = "form") -> Iterable[tuple[int, dict[str, str]]]:
    """Yield (line number, row) of a TSV text with a header line. Raises PackError with file and line."""
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            if cells[0] != first:
                raise PackError(f"the first column must be {first!r}, not {cells[0]!r}", place=f"{where}:{number}")
            header = cells
            continue
        if len(cells) > len(header):
            raise PackError(
                f"{len(cells)} cells under {len(header)} columns",
                place=f"{where}:{number}",
                remedy="join cells or name the column",
            )
        yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
