"""What is found of the pages' texts stays found: floors on the gold of `bench/pages`."""

import re
import statistics

import pytest

from bench.intake import intake, make_archive, parsing, same_steps
from bench.intake import ours as archive_into_claims
from bench.pages import articles, pages
from bench.pages.__main__ import TABLE, measured, ours, page_of, score

#: What is reached is 1.000 on every page; a new rule may cost one of them a short line.
MEAN, WORST = 0.995, 0.95


@pytest.fixture(scope="module")
def gold():
    return list(pages())


def test_there_are_44_pages_in_nine_languages(gold):
    assert len(gold) == 44
    assert len({page.article["lang"] for page in gold}) == 9
    assert {page.article["id"] for page in gold} == set(articles())


def test_the_text_of_pages_stays_above_its_floors(gold):
    scores = {page.name: score(ours(page), page.text) for page in gold}
    assert {name: found for name, found in scores.items() if found < WORST} == {}
    assert statistics.mean(scores.values()) >= MEAN


def test_what_was_measured_last_is_above_the_floor():
    (mean,) = re.findall(r"\| mean \| \| \*\*([\d.]+)\*\*", TABLE.read_text("utf-8"))
    assert float(mean) >= MEAN


def test_the_score_is_that_of_words():
    assert score("one two two", "two two three") == pytest.approx(2 / 3)
    assert score("", "a") == 0.0


def test_the_table_names_each_page(gold):
    table = page_of(gold[:2], measured(gold[:2]))
    assert all(f"| {page.name} | {page.article['lang']} |" in table for page in gold[:2])


@pytest.fixture
def _parser_ends():
    yield
    intake().close()


@pytest.mark.usefixtures("_parser_ends")
def test_a_web_archive_of_them_becomes_claims(tmp_path):
    file = tmp_path / "pages.warc.gz"
    assert make_archive(file, 6) > 6 * 40_000
    found = archive_into_claims(file)
    assert found["documents"] >= 6
    assert found["errors"] == 0
    assert found["claims"] > 6
    assert parsing(file)["documents"] == found["documents"]
    alike = same_steps(file)
    assert alike["documents"] == found["documents"]
    assert alike["sentences"] > 2 * alike["documents"]
    assert alike["near copies"] == 0
