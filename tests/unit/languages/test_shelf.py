"""The shipped shelf: the inventory is whole, and every pack is sound and reads its own examples."""

import pytest

from selon.languages import pack as packs
from selon.languages.checks import check
from selon.languages.inventory import FORMATS, load_inventory
from selon.pipeline import understand
from selon.running.local import gazetteer

SHELF = (*packs.served(), packs.FALLBACK)


def test_the_inventory_explains_itself():
    inventory = load_inventory()
    for table in inventory.tables.values():
        assert table.says
        for column in table.columns.values():
            assert column.says
            assert column.format in FORMATS
            assert column.allows
    assert all(says and says != "…" for keys in inventory.settings.values() for says in keys.values())
    assert all(says and says != "…" for says in inventory.tags.values())


@pytest.mark.parametrize("code", SHELF)
def test_a_shipped_pack_is_sound_and_reads_its_examples(code):
    places = gazetteer()
    report = check(code, lambda document: understand(document, places))
    assert [str(finding) for finding in report.findings] == []


@pytest.mark.parametrize("code", packs.served())
def test_a_served_language_has_many_examples(code):
    least = 12 if packs.load(code).setting("shelf", "level") == "minor" else 25
    places = gazetteer()
    passed, number = check(code, lambda document: understand(document, places)).examples
    assert passed == number >= least
