"""Ledgers of invented dispatches, and what of a ledger must be the same however it came to be."""

from dataclasses import replace
from itertools import islice

from selon.ledger import open_ledger
from selon.pipeline import gather
from selon.records import Attribution, Source
from selon.running.keeping import prepare_folio, settle_rest, write_batch
from tests.unit.linking.dispatches import folio

#: Forty words, so that two documents with them share shingles.
WORDS = " ".join(f"{first}{last}" for first in ("ba", "de", "fi", "go", "hu") for last in ("lm", "rn", "st", "nd", "k"))


def said_by(made, name, *, role=None, side="XX", anonymous=False, outlet=None, url=None):
    """Return a folio with everything in it said by one source, printed by an outlet."""
    source = Source(None, name, role, None, "government", side, anonymous)
    spans = tuple(claim.anchor for claim in made.claims)
    saying = Attribution("a1", source, None, spans, "indirect", "say", "asserted", None, (), None, "hand")
    document = replace(made.document, outlet=outlet, url=url)
    return replace(
        made,
        document=document,
        attributions=(saying,),
        claims=tuple(replace(claim, attribution="a1") for claim in made.claims),
    )


def longer(made, words=WORDS):
    """Return a folio with more words behind its text."""
    return replace(made, document=replace(made.document, text=f"{made.document.text}\n\n{words}"))


#: Two strikes on one town, one on another, a region's, and two prints of one text; several speakers, one nameless.
NIGHT = (
    said_by(folio("a1", "2031-09-15", ["struck @Velm =15", "killed 4 @Velm"]), "Ann Orlova", outlet="Post"),
    said_by(folio("a2", "2031-09-15", ["explosion @Velm =n15", "injured 11 @Velm"]), "Orlova", outlet="Mail"),
    longer(said_by(folio("a3", "2031-09-15T08:00+00:00", ["fire @Velm =15"]), "Ann Orlova", outlet="Wire")),
    longer(said_by(folio("a4", "2031-09-15T09:00+00:00", ["fire @Velm =15"]), None, role="official", anonymous=True)),
    said_by(folio("b1", "2031-09-18", ["struck @Velm =18", "killed 2 @Velm"]), "Bo Kern", side="YY", outlet="Post"),
    said_by(folio("b2", "2031-09-18", ["explosion @Velm", "killed 2 @Velm"]), "B. Kern", side="YY", url="https://b2"),
    said_by(folio("c1", "2031-09-18", ["struck @Tarsk =n18", "shot_down 5 drone @Tarsk"]), "Ann Orlova"),
    folio("c2", "2031-09-19", ["injured 7 @Orn =18", "built @Velm =y2020"], language="fr"),
    folio("d1", None, ["evacuated 1200 @Lost"]),
    folio("d2", "2031-09", ["population 8000 @Velm", "alert @nowhere"]),
)


def keep(ledger, folios, batch=64, rest=True):
    """Put folios into a ledger in batches, and settle what waits."""
    stream = iter(folios)
    while some := [prepare_folio(made) for made in islice(stream, batch)]:
        write_batch(ledger, some, ())
    if rest:
        settle_rest(ledger)


def kept(path, folios, batch=64):
    """Return the outcome of a new ledger with these folios."""
    with open_ledger(path, create=True) as ledger:
        keep(ledger, folios, batch)
        assert ledger.verify().holds
        return outcome(ledger)


def outcome(ledger):
    """Return what a ledger comes to: events, origins, copies, documents."""
    events = sorted((listing.event for listing in ledger.events(limit=None)), key=lambda event: event.id)
    documents = [(held.digest, held.id, held.current) for held in ledger.documents(versions=True)]
    return tuple(events), ledger.origins(), ledger.copies(), sorted(documents)


def gathered(folios):
    """Return what the reference comes to for the same folios."""
    found = gather(folios)
    return found.events, found.origins, found.copies
