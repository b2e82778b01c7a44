"""Which addresses may be fetched: public ones alone, however they are spelt, and whatever they are wrapped in.

A URL is taken apart strictly: no credentials, no zone, no odd spelling of a number, no name that only a local network
knows. What its host resolves to is then judged address by address, after unwrapping the IPv4 address that an IPv6 one
may carry, since a translator on the way would unwrap it too (RFC 4291, 3056, 4380, 5214, 6052, 8215). The networks are
those of IANA's special-purpose registries, written out here so that they do not change with the version of Python, and
the addresses at which clouds tell a machine its secrets.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit

from selon.errors import AddressError

__all__ = ["Target", "joined", "refusal", "take_apart", "unwrapped"]

Address = IPv4Address | IPv6Address

_PORTS = {"http": 80, "https": 443}
#: What no address has that a person or a server wrote honestly.
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\\\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LONGEST = 4096
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
_QUAD = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.|$)){4}")
#: Names that only this machine or its network knows (RFC 6761, 6762, 8375; and those that clouds use).
_LOCAL = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home.arpa", "corp", "home", "onion")

_NOT_PUBLIC = tuple(
    (IPv4Network(network), why)
    for network, why in (
        ("0.0.0.0/8", "this machine"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's inner network"),
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "a cloud's metadata"),
        ("169.254.0.0/16", "the local link, where clouds keep their metadata"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "a special purpose"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "a special purpose"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "measurements"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "many receivers at once"),
        ("240.0.0.0/4", "nobody yet"),
    )
)
#: Of IPv6 only this is given out to anybody; and of it not these.
_GLOBAL = IPv6Network("2000::/3")
_LINK = tuple(map(IPv6Network, ("fe80::/10", "fd00:ec2::/32", "fd20:ce::/32")))
_NOT_GLOBAL = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20")))
_MAPPED = tuple(map(IPv6Network, ("::ffff:0:0/96", "::/96", "::ffff:0:0:0/96", "64:ff9b::/96")))
_SIX_TO_FOUR = IPv6Network("2002::/16")
_TEREDO = IPv6Network("2001::/32")
_ISATAP = 0x5EFE


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: what to connect to, and what to ask for there.

    ``host`` is a name in ASCII and small letters, or a number as `ipaddress` writes it, without brackets; ``path`` the
    path with its query, all of it ASCII. ``url`` is the whole, without its fragment.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def netloc(self) -> str:
        """Return host and port as they stand in a header: the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """Return the whole up to the path."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def url(self) -> str:
        """Return the whole."""
        return self.site + self.path


def joined(base: Target, reference: str) -> str:
    """Return the address that a reference leads to from a page. Raises AddressError where it is none."""
    try:
        return urljoin(base.url, reference.strip().replace(" ", "%20"))
    except ValueError as problem:
        raise AddressError(f"no address: {problem}", place=base.url) from problem


def take_apart(url: str, allow: Collection[str] = ()) -> Target:
    """Return an address's parts. Raises AddressError, with what is wrong, for what is not to be fetched.

    ``allow`` has hosts with their port (``127.0.0.1:8080``) that may be fetched although they are local.
    """
    place = url[:200]
    if _FORBIDDEN.search(url) or len(url) > _LONGEST:
        raise AddressError("too long, or with characters in it that no address has", place=ascii(place)[1:-1])
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as problem:
        raise AddressError(f"no address: {problem}", place=place) from problem
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise AddressError("only http and https are fetched", place=place)
    if "@" in parts.netloc:
        raise AddressError("a name or password in it", place=place, remedy="leave out what stands before the @")
    host = _host(host, place, bracketed="[" in parts.netloc)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (
        "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~?") if parts.query else ""
    )
    target = Target(scheme, host, _PORTS[scheme] if port is None else port, path)
    if _allowed(target, allow):
        return target
    if port not in (None, *_PORTS.values()):
        raise AddressError(f"port {port}: only 80 and 443 are fetched", place=place)
    if reason := _local(host):
        raise AddressError(reason, place=place, remedy="only public addresses are fetched")
    return target


def _allowed(target: Target, allow: Collection[str]) -> bool:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return f"{host}:{target.port}" in allow


def _host(written: str, place: str, *, bracketed: bool) -> str:
    """Return a host in its one spelling. Raises AddressError for what has none."""
    if "%" in written:
        raise AddressError("a host with % in it: a zone, or letters that are hidden", place=place)
    if bracketed:
        try:
            return str(IPv6Address(written))
        except ValueError as problem:
            raise AddressError(f"no address: {problem}", place=place) from problem
    host = _ascii(written, place).removesuffix(".")
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        if not _QUAD.fullmatch(host):
            raise AddressError("a number for a host, oddly written", place=place, remedy="write the host's name")
        return host
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise AddressError("no name of a host", place=place)
    return host


def _ascii(host: str, place: str) -> str:
    """Return a host's name in ASCII and small letters, as the network knows it (IDNA 2008 with UTS 46)."""
    if host.isascii():
        return host.lower()
    import idna  # noqa: PLC0415 - few addresses need it

    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError) as problem:
        raise AddressError(f"no name of a host: {problem}", place=place) from problem


def _local(host: str) -> str:
    """Return why a host is refused before it is resolved, or nothing."""
    try:
        return refusal(ip_address(host))
    except ValueError:
        pass
    if "." not in host or any(host.endswith(f".{name}") for name in _LOCAL):
        return "a name that only a local network knows"
    return ""


def unwrapped(address: Address) -> Iterator[Address]:
    """Yield an address, and every IPv4 address that it carries for some translator."""
    yield address
    if isinstance(address, IPv4Address):
        return
    number = int(address)
    address = IPv6Address(number)
    if any(address in network for network in _MAPPED):
        yield IPv4Address(number & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        yield IPv4Address(number >> 80 & 0xFFFFFFFF)
    if address in _TEREDO:
        yield IPv4Address(number >> 64 & 0xFFFFFFFF)
        yield IPv4Address(~number & 0xFFFFFFFF)
    if number >> 32 & 0xFCFFFFFF == _ISATAP:
        yield IPv4Address(number & 0xFFFFFFFF)


def refusal(address: Address, *, allowed: bool = False) -> str:
    """Return why nothing is fetched from an address, or an empty string.

    Where somebody has ``allowed`` a host, its address may be a local one, but never one where a cloud keeps secrets.

    >>> refusal(ip_address("64:ff9b::7f00:1"))
    '64:ff9b::7f00:1 belongs to this machine'
    >>> refusal(ip_address("93.184.215.14"))
    ''
    """
    for inner in unwrapped(address):
        why = _purpose(inner)
        if why and (not allowed or "metadata" in why):
            return f"{address} belongs to {why}"
    return ""


def _purpose(address: Address) -> str:
    if isinstance(address, IPv4Address):
        return next((why for network, why in _NOT_PUBLIC if address in network), "")
    if any(address in network for network in (*_MAPPED, _SIX_TO_FOUR, _TEREDO)):
        return ""  # what it carries decides
    if any(address in network for network in _LINK):
        return "the local link, where clouds keep their metadata"
    if address not in _GLOBAL or any(address in network for network in _NOT_GLOBAL):
        return "a network that is not public"
    return ""
