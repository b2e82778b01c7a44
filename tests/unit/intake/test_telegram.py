"""Telegram's export: channels with forwards and edits, read message by message; private chats are not read."""

import json

import pytest

from selon.intake.formats import find_format
from selon.ports import Limits
from tests.unit.intake.incoming import SENTENCE, codes, parse, texts


def message(number=1, text=SENTENCE, **more):
    return {
        "id": number,
        "type": "message",
        "date": "2024-09-18T07:59:00",
        "date_unixtime": "1726646340",
        "text": text,
        **more,
    }


def chat(*messages, name="Governor", kind="public_channel", number=77):
    return {"name": name, "type": kind, "id": number, "messages": list(messages)}


def read(data, **more):
    return parse(json.dumps(data), "telegram", **more)


def test_a_message_is_a_document_of_its_channel():
    (document,) = read(chat(message(5, ["Two ", {"type": "bold", "text": "people"}, " were hurt.", 3], author="Ann")))
    assert document.id == "telegram:77/5"
    assert (document.text, document.outlet) == ("Two people were hurt.", "Governor")
    assert document.published == "2024-09-18T07:59:00+00:00"
    assert document.authors == ("Ann",)
    assert len(document.raw) == 64


def test_a_forward_names_whose_words_they_are():
    (document,) = read(chat(message(forwarded_from="Ministry", reply_to_message_id=3)))
    assert document.credits == ("Ministry",)
    assert codes(document) == ["forwarded", "reply"]


def test_an_edit_is_a_later_text_of_the_same_document():
    (before,) = read(chat(message(5)))
    (after,) = read(
        chat(message(5, "Three people were hurt.", edited="2024-09-18T09:00:00", edited_unixtime="1726650000"))
    )
    assert before.id == after.id
    assert before.raw != after.raw
    assert (before.edited, after.edited) == (None, "2024-09-18T09:00:00+00:00")
    assert before.published == after.published == "2024-09-18T07:59:00+00:00"
    assert after.came_out == after.edited


def test_an_edit_before_the_message_is_noted_and_passed_over():
    (document,) = read(chat(message(5, edited_unixtime="1726640000")))
    assert (document.edited, codes(document)) == (None, ["edited_before_published"])


@pytest.mark.parametrize(
    ("reactions", "edited_unixtime", "sure"),
    [
        ([], "1726646400", True),
        ([{"type": "emoji", "count": 40}, {"type": "emoji", "count": 3}], "1726646400", False),
        ([{"type": "emoji", "count": 40}, {"type": "emoji", "count": 3}], "1726650000", True),
        ([{"type": "emoji", "count": 2}], "1726650000", False),
        ([{"type": "emoji"}], "1726650000", False),
        (7, "1726650000", False),
    ],
)
def test_the_first_reaction_is_no_edit(reactions, edited_unixtime, sure):
    (document,) = read(chat(message(5, edited_unixtime=edited_unixtime, reactions=reactions)))
    assert (document.edited is not None, codes(document)) == (sure, [] if sure else ["edited_or_reacted"])


def test_an_edit_is_read_without_its_count_of_seconds_too():
    (document,) = read(chat(message(5, edited="2024-09-18T09:10:00")))
    assert document.edited == "2024-09-18T09:10:00"


def test_messages_without_words_are_passed_over():
    assert texts(read(chat(message(text=""), message(type="service"), message(text=None), message(9)))) == [SENTENCE]


def test_a_whole_account_gives_its_channels_and_no_private_chat():
    account = {
        "about": "…",
        "personal_information": {"user_id": 1},
        "chats": {"list": [chat(message(text="dear"), name=None, kind="personal_chat"), chat(message(), name='A "b"')]},
    }
    found = read(account)
    assert texts(found) == ["bad_markup", SENTENCE]
    assert found[1].outlet == 'A "b"'


def test_without_a_moment_the_date_as_written_is_read():
    (document,) = read(chat(message(date_unixtime="x")))
    assert document.published == "2024-09-18T07:59:00"
    (bare,) = read({"messages": [message(date=None, date_unixtime=None)]})
    assert (bare.outlet, bare.published) == ("Telegram", None)


def test_a_name_that_is_no_json_is_none():
    (document,) = parse(
        '{"name": "a\\q", "type": "public_channel", "messages": [' + json.dumps(message()) + "]}", "telegram"
    )
    assert document.outlet == "Telegram"


def test_a_long_file_is_read_piece_by_piece():
    found = read(chat(*(message(n, f"{SENTENCE} {n} " + "x" * 900) for n in range(2000))))
    assert [document.id for document in found] == [f"telegram:77/{n}" for n in range(2000)]


def test_much_before_the_messages_does_not_matter():
    data = '{"padding": "' + "x" * 1_200_000 + '", ' + json.dumps(chat(message()))[1:]
    assert texts(parse(data, "telegram")) == [SENTENCE]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("{}", ["extract_empty"]),
        ('{"messages": []}', ["extract_empty"]),
        (json.dumps(chat(message()))[:-2], [SENTENCE, "bad_markup"]),
        ('{"messages": [' + '{"a":' * 100_000, ["bad_markup"]),
        ('{"messages": [3, ' + json.dumps(message()) + "]}", [SENTENCE]),
        ('{"messages": [nonsense]}', ["bad_markup"]),
    ],
)
def test_what_breaks_off_is_read_up_to_there(data, found):
    assert texts(parse(data, "telegram")) == found


def test_a_message_beyond_the_limits_is_an_error():
    assert texts(read(chat(message(), message(2, "x y")), limits=Limits(characters=9))) == ["too_long", "x y"]
    assert texts(read(chat(message(text="x" * 2_000_000)), limits=Limits(bytes=1000))) == ["bad_line"]


def test_exports_are_told_by_the_kind_of_chat():
    assert find_format("result.json", json.dumps(chat(message())).encode()).name == "telegram"
    assert find_format("x.json", b'{"about": "x", "personal_information": {}').name == "telegram"
    assert find_format("x.json", b'{"text": "type"}').name == "json"
