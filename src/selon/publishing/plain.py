"""Records as plain JSON: every field by its name, spans included, whole numbers whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from math import isfinite
from typing import Any, TextIO

from selon.records.accounts import Account, Dossier
from selon.weighing.picks import pick

__all__ = ["event_json", "plain", "write_json", "write_lines"]

#: Beyond this a float no longer tells whole numbers apart.
_WHOLE = 2**53


def plain(record: object) -> Any:
    """Return a record, or anything made of records, as what JSON knows.

    >>> plain((1.0, None, {"a": 2.5}))
    [1, None, {'a': 2.5}]
    """
    if is_dataclass(record) and not isinstance(record, type):
        return {field.name: plain(getattr(record, field.name)) for field in fields(record)}
    if isinstance(record, Mapping):
        return {str(key): plain(value) for key, value in record.items()}
    if isinstance(record, (tuple, list, set, frozenset)):
        return [plain(item) for item in (sorted(record) if isinstance(record, (set, frozenset)) else record)]
    if isinstance(record, float):
        if not isfinite(record):
            return None
        return int(record) if record.is_integer() and abs(record) < _WHOLE else record
    return record


def event_json(account: Account, dossier: Dossier, rule: str = "") -> dict[str, Any]:
    """Return an account with what its references lead to: the tellings with their words, origins, copies, documents.

    Documents are listed once, without their texts. With a ``rule`` there is what it picks of each question.
    """
    documents = {telling.document.id: plain(telling.document) for telling in dossier.tellings}
    for document in documents.values():
        del document["text"], document["notes"]
    tellings = [plain(telling) | {"document": telling.document.id} for telling in dossier.tellings]
    return {
        **plain(account),
        "tellings": tellings,
        "origins": plain(dossier.origins),
        "copies": plain(dossier.copies),
        "document_checks": [{"document": document, **plain(check)} for document, check in dossier.checks],
        "documents": list(documents.values()),
        **({"picks": {q.id: plain(pick(q, rule, dossier.tellings)) for q in account.questions}} if rule else {}),
    }


def write_json(record: object, stream: TextIO) -> None:
    """Write one record as indented JSON."""
    stream.write(json.dumps(plain(record), ensure_ascii=False, indent=1) + "\n")


def write_lines(records: Iterable[object], stream: TextIO) -> None:
    """Write records as JSON, one a line."""
    stream.writelines(json.dumps(plain(record), ensure_ascii=False) + "\n" for record in records)
