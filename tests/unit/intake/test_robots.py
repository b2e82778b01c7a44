"""What sites ask of programs."""

from selon.intake.robots import Rules, rules_of


def test_rules_for_everybody_and_for_us():
    rules = Rules("User-agent: *\nDisallow: /private/*.html$\nAllow: /private/open.html\nCrawl-delay: 3\n")
    assert not rules.allow("https://example.org/private/a.html", "Selon")
    assert rules.allow("https://example.org/private/open.html", "Selon")
    assert rules.allow("https://example.org/private/a.html?x", "Selon")
    assert rules.delay("Selon") == 3
    ours = Rules("User-agent: selon\nDisallow: /\n\nUser-agent: *\nDisallow:\n")
    assert not ours.allow("https://example.org/", "Selon")
    assert ours.delay("Selon") == 0


def test_nobody_is_waited_for_without_end():
    assert Rules("User-agent: *\nCrawl-delay: 86400\n").delay("Selon") == 120


def test_what_an_answer_means():
    assert rules_of(200, b"User-agent: *\n\xff") == "User-agent: *\n\ufffd"
    assert len(rules_of(200, b"x" * 10**6)) == 512_000
    assert rules_of(404, b"User-agent: *\nDisallow: /") == ""
    assert rules_of(403, b"") == ""
    assert rules_of(429, b"") is None
    assert rules_of(503, b"") is None


def test_whatever_stands_there_is_read():
    assert Rules("<html>\x00 Disallow: / : : \n Crawl-delay: soon\nUser-agent").allow("https://example.org/", "Selon")
