"""Which addresses are fetched: public ones alone, in whatever spelling the others come."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import AddressError
from selon.intake.addresses import joined, refusal, take_apart, unwrapped

#: Each a way to write an address that is not public; none may pass.
REFUSED = """
http://127.0.0.1/
http://127.0.0.1:80/
https://127.0.0.1/
http://127.0.0.53/
http://127.255.255.254/
http://127.1/
http://127.0.1/
http://2130706433/
http://0x7f000001/
http://0x7f.0x0.0x0.0x1/
http://0x7F.1/
http://017700000001/
http://0177.0.0.1/
http://0177.0.0.01/
http://127.0.0.1./
http://0127.0.0.1/
http://127.0.0.256/
http://0/
http://0.0.0.0/
http://00000000/
http://1/
http://localhost/
http://LOCALHOST/
http://localhost./
http://api.localhost/
http://localhost.localdomain/
http://ip6-localhost/
http://printer.local/
http://wiki.internal/
http://router.lan/
http://nas.home.arpa/
http://intranet/
http://[::1]/
http://[0:0:0:0:0:0:0:1]/
http://[::]/
http://[::ffff:127.0.0.1]/
http://[::ffff:7f00:1]/
http://[0:0:0:0:0:ffff:127.0.0.1]/
http://[::127.0.0.1]/
http://[::ffff:0:127.0.0.1]/
http://[64:ff9b::127.0.0.1]/
http://[64:ff9b::7f00:1]/
http://[64:ff9b:1::1]/
http://[2002:7f00:1::]/
http://[2002:7f00:1::1]/
http://[2002:c0a8:101::1]/
http://[2002:a9fe:a9fe::]/
http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/
http://[2001:0:7f00:1::]/
http://[2001:470:1:2:0:5efe:127.0.0.1]/
http://[2001:470:1:2:200:5efe:192.168.1.1]/
http://[fe80::1]/
http://[fe80::1%25eth0]/
http://[fe80::1%eth0]/
http://[fc00::1]/
http://[fd12:3456:789a::1]/
http://[fd00:ec2::254]/
http://[fec0::1]/
http://[ff02::1]/
http://[2001:db8::1]/
http://[100::1]/
http://10.0.0.1/
http://10.255.255.255/
http://172.16.0.1/
http://172.31.255.255/
http://192.168.0.1/
http://192.168.1.1./
http://3232235777/
http://0xc0a80101/
http://0300.0250.1.1/
http://169.254.169.254/latest/meta-data/
http://169.254.170.2/
http://2852039166/
http://0xa9fea9fe/
http://0xA9.0xFE.0xA9.0xFE/
http://0251.0376.0251.0376/
http://169.16689662/
http://[::ffff:169.254.169.254]/
http://[::ffff:a9fe:a9fe]/
http://[64:ff9b::a9fe:a9fe]/
http://metadata.google.internal/
http://168.63.129.16/
http://100.64.0.1/
http://100.100.100.200/
http://192.0.0.192/
http://192.0.2.1/
http://198.18.0.1/
http://198.51.100.7/
http://203.0.113.9/
http://224.0.0.1/
http://240.0.0.1/
http://255.255.255.255/
http://１２７.0.0.1/
http://①②⑦.0.0.1/
http://127。0。0。1/
http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/
http://loc%61lhost/
http://%31%32%37.0.0.1/
http://0x7f000001.:80/
http://127.0.0.1%00.example.org/
http://127.0.0.1\\@example.org/
http://example.org\\@127.0.0.1/
http://example.org@127.0.0.1/
http://user:secret@example.org/
http://@example.org/
http://example.org:80@127.0.0.1/
http://127.0.0.1#@example.org/
http://127.0.0.1?@example.org/
http:///127.0.0.1/
http://[::1/
http://[::1].example.org/x
http://[v1.x]/
http://example.org:22/
http://example.org:8080/
https://example.org:8443/
http://example.org:0/
http://example.org:99999/
http://example.org:x/
ftp://example.org/
file:///etc/passwd
gopher://example.org/
javascript:alert(1)
//example.org/
example.org
http://
http://./
http://..example.org/
http://example..org/
http://-example.org/
http://exa mple.org/
""".strip("\n").split("\n")
REFUSED += [
    "http://example.org/a\nHost: x",
    "http://exam\tple.org/",
    "http://exam\u200bple.org/",
    "http://a\u202eb.org/",
]


def test_there_are_many_spellings():
    assert len(set(REFUSED)) == len(REFUSED) > 100


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_that_is_not_public_is_refused_however_it_is_spelt(url):
    with pytest.raises(AddressError) as caught:
        take_apart(url)
    assert caught.value.reason
    assert str(caught.value).isprintable()


def test_an_address_without_end_is_refused():
    with pytest.raises(AddressError, match="too long"):
        take_apart("https://example.org/" + "a" * 5000)
    with pytest.raises(AddressError):
        take_apart(f"https://{'a.' * 130}org/")
    with pytest.raises(AddressError):
        take_apart("https://" + "ж" * 80 + ".org/")


@pytest.mark.parametrize(
    ("url", "site", "path"),
    [
        ("http://example.org", "http://example.org", "/"),
        ("HTTPS://Example.ORG:443/A?b=c#d", "https://example.org", "/A?b=c"),
        ("http://example.org:443/", "http://example.org:443", "/"),
        ("http://example.org./x", "http://example.org", "/x"),
        ("https://новини.example/ж?q=є а", None, None),
        ("https://новини.example/ж?q=є", "https://xn--b1amarcd.example", "/%D0%B6?q=%D1%94"),
        ("https://faß.example/a%20b", "https://xn--fa-hia.example", "/a%20b"),
        ("http://93.184.215.14/", "http://93.184.215.14", "/"),
        ("http://[2606:2800:21F:cb07::0]/", "http://[2606:2800:21f:cb07::]", "/"),
        ("http://[64:ff9b::93.184.215.14]/", "http://[64:ff9b::5db8:d70e]", "/"),
        ("http://[2002:5db8:d70e::1]/", "http://[2002:5db8:d70e::1]", "/"),
        ("https://my_press.example.org/", "https://my_press.example.org", "/"),
    ],
)
def test_a_public_address_has_one_spelling(url, site, path):
    if site is None:
        with pytest.raises(AddressError):
            take_apart(url)
        return
    target = take_apart(url)
    assert (target.site, target.path) == (site, path)
    assert target.url == site + path
    assert take_apart(target.url) == target


def test_a_local_address_is_taken_where_it_is_allowed_by_host_and_port():
    assert take_apart("http://127.0.0.1:8080/x", {"127.0.0.1:8080"}).netloc == "127.0.0.1:8080"
    assert take_apart("http://[::1]:8080/", {"[::1]:8080"}).host == "::1"
    assert take_apart("http://hooks.lan/", {"hooks.lan:80"}).port == 80
    with pytest.raises(AddressError):
        take_apart("http://127.0.0.1:8081/x", {"127.0.0.1:8080"})
    with pytest.raises(AddressError):
        take_apart("http://a:b@127.0.0.1:8080/x", {"127.0.0.1:8080"})


def test_an_allowed_address_is_never_where_a_cloud_keeps_its_secrets():
    assert refusal(ip_address("192.168.1.4"), allowed=True) == ""
    assert refusal(ip_address("::1"), allowed=True) == ""
    for number in ("169.254.169.254", "::ffff:169.254.169.254", "fe80::1", "fd00:ec2::254", "168.63.129.16"):
        assert "metadata" in refusal(ip_address(number), allowed=True)


def test_a_scope_does_not_hide_an_address():
    assert refusal(ip_address("fe80::1%eth0"))
    assert refusal(ip_address("::ffff:127.0.0.1%eth0"))


def test_teredo_carries_a_server_and_a_client():
    found = {str(inner) for inner in unwrapped(ip_address("2001:0:4136:e378:8000:63bf:3fff:fdd2"))}
    assert {"65.54.227.120", "192.0.2.45"} <= found


def test_references_lead_on_from_a_page():
    base = take_apart("https://example.org/a/b?c")
    assert joined(base, " ../d ") == "https://example.org/d"
    assert joined(base, "//example.net/e f") == "https://example.net/e%20f"
    with pytest.raises(AddressError):
        joined(base, "http://[")


@given(st.text(max_size=60))
def test_no_text_breaks_it(text):
    for url in (text, f"http://{text}", f"http://{text}/"):
        try:
            target = take_apart(url)
        except AddressError:
            continue
        assert target.url.isascii()
        assert take_apart(target.url) == target


@given(st.ip_addresses())
def test_what_is_let_through_is_public_to_python_too(address):
    if not refusal(address) and not any(other != address for other in unwrapped(address)):
        assert address.is_global
