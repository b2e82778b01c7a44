"""Pages that were set: from the ledger they are what they are when set now, in every view; cut, and nothing lost."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.ledger import Ledger, open_ledger
from selon.publishing.desk import setting
from selon.publishing.desk.application import make_application
from selon.publishing.desk.asking import SECTIONS
from selon.publishing.desk.setting import lay, set_event, unlay
from selon.publishing.desk.translating import languages
from selon.running import summaries
from selon.running.accounts import account_of
from selon.running.programs import layer, program, weigher
from selon.running.reviewing import pick, reject
from selon.running.summaries import keep_summaries
from tests.golden.hand_made_event import ACCOUNT, DOSSIER
from tests.unit.ledger.keeping import keep, longer, said_by
from tests.unit.linking.dispatches import folio
from tests.unit.publishing.desk.asking_for import HOST, TOKEN, ask, let_in

WHO = ("Ann Orlova", "Bo Kern", "Cy Lund", None)
TOLD = (
    "struck @Velm =15",
    "killed 4 @Velm",
    "killed 9 @Velm",
    "injured 11 @Velm",
    "injured 12 @Velm",
    "fire @Velm =15",
    "evacuated 30 @Velm",
)


def night(reports):
    """Return dispatches of one night and town: what each tells, who says so, printed by whom, and when."""
    found = []
    for number, (told, who, hour, copied) in enumerate(reports):
        made = folio(f"r{number}", f"2031-09-15T{hour:02}:00+00:00", [TOLD[0], *(TOLD[each] for each in sorted(told))])
        side = "YY" if who == 1 else "XX"
        made = said_by(made, WHO[who], side=side, role=None if WHO[who] else "official", outlet=f"Post {number % 5}")
        found.append(longer(made) if copied else made)
    return found


MANY = night([({1 + n % 6, 1 + n % 4}, n % 4, n % 20, n % 3 == 0) for n in range(24)])
REPORT = st.tuples(st.sets(st.integers(1, 6), max_size=3), st.integers(0, 3), st.integers(0, 20), st.booleans())


@pytest.fixture(autouse=True, scope="module")
def small():
    """Have every event count as large, and sheets and rows hold very little."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(summaries, "LEAST", 1)
        patch.setattr(summaries, "LARGE", 1)
        patch.setattr(summaries, "MUCH", 1)
        patch.setattr(setting, "_ROWS", {"versions": 2, "alone": 2, "figures": 1, "checks": 1, "timeline": 5})
        patch.setattr(setting, "_OTHERS", 3)
        patch.setattr(setting, "_HEAVY", 9)
        for name in ("_ANSWERS", "_WORDS", "_HOLDERS", "_RELATIONS", "_COURSES", "_STEPS", "_NAMED", "_BEHIND"):
            patch.setattr(setting, name, 1 if name != "_WORDS" else 2)
        yield patch


def filled(path, folios):
    """Return a ledger of these dispatches, with the pages of all of its events set."""
    ledger = open_ledger(path, create=True)
    keep(ledger, folios)
    keep_summaries(ledger, lay=lay)
    return ledger


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("galleys") / "night.selon"
    with filled(path, MANY):
        return str(path)


class Desk:
    """A desk that remembers nothing between two requests."""

    def __init__(self, file, *, kept=True):
        self._file, self._kept = file, kept

    def __call__(self, address, **more):
        with pytest.MonkeyPatch.context() as patch:
            if not self._kept:
                patch.setattr(Ledger, "has_galley", lambda *_: False)
            else:
                patch.setattr("selon.publishing.desk.events.set_event", None)
            desk = make_application(self._file, TOKEN, [HOST])
            answer = ask(desk, address, cookie=let_in(desk), **more)
        answer = replace(answer, body=re.sub(r'name="form" value="[^"]*"', "", answer.body))
        assert answer.status == 200, address
        return answer


def name_of(file):
    with open_ledger(file) as ledger:
        return ledger.events(order="documents", limit=1)[0].event.id


def links_of(body, name):
    """Return the addresses of other views of the same event that a page leads to."""
    found = re.findall(rf'href="(/events/{name}(?:\?[^"#]*)?)(?:#[^"]*)?"', body)
    return [each for each in dict.fromkeys(map(unescape, found)) if not each.endswith((".json", ".csv"))]


def walk(see, name, start=""):
    """Return every view of an event's page that links lead to, with its body."""
    waiting, found = [f"/events/{name}{start}"], {}
    while waiting:
        address = waiting.pop()
        if address not in found:
            found[address] = see(address).body
            waiting += links_of(found[address], name)
    return found


def test_every_view_of_a_kept_page_is_the_page_that_is_set_now(file):
    name = name_of(file)
    kept, fresh = Desk(file), Desk(file, kept=False)
    views = walk(kept, name)
    assert len(views) > 30
    for address, body in views.items():
        assert fresh(address).body == body


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("query", ["?", "?columns=origins&", "?since=2020-01-01&", "?part=figures&", "?part=reports&"])
def test_in_every_language_and_since_any_moment_too(file, language, query):
    address = f"/events/{name_of(file)}{query}ui={language}"
    assert Desk(file)(address).body == Desk(file, kept=False)(address).body


@given(st.lists(REPORT, min_size=1, max_size=6), st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_reported_a_kept_page_is_the_page_that_is_set_now(tmp_path_factory, reports, data):
    path = tmp_path_factory.mktemp("any") / "night.selon"
    with filled(path, night(reports)) as ledger:
        events = ledger.events(limit=None)
        event = data.draw(st.sampled_from(events)).event
        account, dossier = account_of(ledger, event)
        for (part, number), payload in lay(account, dossier).items():
            assert unlay(part, payload) == set_event(account, dossier).rows(part, number)
        assert ledger.has_galley(event.id, layer())
        assert ledger.verify().holds
    query = data.draw(st.sampled_from(["", "?columns=origins", "?since=2020-01-01", "?part=sources", "?part=reports"]))
    address = f"/events/{event.id}{query}"
    assert Desk(str(path))(address).body == Desk(str(path), kept=False)(address).body


def test_nothing_is_out_of_reach_of_links(file):
    """Each report, quotation, origin and line that the whole page has stands on some view that a link leads to."""
    name = name_of(file)
    cut = "\n".join(walk(Desk(file), name).values())
    with pytest.MonkeyPatch.context() as patch:
        for limit in (
            "_ANSWERS",
            "_WORDS",
            "_HOLDERS",
            "_RELATIONS",
            "_COURSES",
            "_STEPS",
            "_NAMED",
            "_BEHIND",
            "_HEAVY",
        ):
            patch.setattr(setting, limit, 10**6)
        patch.setattr(setting, "_ROWS", {})
        patch.setattr(setting, "_OTHERS", 10**6)
        whole = Desk(file, kept=False)(f"/events/{name}").body
    assert "part=" not in whole
    for pattern in (r'href="(/documents/[^"]+)"', r"<bdi>([^<]+)</bdi>", r"<li[^>]*>(.*?)</li>", r'value="(r\d+)"'):
        wanted = set(re.findall(pattern, whole)) if "li" not in pattern else set()
        assert wanted or "li" in pattern
        told = {each for each in wanted if each not in cut}
        assert not told


def test_a_part_that_is_turned_over_has_every_row_once(file):
    name = name_of(file)
    with open_ledger(file) as ledger:
        made = set_event(*account_of(ledger, ledger.event(name)))
    (head,) = made.rows("head")
    for part, rows, sheets in head.sizes:
        found = [row for number in range(sheets) for row in made.rows(part, number)]
        assert len(found) == rows
        assert not made.rows(part, sheets)
        assert not made.rows(part, -1)


@pytest.mark.parametrize("ending", ["", ".json", ".csv"])
def test_kept_events_stand_side_by_side_as_those_that_are_set_now(tmp_path, ending):
    path = tmp_path / "two.selon"
    with filled(
        path, [*MANY, *(said_by(folio(f"t{n}", "2031-10-01", ["killed 5 @Tarsk =1"]), "Di") for n in (1, 2))]
    ) as made:
        names = [listing.event.id for listing in made.events(order="documents", limit=2)]
    address = f"/compare{ending}?events={','.join(names)}"
    body = Desk(str(path))(address).body
    assert body == Desk(str(path), kept=False)(address).body
    assert names[1] in body


def test_an_address_of_no_part_is_refused(file):
    name = name_of(file)
    desk = make_application(file, TOKEN, [HOST])
    cookie = let_in(desk)
    for query, status in {
        "part=nothing": 400, "part=said": 400, "part=versions&of=1": 400, "part=said&of=x": 400, "sheet=-1": 400,
        "part=sources&sheet=x": 400, "part=sources&sheet=999": 404, "part=said&of=999": 404, "columns=none": 400,
        "part=reports&first=" + 301 * "x": 400,
    }.items():  # fmt: skip
        assert ask(desk, f"/events/{name}?{query}", cookie=cookie).status == status


def test_two_reports_are_chosen_by_links_to_be_compared(file):
    name, see = name_of(file), Desk(file)
    first = see(f"/events/{name}?part=reports").body
    chosen = next(each for each in links_of(first, name) if "first=" in each)
    body = see(chosen).body
    pairs = re.findall(r'href="(/compare\?documents=[^"]+)"', body)
    assert pairs
    assert see(unescape(pairs[0])).status == 200


@pytest.fixture
def ledger(tmp_path):
    with filled(tmp_path / "night.selon", MANY) as found:
        yield found


def biggest(ledger):
    return ledger.events(order="documents", limit=1)[0].event


def test_a_review_takes_the_ground_from_under_it_and_it_is_set_anew(ledger):
    event = biggest(ledger)
    reject(ledger, event.claims[0], "Ada", reason="not what is said")
    now = biggest(ledger)
    assert not ledger.has_galley(now.id, layer())
    assert keep_summaries(ledger, lay=lay) > 0
    assert ledger.has_galley(now.id, layer())
    assert ledger.verify().holds


def test_what_comes_in_elsewhere_leaves_it_as_it_was(ledger):
    event = biggest(ledger)
    assert keep_summaries(ledger, lay=lay) == 0
    keep(ledger, [said_by(folio("z1", "2032-01-01", ["flood @Orn =1"]), "Di Moss")])
    assert ledger.has_galley(event.id, layer())
    assert not ledger.has_galley(event.id, "another program")
    assert not ledger.has_galley("event-none", layer())


def test_a_page_that_nobody_set_anew_goes_with_what_it_stood_on(ledger):
    event = biggest(ledger)
    keep(ledger, night([({1}, 0, 3, False)] * 25)[24:])
    keep_summaries(ledger)
    now = biggest(ledger)
    assert not ledger.has_galley(now.id, layer())
    assert not ledger.sheets(event.id, [("head", 0)])
    assert ledger.verify().holds
    assert keep_summaries(ledger, lay=lay) > 0
    assert ledger.has_galley(now.id, layer())


def test_an_event_that_is_no_more_takes_its_page_along(ledger):
    before = {listing.event.id for listing in ledger.events(limit=None)}
    keep(ledger, [said_by(replace_time(made), "Ann Orlova", outlet="Post 0") for made in MANY[:1]])
    keep_summaries(ledger, lay=lay)
    assert {listing.event.id for listing in ledger.events(limit=None)} | before
    assert ledger.verify().holds


def replace_time(made):
    return replace(
        made, document=replace(made.document, published="2031-09-14T01:00+00:00", text=made.document.text + " ")
    )


def test_a_sheet_that_somebody_changed_is_found(ledger):
    ledger._connection.execute("UPDATE galley_sheets SET payload = x'00' WHERE part = 'timeline' AND sheet = 0")
    verdict = ledger.verify()
    assert not verdict.holds
    assert verdict.subject.startswith("galley event-")


def test_a_pick_stands_beside_its_question_on_a_kept_page(tmp_path):
    path = tmp_path / "picked.selon"
    with filled(path, MANY) as ledger:
        event = biggest(ledger)
        account, _ = account_of(ledger, event)
        question = next(q for q in account.questions if len(q.versions) > 1)
        pick(ledger, event.id, question.versions[0].tellings, "Ada", reason="the governor was there")
        keep_summaries(ledger, lay=lay)
    views = walk(Desk(str(path)), event.id)
    assert any("the governor was there" in body for body in views.values())


def test_programs_have_names_of_their_own():
    assert len({layer(), weigher(), program()}) == 3
    assert re.fullmatch(r"[0-9a-f]{16}", layer())


def test_the_hand_made_event_is_set_and_kept_alike():
    made = set_event(ACCOUNT, DOSSIER)
    kept = lay(ACCOUNT, DOSSIER)
    assert {(part, number) for part, sheets in made.parts.items() for number in range(len(sheets))} == set(kept)
    assert all(unlay(part, payload) == made.rows(part, number) for (part, number), payload in kept.items())


def test_sections_are_parts():
    (head,) = set_event(ACCOUNT, DOSSIER).rows("head")
    assert {name for name, _, _ in head.sizes} >= set(SECTIONS) - {"versions", "alone"}
    assert head.size("nothing") == head.sheets("nothing") == head.standing("nothing") == 0
