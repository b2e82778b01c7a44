"""Forms that a page of ours sends: small, of plain fields, and with the token that every one of them brings back."""

from __future__ import annotations

import secrets
from urllib.parse import parse_qsl

from starlette.requests import Request

from selon.publishing.desk.asking import AskedWrongError
from selon.publishing.desk.guard import FORM_TOKEN

__all__ = ["Fields", "ForeignFormError", "form_of", "way_back"]

#: More than this no form of ours sends, in bytes and in fields.
_MOST, _FIELDS = 131_072, 2_000


class ForeignFormError(Exception):
    """A form without the token of this desk."""


class Fields(dict[str, str]):
    """The fields of a form by name; of those that stand several times the last, and all by ``every``."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        """Take the fields as they came."""
        super().__init__(pairs)
        self._pairs = pairs

    def every(self, name: str) -> tuple[str, ...]:
        """Return all values of a field, in their order, each once."""
        return tuple(dict.fromkeys(value for field, value in self._pairs if field == name))


async def form_of(request: Request) -> Fields:
    """Return a form's fields. Raises ForeignFormError, AskedWrongError where it is too large or no form."""
    body = b""
    async for portion in request.stream():
        body += portion
        if len(body) > _MOST:
            raise AskedWrongError("The form is too large.")
    try:
        fields = Fields(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_FIELDS))
    except (UnicodeDecodeError, ValueError):
        raise AskedWrongError("The form cannot be read.") from None
    known = str(request.scope.get(FORM_TOKEN, ""))
    if not known or not secrets.compare_digest(fields.pop("token", "").encode(), known.encode()):
        raise ForeignFormError
    return fields


def way_back(fields: dict[str, str], usual: str = "/") -> str:
    """Return the address of ours to which a form leads back: a path, and never another host."""
    asked = fields.get("back", "")
    plain = asked.isprintable() and asked.isascii() and "\\" not in asked
    return asked if plain and asked.startswith("/") and not asked.startswith("//") else usual
