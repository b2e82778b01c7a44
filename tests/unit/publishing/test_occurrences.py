"""Next and previous: the same source's sayings, the claims of one kind, in the order of the text."""

import re

from selon.publishing.occurrences import Occurrence, occurrences
from selon.publishing.outline import outline
from selon.publishing.page import make_article, page
from tests.unit.ledger.keeping import said_by
from tests.unit.linking.dispatches import folio

DISPATCH = said_by(
    folio("a1", "2031-09-15", ["killed 4 @Velm", "fire @Velm", "killed 6 @Tarsk", "killed 9 @Orn"]), "Orlova"
)


def test_claims_of_one_kind_follow_each_other_and_a_lone_one_has_none():
    found = occurrences(outline(DISPATCH))
    assert found == {
        "h1": Occurrence(1, 3, "", "h3"),
        "h3": Occurrence(2, 3, "h1", "h4"),
        "h4": Occurrence(3, 3, "h3", ""),
    }


def test_each_link_leads_to_words_that_are_there():
    body = page([make_article(1, DISPATCH)])
    led = re.findall(r'<a data-key="[nN]" href="#([^"]*)"', body)
    assert sorted(set(led)) == ["d1-t-h1", "d1-t-h3", "d1-t-h4"]
    assert all(body.count(f'id="{name}"') == 1 for name in led)


def test_the_words_of_the_text_are_not_touched():
    bare = page([make_article(1, said_by(folio("a1", "2031-09-15", ["killed 4 @Velm"]), "Orlova"))])
    assert 'class="steps"' not in bare
