"""Pages, feeds and exports from the web, with all the care that a stranger's address asks for.

Each hop of a redirect is taken apart, resolved, judged and pinned anew (`addresses.py`, `connections.py`); one span of
time covers them all. Nothing is read from the environment: no proxy, no credentials, no cookies.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime

from selon.errors import AddressError, FetchError
from selon.intake.addresses import Target, joined, take_apart
from selon.intake.connections import Answer, Caps, Deadline, Wire
from selon.ports import Unit

__all__ = ["AGENT", "Fetcher", "named_by", "unit_of"]

#: How we call ourselves, and the word that a robots.txt knows us by.
AGENT = "Selon"
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/xhtml+xml, application/json;q=0.9, text/html;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, text/plain;q=0.7, */*;q=0.5"
)
_REDIRECTS = (301, 302, 303, 307, 308)
_REMEDIES = {
    401: "it asks for a password",
    402: "it asks for money",
    403: "it is not for everybody",
    404: "is it right?",
}
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:warc\.gz|warc|gz|zip|jsonl|ndjson|ninjs)\Z", re.IGNORECASE)
#: Types that name a format which its first bytes do not always tell. All others say less than the bytes.
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/zip": ".zip",
    "application/warc": ".warc",
}
_MEDIA = ("image/", "video/", "audio/", "font/")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Fetcher:
    """Fetches addresses.

    ``allow`` has hosts with their port (``127.0.0.1:8080``) that may be fetched although they are not public: for
    tests, and for a webhook that its user names. ``contact`` is told to every server: whom to write to.
    """

    def __init__(
        self,
        caps: Caps | None = None,
        *,
        wire: Wire | None = None,
        allow: Collection[str] = (),
        contact: str = "",
        now: Callable[[], str] = _now,
    ) -> None:
        """Take what an address may cost, what makes connections, and what tells the time (ISO 8601)."""
        self.caps = caps or Caps()
        self._wire = wire or Wire()
        self._allow = frozenset(allow)
        self._agent = f"{AGENT} (+{contact})" if contact else AGENT
        self._now = now

    @property
    def allow(self) -> frozenset[str]:
        """The hosts with their port that may be fetched although they are not public."""
        return self._allow

    def get(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        *,
        before: Callable[[Target], None] = lambda _: None,
    ) -> Answer:
        """Return the answer of an address behind all redirects, whatever its status.

        ``before`` is called with each hop before it is asked for; it may wait, which is not counted, or raise. Raises
        AddressError, FetchError.
        """
        deadline = Deadline(self.caps.seconds, url[:200])
        target = take_apart(url, self._allow)
        for _ in range(self.caps.redirects + 1):
            with deadline.paused():
                before(target)
            answer = self._wire.exchange(
                target, self._headers(headers), deadline, self.caps, allowed=self._is_allowed(target)
            )
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return answer
            try:
                target = take_apart(joined(target, answer.headers["location"]), self._allow)
            except AddressError as problem:
                reason = f"it leads on to {problem.place}: {problem.reason}"
                raise AddressError(reason, place=url[:200], remedy="only public addresses are fetched") from problem
        raise FetchError(f"more than {self.caps.redirects} redirects", place=url[:200])

    def post(self, url: str, body: bytes, headers: Mapping[str, str] | None = None) -> Answer:
        """Send JSON to an address and return the answer; no redirect is followed. Raises AddressError, FetchError."""
        target = take_apart(url, self._allow)
        told = {"Content-Type": "application/json; charset=utf-8", **(headers or {})}
        deadline = Deadline(self.caps.seconds, url[:200])
        return self._wire.exchange(
            target, self._headers(told), deadline, self.caps, allowed=self._is_allowed(target), body=body
        )

    def open(self, url: str, *, encoding: str | None = None, given: Mapping[str, str] | None = None) -> Unit:
        """Return what an address has, for the door of formats. Raises AddressError, FetchError."""
        answer = self.get(url)
        if answer.status != 200:
            raise FetchError(
                f"the answer is {answer.status}",
                place=url[:200],
                remedy=_REMEDIES.get(answer.status, "try again later"),
            )
        return unit_of(answer, url, self._now(), encoding=encoding, given=given)

    def _headers(self, more: Mapping[str, str] | None) -> list[tuple[str, str]]:
        ours = {"User-Agent": self._agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate", **(more or {})}
        return list(ours.items())

    def _is_allowed(self, target: Target) -> bool:
        return bool(self._allow) and _authority(target) in self._allow


def _authority(target: Target) -> str:
    return f"[{target.host}]:{target.port}" if ":" in target.host else f"{target.host}:{target.port}"


def unit_of(
    answer: Answer, place: str, retrieved: str, *, encoding: str | None = None, given: Mapping[str, str] | None = None
) -> Unit:
    """Return an answer as the door of formats takes it, with what its header says of type and encoding.

    Raises FetchError for a picture, a film or a sound.
    """
    said = answer.headers.get("content-type", "")
    if said.lower().startswith(_MEDIA):
        raise FetchError(f"no text: {said[:60]}", place=place[:200], remedy="name the page that it stands in")
    return Unit(
        io.BytesIO(answer.body),
        named_by(answer.url, said),
        place,
        url=answer.url,
        encoding=encoding or _charset(said, answer.body),
        retrieved=retrieved,
        given=given or {},
    )


def _charset(said: str, body: bytes) -> str | None:
    """Return the encoding that a header names, if the body is in it: many a header is wrong."""
    charset = _CHARSET.search(said)
    if charset is None:
        return None
    try:
        body.decode(charset[1])
    except (LookupError, UnicodeError, TypeError, ValueError):
        return None
    return charset[1]


def named_by(url: str, said: str) -> str:
    """Return the name by which a format may be told: the header's type counts, and of the address an archive's end.

    >>> named_by("https://example.org/story.txt", "text/html; charset=utf-8")
    'fetched.html'
    >>> named_by("https://example.org/crawl.warc.gz", "application/octet-stream")
    'fetched.warc.gz'
    """
    kind = said.partition(";")[0].strip().lower()
    end = _SUFFIX.search(url.partition("?")[0])
    return "fetched" + (_SUFFIXES.get(kind) or (end[0].lower() if end else ""))
