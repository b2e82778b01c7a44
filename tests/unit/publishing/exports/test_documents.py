"""Maps, linked data, PLOVER and the hand-over, opened with geojson, rdflib, json and a Markdown parser."""

import json
import re
import warnings

import geojson
import pytest
from markdown_it import MarkdownIt
from rdflib import RDF, Graph, Namespace

from selon.publishing.exports.countries import letters
from selon.records.claims import Place
from selon.records.folios import Folio
from tests.golden.hand_made_event import DOSSIER, FOLIOS
from tests.unit.publishing.exports.handing import handed, made
from tests.unit.weighing.tellings import OTHER_TOWN, TOWN, actor, dossier, exact, tell

OA, SCHEMA = Namespace("http://www.w3.org/ns/oa#"), Namespace("http://schema.org/")
#: The words of the annotation context that we use, in our own writing: no test fetches anything.
ANNOTATION = {
    "oa": str(OA),
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": str(RDF),
    "dc": "http://purl.org/dc/elements/1.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector")},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "first": {"@id": "as:first", "@type": "@id"},
    "partOf": {"@id": "as:partOf", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    **{
        name: f"oa:{name}"
        for name in ("classifying", "identifying", "tagging", "describing", "exact", "prefix", "suffix")
    },
    "value": "rdf:value",
    "format": "dc:format",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}


def keys(value):
    """Yield every key of a JSON tree."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from keys(item)


def graph(data, context):
    """Return the triples of JSON-LD after a context at hand; rdflib's own parser uses what rdflib has deprecated."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return Graph().parse(data=json.dumps({**data, "@context": context}), format="json-ld")


# --- GeoJSON ----------------------------------------------------------------------------------------------------------


def test_a_map_has_a_point_for_each_settlement(handed_ledger):
    found = geojson.loads(handed(handed_ledger, "geojson").decode())
    assert found.is_valid
    points = {feature["properties"]["place"]: feature for feature in found["features"]}
    longitude, latitude = points["Ostrov"]["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (28, 57)
    assert points["Ostrov"]["properties"]["reports"] == 3
    assert points["Velikiye Luki"]["properties"]["kinds"] == ["fire", "killed"]
    assert points["Ostrov"]["properties"]["reviewed"] == "unreviewed"


def test_what_is_more_than_a_settlement_has_no_point_and_is_not_lost():
    lesna = Place(None, "Lesna", "RU", "Orlov Oblast", "settlement", 52.1, 36.0)
    region = Place(None, "Orlov Oblast", "RU", None, "admin1", 52.0, 35.0)
    told = dossier(
        tell("fire", place=TOWN),
        tell("fire", doc="b", place=lesna),
        tell("killed", doc="c", place=region, quantity=exact(3)),
        tell("fire", doc="d", place=None),
        places=(lesna,),
    )
    found = geojson.loads(made("geojson", told).decode())
    home, area = found["features"]
    assert (home["geometry"]["coordinates"], home["properties"]["claims"]) == ([36.0, 52.1], 3)
    assert (area["geometry"], area["properties"]["kinds"]) == (None, ["killed"])
    assert found.is_valid


def test_an_event_without_any_place_is_on_the_list():
    told = dossier(tell("fire", place=None), places=(), start=None, end=None)
    (feature,) = geojson.loads(made("geojson", told).decode())["features"]
    assert (feature["geometry"], feature["properties"]["place"]) == (None, None)


def test_an_empty_map_is_a_map(handed_ledger):
    assert geojson.loads(handed(handed_ledger, "geojson", place="atlantis").decode())["features"] == []


# --- annotations ------------------------------------------------------------------------------------------------------


def test_annotations_are_linked_data_of_which_nothing_is_lost(handed_ledger):
    data = json.loads(handed(handed_ledger, "annotations"))
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert set(keys(data)) <= {*ANNOTATION, "@context"}
    found = graph(data, ANNOTATION)
    annotations = set(found.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == len(data["first"]["items"]) > 15
    for annotation in annotations:
        assert found.value(annotation, OA.hasTarget) is not None
        assert found.value(annotation, OA.motivatedBy) in {OA.classifying, OA.identifying}
    assert len(set(found.subjects(RDF.type, OA.TextQuoteSelector))) == len(
        set(found.subjects(RDF.type, OA.TextPositionSelector))
    )


def test_positions_count_code_points_and_quotations_stand_there(handed_ledger):
    texts = {}
    for line in handed(handed_ledger, "jsonl").decode().splitlines():
        document = json.loads(line)["document"]
        texts[document["url"]] = document["text"]
    data = json.loads(handed(handed_ledger, "annotations"))
    targets = [target for item in data["first"]["items"] for target in item["target"]]
    assert len({target["source"] for target in targets}) == 3
    for target in targets:
        quote, position = target["selector"]
        text = texts.get(target["source"], texts[None])
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
    fire = next(t for t in targets if t["source"].startswith("urn:uuid:") and t["selector"][0]["exact"] == "Nine")
    assert fire["selector"][1]["start"] == 2
    assert len("🔥 ".encode("utf-16-le")) // 2 == 3


def test_the_same_saying_has_the_same_name_for_ever(handed_ledger):
    one, other = (json.loads(handed(handed_ledger, "annotations")) for _ in range(2))
    assert one == other
    assert len({item["id"] for item in one["first"]["items"]}) == len(one["first"]["items"])


def test_a_folio_without_ties_is_annotated_too():
    data = json.loads(made("annotations", folios=FOLIOS))
    bodies = [body["value"] for item in data["first"]["items"] for body in item["body"]]
    assert "injured, ≥ 13 people, Lower Wick, Wick County" in bodies
    assert not [value for value in bodies if value.startswith(("event:", "origin:"))]


# --- schema.org -------------------------------------------------------------------------------------------------------


def test_claims_and_quotations_are_schema_org_without_any_rating(handed_ledger):
    data = json.loads(handed(handed_ledger, "schema-org"))
    assert data["@context"] == "https://schema.org"
    assert not [key for key in keys(data) if "rating" in key.lower() or "review" in key.lower()]
    found = graph(data, {"@vocab": str(SCHEMA)})
    claims = set(found.subjects(RDF.type, SCHEMA.Claim))
    assert claims
    for claim in claims:
        assert (found.value(claim, SCHEMA.about), RDF.type, SCHEMA.Event) in found
        assert (found.value(claim, SCHEMA.firstAppearance), RDF.type, SCHEMA.NewsArticle) in found
        assert str(found.value(claim, SCHEMA.creativeWorkStatus)) == "unreviewed"
    texts = {str(found.value(claim, SCHEMA.text)) for claim in claims}
    assert "How many people were killed? 9 people" in texts
    (quotation,) = found.subjects(RDF.type, SCHEMA.Quotation)
    assert "We saw fire everywhere" in str(found.value(quotation, SCHEMA.text))
    assert len(set(found.subjects(RDF.type, SCHEMA.NewsArticle))) == 3


def test_bodies_and_people_are_told_apart():
    nodes = json.loads(made("schema-org", DOSSIER))["@graph"]
    authors = {(author["@type"], author["name"]) for node in nodes for author in node.get("author", [])}
    assert authors == {("Person", "Ada Holm"), ("Organization", "Westmark army"), ("Person", "source")}
    assert [node["@type"] for node in nodes].count("NewsArticle") == 4


# --- PLOVER -----------------------------------------------------------------------------------------------------------


def records(data):
    return [json.loads(line) for line in data.decode().splitlines()]


def test_records_have_the_fields_that_plover_asks_for(handed_ledger):
    found = records(handed(handed_ledger, "plover"))
    assert found
    for record in found:
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", record["date"])
        assert record["event"] == ["ASSAULT"]
        assert "text" not in record
        assert isinstance(record["source"], list)
        assert isinstance(record["recipient"], list)
    killed = next(r for r in found if r.get("dead") == 9)
    assert killed["event_loc"]["cc3"] == "RUS"
    assert killed["said_by"]["source"] == "Mikhail Vedernikov"
    assert {r["link"] for r in found if r["event_loc"]["name"] == "Ostrov"} == {killed["link"]}
    assert [r["context"] for r in found if r["said"] == "denied"] == [["negation"]]


def test_what_plover_has_no_word_for_has_no_record():
    text = "the army struck and Moscow was blamed"
    army, moscow = actor(text, "army", side="UA"), actor(text, "Moscow", side="RU")
    told = dossier(
        tell("fire"),
        tell("detained", text, agent=army, time=None),
        tell("withdrawal", text, agent=army, act="expect", place=None),
        tell("responsibility", text, agent=moscow, act="accuse"),
        tell("responsibility", text, agent=moscow),
        tell("struck", text, means="drone", agent=army, published=None),
        start=None,
        end=None,
    )
    found = {record["event"][0]: record for record in records(made("plover", told))}
    assert set(found) == {"COERCE", "RETREAT", "ACCUSE", "ASSAULT"}
    assert (found["RETREAT"]["context"], found["RETREAT"]["mode"]) == (["future"], ["withdraw"])
    assert "event_loc" not in found["RETREAT"]
    assert (found["ACCUSE"]["source"][0]["actor_text"], found["ACCUSE"]["recipient"][0]["code"]) == ("governor", "RUS")
    assert (found["ASSAULT"]["date"], found["ASSAULT"]["mode"]) == (None, ["heavy-weapons"])
    assert found["ASSAULT"]["source"] == [{"code": letters("UA"), "actor_text": "army"}]


# --- the hand-over ----------------------------------------------------------------------------------------------------


def html(data):
    return MarkdownIt("commonmark", {"html": True}).render(data.decode())


def test_a_hand_over_says_what_differs_with_the_words(handed_ledger):
    text = handed(handed_ledger, "handover", place="ostrov").decode()
    assert text.startswith("# Hand-over\n\nOnly: place ostrov. Ledger at entry ")
    assert "unreviewed" in text
    assert "- What was hit? (denied) " in text
    assert "not hit (denied): " in text
    assert "killed, people, Mikhail Vedernikov: " in text


def test_sums_that_fail_and_figures_that_moved_are_told():
    told = dossier(
        tell("killed", "5 died", doc="a", by="x", figure="5", quantity=exact(5)),
        tell("killed", "9 died", doc="b", by="x", figure="9", quantity=exact(9), published="2030-05-03"),
        tell("fire", doc="c", place=OTHER_TOWN),
    )
    text = made("handover", told).decode()
    assert "**Figures that moved**" in text
    assert "5 (" in text
    assert "→ 9 rise (" in text


def test_a_report_that_was_taken_back_is_told():
    text = made("handover", dossier(tell("fire", doc="b", outlet="The *b* Post")), taken_back=("b",)).decode()
    assert "**Reports that were withdrawn**\n\n- The \\*b\\* Post: taken back\n" in text


def test_an_event_with_nothing_open_is_one_line_at_the_end():
    text = made("handover", dossier(tell("fire"))).decode()
    assert text.splitlines()[-3:-1] == ["## Nothing open", ""]
    assert "Lesna: fire" in text.splitlines()[-1]


def test_nothing_that_a_feed_says_is_markdown_or_html(handed_ledger):
    page = html(handed(handed_ledger, "handover"))
    assert "<a" not in page
    assert "<b>" not in page
    assert "javascript" not in page or "href" not in page
    assert "&lt;b&gt;Gazette" in page


@pytest.mark.parametrize("name", ["handover", "geojson", "schema-org", "plover", "mentions", "acled", "ged", "csv"])
def test_the_same_events_give_the_same_bytes(name):
    assert made(name, DOSSIER) == made(name, DOSSIER) != b""
    assert isinstance(FOLIOS[0], Folio)
