"""How what is new is shown."""

import io

from selon.publishing.news_report import write_news
from selon.publishing.terminal import make_console
from selon.running.news import Given, News

NEWS = (
    News(
        "1", "report", outlet="Radio Nord", headline="Fire\x1b[2J out", url="https://a.example/", published="2024-09-18"
    ),
    News("2", "report", document="d-1", version=True),
    News(
        "3",
        "contradiction",
        ("event-0123456789",),
        "Fire",
        "How many were injured?",
        (Given("12 people", ("the governor",), ("RU",), ("Radio Nord", "Post")),),
        (Given("15 people", ("the General Staff",), ("UA",)),),
    ),
    News("4", "withdrawn", outlet="Agency", headline="Fire", words="the agency has canceled this item"),
    News("5", "unheard-of", outlet="Agency", headline="Fire"),
)


def shown(*news):
    stream = io.StringIO()
    write_news(news, make_console(stream, color="never", width=100))
    return stream.getvalue()


def test_a_version_says_when_it_was_edited():
    out = shown(News("1", "report", outlet="A", version=True, published="2024-09-18", edited="2024-09-18T09:10"))
    assert "2024-09-18  edited 2024-09-18T09:10" in out


def test_nothing_new_is_nothing_said():
    assert shown() == ""


def test_what_somebody_has_to_act_on_comes_first():
    out = shown(*NEWS)
    kinds = [line.split("  ")[0] for line in out.splitlines() if line and line[0] != " "]
    assert kinds == ["withdrawn", "sides differ", "new", "new version", "unheard-of"]


def test_who_says_what_for_which_side_and_where_it_is_printed():
    out = shown(*NEWS)
    assert "before  12 people  the governor, for Russia; in Radio Nord, Post" in out
    assert "now  15 people  the General Staff, for Ukraine\n" in out
    assert "the agency has canceled this item" in out
    assert "d-1: no headline" in out


def test_no_control_character_reaches_the_terminal():
    assert "\x1b" not in shown(*NEWS)
