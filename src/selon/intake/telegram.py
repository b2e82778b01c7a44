"""Telegram Desktop's export (``result.json``) to documents: a message a document, the channel as its outlet.

The file is read message by message, however long it is. A message's id is that of channel and message, so that an edit,
in a later export, is a later text of the same document, and tells when it was made. What was forwarded names the
channel that it came from as its maker. Only channels and groups are read: what people wrote to each other in private is
refused.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

from selon.errors import ExtractEmptyError, InputError, LineError, MarkupError
from selon.intake.documents import make_document, with_given
from selon.intake.metadata import words
from selon.intake.streams import too_long
from selon.ports import Limits, Unit
from selon.records.text import Document, Note

__all__ = ["FORMAT", "Telegram"]

_SNIFF = re.compile(
    rb'"type"\s*:\s*"(?:public_|private_)?(?:channel|supergroup|group|personal_chat|bot_chat|saved_messages)"'
)
_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_NAME = re.compile(r'"name"\s*:\s*("(?:[^"\\]|\\.)*"|null)')
_KIND = re.compile(r'"type"\s*:\s*"(\w+)"')
_ID = re.compile(r'"id"\s*:\s*(-?\d+)')
_PRIVATE = ("personal_chat", "bot_chat", "saved_messages")
_PIECE = 1 << 18
#: Telegram dates the first reaction to a message as an edit of it (tdesktop, issue 30647). Where there are so many
#: reactions, the first of them does not come so many seconds late, and what does is an edit.
_MANY, _LATE = 10, 3600
_UNNAMED = "Telegram"
_DECODER = json.JSONDecoder()


class Telegram:
    """The format ``telegram``: one chat's export, or that of a whole account."""

    name = "telegram"
    suffixes = ()
    plain = False

    def sniff(self, name: str, head: bytes) -> bool:  # noqa: ARG002 - the port's signature
        """Tell by a chat's kind at the start of an object."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        if start != b"{":
            return False
        account = b'"personal_information"' in head and b'"about"' in head
        return account or (_SNIFF.search(head) is not None and b'"messages"' in head)

    def parse(self, unit: Unit, limits: Limits) -> Iterator[Document | InputError | Unit]:
        """Yield the document of each message with a text, in the file's order; the error of a chat that is private."""
        count = 0
        for chat, message in _messages(unit.stream, unit.place, limits):
            count += 1
            if message is None:
                reason = f"the chat {chat.name!r} is private: only channels and groups are read"
                yield MarkupError(reason, place=unit.place, remedy="export the channel alone")
                continue
            place = f"{unit.place}#{message.get('id', count)}"
            document = _document(chat, message)
            if document is None:
                continue
            if len(document.text) > limits.characters:
                yield too_long(len(document.text), limits.characters, place)
            else:
                yield with_given(document, unit.given)
        if not count:
            raise ExtractEmptyError("an export without a message", place=unit.place)


class _Chat:
    """What the file says of a chat before its messages."""

    def __init__(self, before: str) -> None:
        names, kinds, ids = _NAME.findall(before), _KIND.findall(before), _ID.findall(before)
        self.name = _name(names[-1]) if names else _UNNAMED
        self.kind = kinds[-1] if kinds else ""
        self.number = ids[-1] if ids else self.name


def _name(written: str) -> str:
    try:
        return str(json.loads(written, strict=False) or _UNNAMED)
    except ValueError:
        return _UNNAMED


def _messages(stream: BinaryIO, place: str, limits: Limits) -> Iterator[tuple[_Chat, Mapping[str, Any] | None]]:
    """Yield chat and message; a private chat once, with None."""
    text = _Window(stream, place, limits)
    while (before := text.until(_MESSAGES)) is not None:
        chat = _Chat(before)
        private = chat.kind in _PRIVATE
        if private:
            yield chat, None
        while (item := text.value()) is not None:
            if isinstance(item, Mapping) and not private:
                yield chat, item


class _Window:
    """A stretch of a long JSON text that moves on as its values are taken."""

    def __init__(self, stream: BinaryIO, place: str, limits: Limits) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._place = place
        self._most = limits.bytes
        self._text = ""
        self._at = 0

    def _more(self) -> bool:
        """Take another piece in; False at the end. Raises LineError where one value is beyond the limits."""
        data = self._stream.read(max(_PIECE, len(self._text) - self._at))
        if len(self._text) - self._at > self._most:
            raise LineError(f"a message of more than {self._most:,} characters", place=self._place)
        self._text, self._at = self._text[self._at :] + self._decode.decode(data, final=not data), 0
        return bool(data)

    def until(self, pattern: re.Pattern[str]) -> str | None:
        """Move behind the next match and return what stood before it; None where there is none any more."""
        while True:
            match = pattern.search(self._text, self._at)
            if match:
                before, self._at = self._text[self._at : match.start()], match.end()
                return before[-100_000:]
            if len(self._text) - self._at > 200_000:
                self._at = len(self._text) - 100_000
            if not self._more():
                return None

    def value(self) -> Any:
        """Return the next value of the list; None at its end. Raises MarkupError where the JSON breaks."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n,":
                self._at += 1
            if self._text[self._at : self._at + 1] == "]":
                self._at += 1
                return None
            try:
                found, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError as problem:
                raise MarkupError("JSON nested too deep", place=self._place) from problem
            except ValueError as problem:
                if self._more():
                    continue
                reason = f"the JSON breaks off: {problem}"
                raise MarkupError(
                    reason[:200], place=self._place, remedy="what came before is read; export anew"
                ) from problem
            self._at = end
            return found


def _document(chat: _Chat, message: Mapping[str, Any]) -> Document | None:
    """Return the document of a message; None for one without words (a picture, somebody joining)."""
    text = _plain(message.get("text")).strip()
    if message.get("type") != "message" or not text:
        return None
    forwarded = words(message.get("forwarded_from"))
    edited = _moment(message.get("edited_unixtime")) or words(message.get("edited")) or None
    sure = _is_edit(message)
    return replace(
        make_document(
            text,
            identifier=f"telegram:{chat.number}/{message.get('id')}",
            outlet=chat.name,
            published=_moment(message.get("date_unixtime")) or words(message.get("date")) or None,
            credits=(forwarded,) if forwarded else (),
            authors=(author,) if (author := words(message.get("author"))) else (),
            notes=tuple(_notes(message, forwarded, None if sure else edited)),
            edited=edited if sure else None,
        ),
        raw=hashlib.sha256(json.dumps(message, sort_keys=True).encode()).hexdigest(),
    )


def _is_edit(message: Mapping[str, Any]) -> bool:
    """Tell whether what the export calls an edit is surely one, and not the first reaction to the message."""
    reactions = message.get("reactions")
    if not reactions:
        return True
    try:
        many = sum(int(one["count"]) for one in reactions)
        late = int(message["edited_unixtime"]) - int(message["date_unixtime"])
    except (TypeError, ValueError, KeyError):
        return False
    return many >= _MANY and late > _LATE


def _notes(message: Mapping[str, Any], forwarded: str, touched: str | None) -> Iterator[Note]:
    if touched:
        reason = f"edited, or reacted to, on {touched}: the export does not tell which; dated as it was published"
        yield Note("edited_or_reacted", reason)
    if forwarded:
        yield Note("forwarded", f"forwarded from {forwarded}")
    if (reply := message.get("reply_to_message_id")) is not None:
        yield Note("reply", f"answers message {reply}")


def _plain(text: Any) -> str:
    """Return the words of a message's text: a string, or a list of strings and of marked stretches."""
    if isinstance(text, str):
        return text
    parts = text if isinstance(text, list) else []
    return "".join(
        part if isinstance(part, str) else str(part.get("text", "")) if isinstance(part, Mapping) else ""
        for part in parts
    )


def _moment(seconds: Any) -> str | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return None


FORMAT = Telegram()
