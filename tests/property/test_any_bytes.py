"""What must hold of every file: it is read or refused with place and reason, and nothing else happens."""

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from selon.errors import InputError
from selon.intake.dates import iso_published
from selon.intake.documents import accept
from selon.intake.files import Intake
from selon.intake.text import parse_text
from selon.records import Document
from tests.property.strategies import TEXTS

ENCODINGS = st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1251", "koi8-r", "cp1252", "latin-1"]
)
FILES = st.one_of(
    st.binary(max_size=400),
    st.builds(lambda text, name: text.encode(name, "replace"), TEXTS, ENCODINGS),
    st.builds(lambda text, noise: text.encode() + noise, TEXTS, st.binary(max_size=20)),
)
LINES = st.one_of(
    st.binary(max_size=80),
    st.builds(lambda text: json.dumps({"text": text}).encode(), st.text(max_size=80)),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "text", "document", "credits", "published"]), inner)
        ),
        max_leaves=8,
    ).map(lambda data: json.dumps(data).encode()),
)
patient = settings(deadline=None, max_examples=200)


def holds(found: list[Document | InputError]) -> None:
    for item in found:
        if isinstance(item, InputError):
            assert item.place
            assert item.reason
        else:
            assert item.text.strip()
            assert item.id
            assert accept(item) == item


@given(FILES)
@patient
def test_any_file_is_read_or_refused(data):
    found = list(Intake(io.BytesIO(data), limit=10_000).read(["-"]))
    assert len(found) == 1
    holds(found)


@given(st.lists(LINES, max_size=5))
@patient
def test_any_lines_are_read_or_refused_one_by_one(lines):
    lines = [line.replace(b"\n", b" ") for line in lines]
    found = list(Intake(io.BytesIO(b"\n".join(lines)), limit=60).read([], ["-"]))
    assert len(found) == sum(1 for line in lines if line.strip())
    holds(found)


@given(TEXTS, st.sampled_from(["", "---\n", "outlet: X\n", "---\noutlet: X\n---\n", "title:\n", "credits: [,]\n"]))
@patient
def test_any_text_with_any_front_matter_is_a_document(text, front):
    document = parse_text(front + text)
    assert accept(document) == document
    assert document.text == document.text.strip()


@given(st.text(alphabet="0123456789-/.:T +ZGMTWed,Sep ", max_size=30))
@patient
def test_a_date_is_iso_or_none(written):
    iso = iso_published(written)
    assert iso is None or iso_published(iso) == iso
