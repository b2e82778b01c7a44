"""Whatever the order in which documents come, and however they are batched, the events are the same."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from selon.linking import blocks
from selon.linking.events import components, event_id, settle_events
from selon.linking.mentions import find_mentions
from tests.unit.linking.dispatches import PLACES, folio

_KINDS = [
    "struck",
    "explosion",
    "fire",
    "killed",
    "injured",
    "evacuated",
    "shot_down",
    "flood",
    "built",
    "advance",
    "captured",
    "distance",
    "cause",
]
_WHEN = ["", "=15", "=16", "=17", "=18", "=n18", "=15-16", "=y2020", "=2031-09-01to2031-09-20", "=vague", "=2031-08-31"]
_PUBLISHED = [None, "2031-09", "2031", *(f"2031-09-{day:02d}" for day in (1, 15, 16, 17, 18, 19, 20, 30))]


@st.composite
def lines(draw):
    kind = draw(st.sampled_from(_KINDS))
    number = draw(st.sampled_from(["", " 3", " 24", " 2.8", " 50"]))
    parts = " 10/Orn 14/Mirn" if number == " 24" and kind == "shot_down" else ""
    place = draw(st.sampled_from(["", *PLACES]))
    when = draw(st.sampled_from(_WHEN))
    return " ".join(filter(None, [kind + number + parts, place and f"@{place}", when]))


@st.composite
def corpora(draw):
    sizes = st.lists(st.lists(lines(), min_size=1, max_size=4), min_size=1, max_size=3)
    bodies = draw(st.lists(st.tuples(st.sampled_from(_PUBLISHED), sizes), min_size=1, max_size=14))
    return [folio(f"d{number:02d}", published, *body) for number, (published, body) in enumerate(bodies)]


def _mentions(folios):
    return [mention for one in folios for mention in find_mentions(one)]


@given(corpora())
def test_every_claim_is_in_exactly_one_mention_and_every_mention_in_exactly_one_event(folios):
    mentions = _mentions(folios)
    told = [claim for mention in mentions for claim in mention.claims]
    assert sorted(told) == sorted(f"{f.document.id}#{c.id}" for f in folios for c in f.claims)
    events = settle_events(mentions)
    assert sorted(m for event in events for m in event.mentions) == sorted(mention.id for mention in mentions)
    assert sorted(c for event in events for c in event.claims) == sorted(told)
    assert len({event.id for event in events}) == len(events)


@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(folios, chance):
    mentions = _mentions(folios)
    shuffled = mentions[:]
    chance.shuffle(shuffled)
    assert settle_events(shuffled) == settle_events(mentions)
    assert components(shuffled) == components(mentions)


class Store:
    """The least store that keeps to the contract of ``settle_events``."""

    def __init__(self):
        self.mentions, self.component, self.events = {}, {}, {}

    def add(self, newcomers):
        """Fetch all that share a block with the newcomers and their whole components, settle, replace."""
        blocks = {block for mention in newcomers for block in mention.blocks}
        near = {self.component[m.id] for m in self.mentions.values() if not blocks.isdisjoint(m.blocks)}
        closed = [m for m in self.mentions.values() if self.component[m.id] in near]
        for mention in closed:
            self.events.pop(mention.id, None)
        closed += newcomers
        self.mentions |= {mention.id: mention for mention in newcomers}
        for tied in components(closed):
            self.component |= dict.fromkeys(tied, tied[0])
        self.events |= {event.mentions[0]: event for event in settle_events(closed)}

    def settled(self):
        return tuple(sorted(self.events.values(), key=lambda event: event.id))


@given(corpora(), st.randoms(use_true_random=False), st.integers(1, 5), st.sampled_from([365, 4, 2]))
def test_batch_by_batch_comes_to_the_same_as_all_at_once(folios, chance, size, era):
    """Short eras, so that many turn between the documents."""
    with patch.object(blocks, "_ERA", era), patch.object(blocks, "_offset", len):
        _batch_by_batch(folios, chance, size)


def _batch_by_batch(folios, chance, size):
    shuffled = folios[:]
    chance.shuffle(shuffled)
    store = Store()
    for start in range(0, len(shuffled), size):
        store.add(_mentions(shuffled[start : start + size]))
    assert store.settled() == settle_events(_mentions(folios))


@given(corpora())
def test_more_whole_components_than_needed_do_no_harm_and_fewer_events_neither(folios):
    mentions = _mentions(folios)
    tied = components(mentions)
    chosen = set(tied[0])
    alone = settle_events(mention for mention in mentions if mention.id in chosen)
    assert set(alone) <= set(settle_events(mentions))


@given(corpora())
def test_an_event_never_loses_its_name(folios):
    """Whatever is added, the id that an event had is its own or an alias: that of one of the mentions it had."""
    half = settle_events(_mentions(folios[: len(folios) // 2]))
    for event in half:
        assert event.id in {event_id(mention) for mention in event.mentions}


def test_a_thousand_mentions_of_one_happening_are_one_event_with_a_link_each():
    told = ["struck @Velm =18", "struck @Velm =17-18", "struck @Velm", "fire @Velm"]
    dispatches = [folio(f"d{n}", f"2031-09-{18 + n % 3}", [told[n % 4]]) for n in range(1000)]
    (event,) = settle_events(_mentions(dispatches))
    assert len(event.mentions) == 1000
    assert len(event.links) == 999
