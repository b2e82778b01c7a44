"""What a paragraph in another language says is compared by that language, in memory and in a ledger alike."""

from selon.ledger import open_ledger
from selon.pipeline import gather, understand, weigh
from selon.records.text import Document
from selon.running.accounts import account_of
from selon.running.ingest import ingest
from selon.running.local import gazetteer

FR = (
    "Un incendie s'est déclaré à Toropets mercredi matin après une attaque de drones, a indiqué le gouverneur de la "
    "région, et les pompiers étaient encore à l'œuvre."
)
RU = "Дроны уничтожили склад боеприпасов в Торопце, заявил в среду губернатор Тверской области, и пожар ещё не потушен."
EN = (
    "An ammunition depot in Toropets was destroyed on Wednesday, the governor of the Tver region said, and the fire "
    "was still not out."
)
MIXED = Document("mixed", f"{FR}\n\n{RU}\n\n{FR}", published="2024-09-18", outlet="Le Matin", language="fr")
PLAIN = Document("plain", EN, published="2024-09-18", outlet="The Morning Paper", language="en")


def destroyed(account):
    """Return the answers to what was destroyed, each with the documents that give it."""
    (asked,) = (asked for asked in account.questions if asked.kind == "destroyed")
    return [(version.answer, [name.split("#")[0] for name in version.tellings]) for version in asked.versions]


def test_a_thing_in_a_paragraph_of_another_language_is_the_thing_that_the_others_name(tmp_path):
    found = gather(understand(document, gazetteer()) for document in (MIXED, PLAIN))
    (event,) = (event for event in found.events if "destroyed" in event.kinds)
    account = weigh(found.dossier(event))
    assert destroyed(account) == [("depot destroyed", ["mixed", "plain"])]
    with open_ledger(tmp_path / "l", create=True) as ledger:
        ingest(ledger, [MIXED, PLAIN])
        assert account_of(ledger, ledger.event(event.id))[0] == account


def test_a_telling_knows_the_language_of_its_paragraph():
    found = gather([understand(MIXED, gazetteer())])
    tellings = [telling for event in found.events for telling in found.dossier(event).tellings]
    assert {telling.language for telling in tellings if telling.claim.anchor.text == "incendie"} == {"fr"}
    assert {telling.language for telling in tellings if telling.claim.kind == "destroyed"} == {"ru"}
