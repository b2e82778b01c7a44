"""One request to one address that was looked at before, and its answer; all of it within one span of time.

The connection is made to the number that was judged and to nothing else: nobody asks for the host's number a second
time. The certificate is held against the host's name all the same. HTTP is spoken by h11, which reads and writes
nothing itself, so that every wait on the network is ours and ends at the deadline.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Thread
from typing import TYPE_CHECKING

from selon.errors import AddressError, FetchError
from selon.intake.addresses import Target, refusal
from selon.intake.inflating import Inflater

if TYPE_CHECKING:
    import h11

__all__ = ["Answer", "Caps", "Deadline", "Resolve", "Wire", "resolve_host"]

#: Host to the numbers of its addresses. Raises OSError where there is none.
Resolve = Callable[[str], Sequence[str]]
_PIECE = 1 << 16
#: One of several addresses is waited for so long, in seconds, before the next is tried.
_PATIENCE = 8.0
#: The most addresses of one host that are tried, and the most bytes that headers may have.
_TRIED, _HEADERS = 4, 1 << 16


@dataclass(frozen=True, slots=True)
class Caps:
    """What one address may cost: seconds in all, bytes of the body (packed or not), how far it may swell, hops."""

    seconds: float = 30.0
    bytes: int = 64 << 20
    ratio: int = 200
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: ``headers`` have their names in small letters; of several of one name the first counts."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class Deadline:
    """The end of a span of time."""

    def __init__(self, seconds: float, place: str) -> None:
        """Begin now. ``place`` is what an error names."""
        self.seconds, self.place = seconds, place
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left. Raises FetchError where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.over()
        return left

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let what is done meanwhile take no time off it: waiting out of politeness."""
        began = time.monotonic()
        yield
        self._end += time.monotonic() - began

    def over(self) -> FetchError:
        """Return the error that says that time is over."""
        remedy = "try again later, or raise the limit with --fetch-seconds"
        return FetchError(f"it took more than {self.seconds:g} seconds", place=self.place, remedy=remedy)


def resolve_host(host: str) -> tuple[str, ...]:
    """Return the numbers of a host's addresses as the system knows them. Raises OSError."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(row[4][0]) for row in found))


class Wire:
    """Makes connections: ``resolve`` tells a host's numbers, ``context`` whom to trust (the system's list)."""

    def __init__(self, resolve: Resolve = resolve_host, context: ssl.SSLContext | None = None) -> None:
        """Take what resolves and what verifies; nothing is looked up yet."""
        self._resolve = resolve
        self._context = context

    def exchange(
        self,
        target: Target,
        headers: Sequence[tuple[str, str]],
        deadline: Deadline,
        caps: Caps,
        *,
        allowed: bool = False,
        body: bytes | None = None,
    ) -> Answer:
        """Send one request and return its answer; with a ``body`` it is a POST.

        Raises AddressError where any address of the host is not to be fetched (``allowed``: a local one may be), and
        FetchError where nothing comes back, too much, or too late.
        """
        numbers = self._numbers(target, deadline, allowed=allowed)
        connection = self._connected(target, numbers, deadline)
        with connection:
            try:
                return _Exchange(connection, target, deadline, caps).run(headers, body)
            except TimeoutError as problem:
                raise deadline.over() from problem
            except OSError as problem:
                raise FetchError(f"the connection broke: {_said(problem)}", place=deadline.place) from problem

    def _numbers(self, target: Target, deadline: Deadline, *, allowed: bool) -> list[str]:
        """Return the numbers of a host, all of them judged."""
        numbers: list[str] = []
        trouble: list[Exception] = []

        def ask() -> None:
            try:
                numbers.extend(self._resolve(target.host))
            except Exception as problem:  # noqa: BLE001 - it would be lost with its thread
                trouble.append(problem)

        thread = Thread(target=ask, daemon=True)
        thread.start()
        thread.join(deadline.left())
        if thread.is_alive():
            raise deadline.over()
        if trouble or not numbers:
            said = _said(trouble[0]) if trouble else "no address"
            raise FetchError(f"no such host: {said}", place=deadline.place, remedy="is the name right?")
        for number in numbers:
            if reason := refusal(ip_address(number), allowed=allowed):
                raise AddressError(f"{target.host}: {reason}", place=deadline.place, remedy="only public are fetched")
        return numbers[:_TRIED]

    def _connected(self, target: Target, numbers: Sequence[str], deadline: Deadline) -> socket.socket:
        """Return a connection to the first of the addresses that takes one."""
        trouble = ""
        for number in numbers:
            try:
                plain = socket.create_connection((number, target.port), min(deadline.left(), _PATIENCE))
            except OSError as problem:
                trouble = _said(problem)
                continue
            if target.scheme == "http":
                return plain
            try:
                plain.settimeout(deadline.left())
                return self._trusted().wrap_socket(plain, server_hostname=target.host)
            except TimeoutError as problem:
                plain.close()
                raise deadline.over() from problem
            except (OSError, ValueError) as problem:
                plain.close()
                reason = getattr(problem, "verify_message", "") or _said(problem)
                raise FetchError(f"no connection to be trusted: {reason}", place=deadline.place) from problem
        deadline.left()
        raise FetchError(f"no connection: {trouble}", place=deadline.place, remedy="try again later")

    def _trusted(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = ssl.create_default_context()
            self._context.set_alpn_protocols(["http/1.1"])
        return self._context


class _Exchange:
    """One request on an open connection."""

    def __init__(self, connection: socket.socket, target: Target, deadline: Deadline, caps: Caps) -> None:
        import h11  # noqa: PLC0415 - only those who fetch need it

        self._speech = h11.Connection(h11.CLIENT, max_incomplete_event_size=_HEADERS)
        self._need, self._trouble = h11.NEED_DATA, h11.ProtocolError
        self._connection, self._target, self._deadline, self._caps = connection, target, deadline, caps
        self._received = 0

    def run(self, headers: Sequence[tuple[str, str]], body: bytes | None) -> Answer:
        """Send the request and return the answer. Raises FetchError, OSError."""
        import h11  # noqa: PLC0415 - as above

        sent = [("Host", self._target.netloc), *headers, ("Connection", "close")]
        if body is not None:
            sent.append(("Content-Length", str(len(body))))
        try:
            self._send(h11.Request(method="GET" if body is None else "POST", target=self._target.path, headers=sent))
            if body is not None:
                self._send(h11.Data(body))
            with suppress(OSError):  # who has answered already may listen no more
                self._send(h11.EndOfMessage())
            return self._answer()
        except self._trouble as problem:
            reason = f"no answer as HTTP asks: {str(problem)[:200]}"
            raise FetchError(reason, place=self._deadline.place) from problem

    def _send(self, event: h11.Event) -> None:
        data = self._speech.send(event)
        if data:
            self._connection.settimeout(self._deadline.left())
            self._connection.sendall(data)

    def _answer(self) -> Answer:
        """Read the answer to its end."""
        import h11  # noqa: PLC0415 - as above

        head: h11.Response | None = None
        body = self._inflater("")
        while True:
            event = self._speech.next_event()
            if event is self._need:
                self._receive()
            elif isinstance(event, h11.Response):
                head = event
                body = self._inflater(_first(event).get("content-encoding", ""))
            elif isinstance(event, h11.Data):
                body.take(bytes(event.data))
            elif isinstance(event, (h11.EndOfMessage, h11.ConnectionClosed)):
                if head is None:
                    raise FetchError("no answer", place=self._deadline.place, remedy="try again later")
                return Answer(self._target.url, head.status_code, _first(head), body.end())

    def _inflater(self, coding: str) -> Inflater:
        return Inflater(coding, most=self._caps.bytes, ratio=self._caps.ratio, place=self._deadline.place)

    def _receive(self) -> None:
        self._connection.settimeout(self._deadline.left())
        data = self._connection.recv(_PIECE)
        self._received += len(data)
        if self._received > 2 * self._caps.bytes + _HEADERS:
            raise FetchError("an answer without end", place=self._deadline.place)
        self._speech.receive_data(data)


def _first(head: h11.Response) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in head.headers:
        found.setdefault(name.decode("latin-1").lower(), _decoded(value))
    return found


def _decoded(value: bytes) -> str:
    """Return a header's value: UTF-8 as servers write it, or Latin-1 as the old standard has it."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _said(problem: Exception) -> str:
    return (getattr(problem, "strerror", None) or str(problem) or type(problem).__name__).lower()
