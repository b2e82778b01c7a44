"""The body of an answer, unpacked as it comes, and never beyond what it may become."""

from __future__ import annotations

import zlib

from selon.errors import FetchError

__all__ = ["Inflater"]

#: Below this a body is small, however well it is packed.
_SMALL = 1 << 20
_GZIP, _ZLIB, _RAW = 31, 15, -15
_PIECE = 1 << 16
_KNOWN = {"": 0, "identity": 0, "gzip": _GZIP, "x-gzip": _GZIP, "deflate": _ZLIB}
_REMEDY = "it is no page or feed of news"


class Inflater:
    """Takes a body piece by piece; ``body`` is what has become of it.

    At most ``most`` bytes come in or out, and at most ``ratio`` out for one that came in.
    """

    def __init__(self, coding: str, *, most: int, ratio: int, place: str) -> None:
        """Take what the header says of the packing. Raises FetchError for one that was not asked for."""
        coding = coding.strip().lower()
        if coding not in _KNOWN:
            raise FetchError(f"packed as {coding[:40]!r}, which was not asked for", place=place)
        self._window = _KNOWN[coding]
        self._inflate = zlib.decompressobj(self._window) if self._window else None
        self._most, self._ratio, self._place = most, ratio, place
        self._came = 0
        self.body = bytearray()

    def take(self, data: bytes) -> None:
        """Take a piece. Raises FetchError where there is too much of it, or it is damaged."""
        self._came += len(data)
        if self._came > self._most:
            raise FetchError(f"more than {self._most:,} bytes", place=self._place, remedy=_REMEDY)
        if self._inflate is None:
            self.body += data
            return
        while data:
            data = self._step(self._inflate, data)

    def _step(self, inflate: zlib._Decompress, data: bytes) -> bytes:
        """Unpack some, and return what is left to unpack."""
        if inflate.eof:  # another member follows; anything else behind the end is passed over
            if not data.startswith(b"\x1f\x8b") or self._window != _GZIP:
                return b""
            inflate = self._inflate = zlib.decompressobj(self._window)
        try:
            self.body += inflate.decompress(data, _PIECE)
        except zlib.error as problem:
            if self._window == _ZLIB and not self.body:  # some servers leave the wrapping of "deflate" out
                self._window, self._inflate = _RAW, zlib.decompressobj(_RAW)
                return data
            raise FetchError(f"damaged packing: {problem}", place=self._place, remedy="fetch it anew") from problem
        self._weigh()
        return inflate.unused_data if inflate.eof else inflate.unconsumed_tail

    def _weigh(self) -> None:
        size = len(self.body)
        if size > self._most:
            raise FetchError(f"unpacked it has more than {self._most:,} bytes", place=self._place, remedy=_REMEDY)
        if size > _SMALL and size > self._ratio * self._came:
            times = size // self._came
            raise FetchError(f"it swells {times:,} times when unpacked", place=self._place, remedy=_REMEDY)

    def end(self) -> bytes:
        """Return the whole body. Raises FetchError where the packing breaks off."""
        if self._inflate is not None and self._came and not self._inflate.eof:
            raise FetchError("the packing breaks off", place=self._place, remedy="fetch it anew")
        return bytes(self.body)
