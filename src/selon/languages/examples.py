"""A pack's examples: short dispatches of our own wording, each with what a reading of it must find.

``examples.jsonl`` holds one object a line: ``text``, optionally ``published``, ``outlet`` and ``credits``, and what is
expected, in a short form. Where ``attributions`` or ``claims`` is given, each of them must be found, and no other,
unless ``open`` names the list (``"open": ["claims"]``); what a short form does not name is not checked.

- an attribution: ``source``, ``cue`` (the words, or null), ``content`` (words, or a list), ``name``, ``kind``,
  ``side``, ``anonymous``, ``act``, ``mode``, ``certainty``, ``channel``, ``via`` (the relays' words or names);
- a claim: ``kind``, ``anchor``, ``said_by`` (the words of its source, or null for the outlet), ``polarity``,
  ``certainty``, ``means``, ``place`` (its English name), ``value``, ``low``, ``high``, ``modifier``, ``unit``,
  ``share``, ``parts`` (their values), ``time`` (``start`` or ``start/end``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selon.errors import PackError
from selon.records.attribution import Attribution, Source
from selon.records.claims import Claim
from selon.records.folios import Folio
from selon.records.text import Document, Span

__all__ = ["Example", "Reader", "failures", "make_example", "parse_examples"]

Reader = Callable[[Document], Folio]
Expected = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One line of ``examples.jsonl``: the document, and what is expected (None: not checked)."""

    line: int
    document: Document
    attributions: tuple[Expected, ...] | None
    claims: tuple[Expected, ...] | None
    open: tuple[str, ...] = ()


def parse_examples(text: str, language: str, where: str) -> Iterator[Example]:
    """Yield the examples of a file. Raises PackError with file and line."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            document = Document(
                f"{where}:{number}",
                data["text"],
                outlet=data.get("outlet"),
                language=language,
                published=data.get("published"),
                credits=tuple(data.get("credits", ())),
            )
            attributions, claims = (
                None if data.get(key) is None else tuple(data[key]) for key in ("attributions", "claims")
            )
        except (ValueError, KeyError, TypeError) as problem:
            raise PackError(
                f"no example: {problem}", place=f"{where}:{number}", remedy="write one JSON object with a text"
            ) from problem
        yield Example(number, document, attributions, claims, tuple(data.get("open", ())))


def make_example(folio: Folio, checked: Container[str], *, whole: bool) -> dict[str, Any]:
    """Return a folio as an example: of its attributions and claims those whose ids are in ``checked``.

    ``whole`` tells that nothing else is said in the text: else an example is open for more.
    """
    document = folio.document
    sources = {a.id: _words(a.source.span) or a.source.name for a in folio.attributions}
    told = {"published": document.published, "outlet": document.outlet, "credits": list(document.credits)}
    return {
        "text": document.text,
        **{name: value for name, value in told.items() if value},
        "attributions": [_attribution(a) for a in folio.attributions if a.id in checked],
        "claims": [_claim(claim, sources) for claim in folio.claims if claim.id in checked],
        **({} if whole else {"open": ["attributions", "claims"]}),
    }


def failures(example: Example, folio: Folio) -> Iterator[str]:
    """Yield what a reading of an example misses or has too much, each as a sentence."""
    sources = {a.id: _words(a.source.span) or a.source.name for a in folio.attributions}
    attributions = [_attribution(attribution) for attribution in folio.attributions]
    claims = [_claim(claim, sources) for claim in folio.claims]
    yield from _compare("attribution", example.attributions, attributions, more="attributions" in example.open)
    yield from _compare("claim", example.claims, claims, more="claims" in example.open)


def _compare(
    what: str, expected: Sequence[Expected] | None, found: list[dict[str, Any]], *, more: bool
) -> Iterator[str]:
    if expected is None:
        return
    left = list(found)
    for wanted in expected:
        unknown = sorted(set(wanted) - set(_KEYS[what]))
        if unknown:
            yield f"{what}: no such key: {', '.join(unknown)}"
            continue
        match = next((item for item in left if _differs(wanted, item) == {}), None)
        if match is not None:
            left.remove(match)
            continue
        nearest = min(left, key=lambda item: len(_differs(wanted, item)), default=None)
        yield f"{what} {json.dumps(wanted, ensure_ascii=False)}: " + (
            f"nearest has {json.dumps(_differs(wanted, nearest), ensure_ascii=False)}" if nearest else "nothing is left"
        )
    if len(found) != len(expected) and not more:
        yield f"{what}s: {len(expected)} expected, {len(found)} found" + "".join(
            f"; {json.dumps({k: v for k, v in item.items() if k in _SHOWN}, ensure_ascii=False)}" for item in left
        )


def _differs(wanted: Expected, item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: item[key] for key, value in wanted.items() if _plain(item[key]) != _plain(value)}


def _plain(value: object) -> object:
    """One content may be written without its list."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _attribution(attribution: Attribution) -> dict[str, Any]:
    source = attribution.source
    return {
        "source": _words(source.span),
        "name": source.name,
        "kind": source.kind,
        "side": source.side,
        "anonymous": source.anonymous,
        "cue": _words(attribution.cue),
        "content": [span.text for span in attribution.content],
        "act": attribution.act,
        "mode": attribution.mode,
        "certainty": attribution.certainty,
        "channel": attribution.channel,
        "via": [_relay(relay) for relay in attribution.via],
    }


def _relay(source: Source) -> str | None:
    return _words(source.span) or source.name


def _claim(claim: Claim, sources: Mapping[str, str | None]) -> dict[str, Any]:
    quantity, time = claim.quantity, claim.time
    spoken = None
    if time is not None:
        spoken = time.start if time.end in (None, time.start) else f"{time.start}/{time.end}"
    return {
        "kind": claim.kind,
        "anchor": claim.anchor.text,
        "said_by": sources.get(claim.attribution) if claim.attribution else None,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "means": claim.means,
        "place": claim.place and claim.place.name,
        "value": quantity and quantity.value,
        "low": quantity and quantity.low,
        "high": quantity and quantity.high,
        "modifier": quantity and quantity.modifier,
        "unit": quantity and quantity.unit,
        "share": quantity and quantity.share and quantity.share.value,
        "parts": [part.value for part in quantity.parts] if quantity else [],
        "time": spoken,
    }


def _words(span: Span | None) -> str | None:
    return None if span is None else span.text


_ATTRIBUTION = (
    *("source", "name", "kind", "side", "anonymous"),
    *("cue", "content", "act", "mode", "certainty", "channel", "via"),
)
_FIGURE = ("value", "low", "high", "modifier", "unit", "share", "parts")
_CLAIM = ("kind", "anchor", "said_by", "polarity", "certainty", "means", "place", "time", *_FIGURE)
_KEYS = {"attribution": _ATTRIBUTION, "claim": _CLAIM}
_SHOWN = frozenset({"source", "cue", "content", "kind", "anchor", "value"})
