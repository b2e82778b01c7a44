"""One table of settings; a flag wins over the environment, that over the file, that over the default."""

import pytest

from selon.errors import SettingError
from selon.settings import SETTINGS, load, reference


def test_the_defaults_stand_where_nothing_is_said():
    settings = load({}, {})
    assert {s.name: getattr(settings, s.name) for s in SETTINGS} == {s.name: s.default for s in SETTINGS}


def test_flag_over_environment_over_file_over_default(tmp_path):
    file = tmp_path / "selon.toml"
    file.write_text('width = 80\nformat = "jsonl"\nprocesses = 2\n', "utf-8")
    settings = load({"width": 120, "format": None}, {"SELON_WIDTH": "90", "SELON_PROCESSES": "3"}, file)
    assert (settings.width, settings.processes, settings.format, settings.color) == (120, 3, "jsonl", "auto")


def test_a_file_that_is_not_there_is_no_file(tmp_path):
    assert load({}, {}, tmp_path / "selon.toml") == load({}, {})


@pytest.mark.parametrize(
    ("flags", "environ", "message"),
    [
        ({"width": -1}, {}, "--width: width is -1; give a whole number from 0 up"),
        ({"max_characters": 0}, {}, "--max-characters: max_characters is 0; give a whole number from 1 up"),
        ({}, {"SELON_COLOR": "pink"}, "SELON_COLOR: color is 'pink'; give one of auto, always, never"),
        ({}, {"SELON_WIDTH": "wide"}, "SELON_WIDTH: width is 'wide'; give a whole number from 0 up"),
        ({"width": True}, {}, "--width: width is True; give a whole number from 0 up"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_its_place(flags, environ, message):
    with pytest.raises(SettingError) as caught:
        load(flags, environ)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"width = ", "no TOML"),
        (b"\xff\xfe", "no TOML"),
        (b"depth = 3\n", "no setting 'depth'"),
        (b"width = 'x'\n", "width is 'x'"),
    ],
)
def test_a_file_that_is_wrong_is_named(tmp_path, content, reason):
    file = tmp_path / "selon.toml"
    file.write_bytes(content)
    with pytest.raises(SettingError, match=reason) as caught:
        load({}, {}, file)
    assert str(file) in caught.value.place


def test_numbers_may_be_written_with_underscores():
    assert load({}, {"SELON_MAX_CHARACTERS": "5_000"}).max_characters == 5000


def test_the_reference_names_every_setting_flag_and_variable():
    page = reference()
    assert all(f"| `{s.name}` | `{s.flag}` | `{s.variable}` | `{s.default}` |" in page for s in SETTINGS)
