"""The page: one file, no script, nothing from outside, rows and words that lead to each other."""

import base64
import hashlib
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from selon.publishing.marks import paragraphs
from selon.publishing.outline import outline
from selon.publishing.page import write_page
from selon.records import Claim, Document, Folio, Note
from selon.records.folios import Inset
from tests.golden.hand_made import FOLIO, TEXT, span


def page(*folios):
    stream = io.StringIO()
    assert write_page(folios, stream) == len(folios)
    return stream.getvalue()


class Anchors(HTMLParser):
    """Collects ids, links, elements and the text under the marked text's element."""

    def __init__(self, source):
        super().__init__()
        self.ids, self.links, self.outside, self.tags = [], [], [], set()
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)
            if name in {"src", "srcset", "action", "style"} or name.startswith("on"):
                self.outside.append((tag, name, value))


def test_every_link_leads_to_an_anchor_and_no_anchor_stands_twice():
    anchors = Anchors(page(FOLIO, FOLIO))
    assert len(anchors.ids) == len(set(anchors.ids))
    assert {link.removeprefix("#") for link in anchors.links} <= set(anchors.ids)
    assert all(link.startswith("#") for link in anchors.links)


def test_rows_and_words_lead_to_each_other():
    anchors = Anchors(page(FOLIO))
    rows = [i for i in anchors.ids if re.fullmatch(r"d1-[sh]\d+", i)]
    assert len(rows) == 11 + 12
    for row in rows:
        assert row.replace("d1-", "d1-t-") in anchors.ids


def test_nothing_comes_from_outside_and_nothing_runs():
    source = page(FOLIO)
    anchors = Anchors(source)
    assert anchors.outside == []
    assert not anchors.tags & {"script", "img", "iframe", "link", "object", "form", "svg"}
    assert "default-src 'none'" in source
    assert "url(" not in source


def test_the_style_is_the_one_that_the_policy_names():
    source = page(FOLIO)
    style = re.search(r"<style>(.*)</style>", source, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in source.replace("&#39;", "'")


@pytest.mark.parametrize("field", ["title", "outlet", "url", "language", "id"])
def test_markup_in_a_document_stays_text(field):
    evil = '"><script>alert(1)</script><a href="javascript:x">'
    document = replace(Document("d", f"{evil} said {evil}", title="t", outlet="o"), **{field: evil})
    anchors = Anchors(page(Folio(document, "und", notes=(Note("n", evil),))))
    assert "script" not in anchors.tags
    assert not any("javascript" in link for link in anchors.links)


def test_the_text_stands_once_with_nothing_hidden():
    shown = outline(FOLIO)
    lines = ["".join(segment.text for segment in line) for line in paragraphs(shown)]
    wanted = [line for line in TEXT.split("\n") if line.strip()]
    assert lines == [line.replace("\u202e", "‹U+202E›").replace("\u202c", "‹U+202C›") for line in wanted]
    assert "\u202e" not in page(FOLIO)


def test_overlapping_spans_nest_as_segments():
    shown = outline(FOLIO)
    segments = [s for line in paragraphs(shown) for s in line]
    figure = next(s for s in segments if s.text == "54")
    assert {"content", "s5", "figure"} <= set(figure.classes)
    assert figure.row
    labels = [label.shown for s in segments for label in s.labels]
    assert [label for label in labels if label.isdigit()] == [str(n) for n in range(1, 12)]


def test_a_row_of_two_claims_is_led_back_to_the_first():
    first = FOLIO.claims[1]
    twice = replace(first, id="c99", anchor=span("port"))
    assert isinstance(twice, Claim)
    anchors = Anchors(page(replace(FOLIO, claims=(*FOLIO.claims, twice))))
    assert len(anchors.ids) == len(set(anchors.ids))


def test_a_page_of_many_dispatches_has_an_index_and_a_page_of_many_more_no_lights():
    assert '<nav class="index"' not in page(FOLIO)
    several = page(FOLIO, FOLIO)
    assert '<nav class="index"' in several
    assert ":has(:is(#d2-s1:hover" in several
    assert ":has(" not in page(*[FOLIO] * 13)


def test_a_text_of_nothing_says_so():
    assert "Nothing was found" in page(Folio(Document("d", "x"), "und"))


def test_a_paragraph_in_another_language_says_so_to_whoever_reads_it_out():
    text = "Un incendie.\n\n  Пожар.\n\nFin."
    mixed = Folio(Document("d", text, language="fr"), "fr", languages=(Inset(16, 22, "ru"),))
    told = page(mixed)
    assert re.findall(r'<p dir="auto"([^>]*)>([^<]*)</p>', told) == [
        ("", "Un incendie."),
        (' lang="ru"', "  Пожар."),
        ("", "Fin."),
    ]
