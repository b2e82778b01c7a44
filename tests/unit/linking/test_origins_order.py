"""Whatever the order in which documents come, and however they are batched, the origins are the same."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from selon.linking.origins import components, settle_origins
from tests.unit.linking.sources import anonymous, body, described, dispatch, person, source

GOVERNMENT = "Government of Orn Oblast"
MINISTRY = "Ministry of Health of Ukraine"
_NAMES = ["Ihor Lesnyk", "Igor Lesnik", "Игорь Лесник", "I. Lesnyk", "Lesnyk", "Anna Lesnyk", "Ihor Lesnj", "Oleh Kost", "Kost"]  # fmt: skip
_ROLES = [
    (None, None),
    ("governor of Orn Oblast", GOVERNMENT),
    ("mayor of Velm", "City of Velm"),
    (f"spokesman of {MINISTRY}", MINISTRY),
    ("spokesman of Velm Rail", "Velm Rail"),
    ("deputy", None),
]
_EXPERTS = [("geologist", "NordSeis"), ("head of NordSeis", "NordSeis"), ("expert", None)]
_people = st.builds(
    lambda name, role, side, kind: person(name, *role, side, kind),
    st.sampled_from(_NAMES),
    st.sampled_from(_ROLES),
    st.sampled_from([None, "UA", "RU"]),
    st.sampled_from(["government", "military"]),
) | st.builds(
    lambda name, role: person(name, *role, None, "expert"), st.sampled_from(_NAMES), st.sampled_from(_EXPERTS)
)
_others = st.sampled_from(
    [
        source(None, "governor of Orn Oblast", GOVERNMENT, side="UA"),
        source(None, "mayor of Velm", "City of Velm", side="UA"),
        body(GOVERNMENT),
        body(MINISTRY),
        body("Ukrainian Ministry of Health"),
        body("Velm Rail", side="UA", kind="company"),
        body("NordSeis", side=None, kind="expert"),
        body("Ukrainian authorities"),
        anonymous(),
        anonymous("official", side=None),
        source(kind="other"),
    ]
)
_dispatches = st.builds(
    lambda sources, day, region, channel: (sources, day, region, channel),
    st.lists(_people | _others, min_size=1, max_size=4),
    st.sampled_from(
        [(None, None), (None, "2031-09"), *[(day, day) for day in ("2031-09-18", "2031-09-18", "2031-09-30")]]
    ),
    st.sampled_from([None, "Orn Oblast", "Velm Oblast"]),
    st.sampled_from([None, "telegram"]),
)


def _folios(dispatches):
    return [
        dispatch(f"d{index}", *sources, day=day, published=told, region=region, channel=channel, outlet="Outlet")
        for index, (sources, (day, told), region, channel) in enumerate(dispatches)
    ]


def _shares(profiles, newcomers):
    blocks = {block for profile in newcomers for block in profile.blocks}
    return {profile.id for profile in profiles if not blocks.isdisjoint(profile.blocks)}


@given(st.lists(_dispatches, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_profiles_changes_nothing(dispatches, chance):
    profiles = list(described(_folios(dispatches)).values())
    shuffled = list(profiles)
    chance.shuffle(shuffled)
    assert settle_origins(shuffled) == settle_origins(profiles)
    assert components(shuffled) == components(profiles)


@given(st.lists(_dispatches, max_size=14), st.integers(1, 4))
def test_batches_settled_component_by_component_come_to_the_same_as_all_at_once(dispatches, size):
    """A store that keeps which profiles are tied, tells new ties from pairs alone, and settles whole components."""
    known, home, origins = {}, {}, {}
    folios = _folios(dispatches)
    for first in range(0, len(folios), size):
        new = {name: each for name, each in described(folios[first : first + size]).items() if name not in known}
        known |= new
        home |= {name: name for name in new}
        for part in components(known[name] for name in _shares(known.values(), new.values())):
            if not new.keys().isdisjoint(part):
                reached = {home[name] for name in part}
                home |= {name: min(reached) for name in home if home[name] in reached}
        touched = {home[name] for name in new}
        closed = {name for name in known if home[name] in touched}
        gone = {i for i, origin in origins.items() if not closed.isdisjoint(origin.profiles)}
        origins = {i: origin for i, origin in origins.items() if i not in gone}
        origins |= {origin.id: origin for origin in settle_origins(known[name] for name in closed)}
    together = defaultdict(set)
    for name, head in home.items():
        together[head].add(name)
    assert sorted(tuple(sorted(part)) for part in together.values()) == list(components(known.values()))
    assert tuple(sorted(origins.values(), key=lambda origin: origin.id)) == settle_origins(known.values())


@given(st.lists(_dispatches, max_size=12))
def test_origins_lie_within_components_and_components_within_shared_blocks(dispatches):
    profiles = described(_folios(dispatches))
    parts = components(profiles.values())
    part_of = {name: part for part in parts for name in part}
    assert sorted(part_of) == sorted(profiles)
    for origin in settle_origins(profiles.values()):
        assert len({part_of[name] for name in origin.profiles}) == 1
        assert len(origin.links) == len(origin.profiles) - 1
    for part in parts:
        if len(part) > 1:
            assert all(len(_shares((profiles[n] for n in part), [profiles[name]])) > 1 for name in part)
