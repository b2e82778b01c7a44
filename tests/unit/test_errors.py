"""The tree of errors: each with its code and exit code, and a message that says where, what, and what to do."""

import pickle
import re

import pytest

import selon.errors
from selon.errors import FaultError, InputError, LineError, MissingFileError, SelonError

CLASSES = [getattr(selon.errors, name) for name in selon.errors.__all__]


def test_the_drawn_tree_is_the_tree():
    drawn = dict(re.findall(r"(\w+Error)\s{2,}(\w+)", selon.errors.__doc__))
    assert drawn == {cls.__name__: cls.code for cls in CLASSES}


def test_the_drawn_exit_codes_are_the_exit_codes():
    drawn = {name: int(code) for name, code in re.findall(r"(\w+Error)\s+\w+\s+exit (\d)", selon.errors.__doc__)}
    assert set(drawn) >= {"SelonError", "InputError", "OutputError"}
    assert drawn == {name: getattr(selon.errors, name).exit_code for name in drawn}


def test_every_error_is_a_selon_error_with_a_code_of_its_own():
    assert all(issubclass(cls, SelonError) for cls in CLASSES)
    assert len({cls.code for cls in CLASSES}) == len(CLASSES)
    assert all(cls.exit_code not in {0, 2} for cls in CLASSES)
    assert LineError.exit_code == InputError.exit_code


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (SelonError("it broke"), "it broke"),
        (MissingFileError("no such file", place="a.txt"), "a.txt: no such file"),
        (LineError("no JSON", place="a:3", remedy="mend it"), "a:3: no JSON; mend it"),
    ],
)
def test_a_message_says_where_what_and_what_to_do(error, message):
    assert str(error) == message


def test_an_error_crosses_processes_whole():
    error = FaultError("it broke", place="d1", remedy="report it")
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert type(back) is FaultError
    assert (back.reason, back.place, back.remedy) == ("it broke", "d1", "report it")
