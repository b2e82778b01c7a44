"""Invented dossiers of one event: who said what in which document, written as records."""

from selon.records import Attribution, Claim, Document, Source, Span
from selon.records.accounts import Dossier, Telling
from selon.records.events import Copy, Event, Origin, Passage

SPAN = Span(0, 5, "Blast")


def document(name, *, outlet=None, url=None, text=None, published="2031-09-18", made_by=()):
    """Return a document; its text is its own unless one is given."""
    return Document(name, text or f"Blast told by {name}.", url, outlet, "en", published, None, made_by)


def origin(label, kind="government", side=None, speaker="named", organisation=None):
    """Return an origin, whose id is its label."""
    return Origin(label, label, (), None, organisation, kind, side, speaker == "anonymous", (), "hand", speaker)


def telling(printed, said_by=None, via=(), source=None):
    """Return a telling of a blast by an origin; without one, in the document's own voice."""
    attribution = None
    if said_by is not None or source is not None:
        relays = tuple(Source(None, name, None, name, "media") for name in via)
        told = source or Source(SPAN, said_by.label, kind=said_by.kind)
        attribution = Attribution("a", told, SPAN, (SPAN,), "indirect", "say", "asserted", None, relays, None, "hand")
    said = attribution.id if attribution else None
    claim = Claim("c", said, SPAN, "explosion", True, "asserted", None, None, None, None, None, None, None, "hand")
    speaker = said_by.id if said_by else f"own {printed.outlet}"
    return Telling(f"{printed.id}#c", printed, claim, attribution, speaker, said_by.side if said_by else None)


def copy(earlier, later, outcome="copy"):
    """Return two documents as copies, with the words that both have."""
    passages = ((Passage(earlier, SPAN), Passage(later, SPAN)),)
    return Copy(earlier, later, outcome, 0.5, True, passages, (), (), "hand")


def dossier(*tellings, copies=(), origins=()):
    """Return a dossier of tellings; ``origins`` are those that they name."""
    event = Event("e", "Blast", (), tuple(t.ref for t in tellings), (), None, None, ("explosion",), (), "hand")
    return Dossier(event, tellings, tuple(origins), tuple(copies))
