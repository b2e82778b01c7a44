"""The laws of the house that no linter knows: languages are data, rooms are pure, things stay small enough to read."""

import ast
import importlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import selon
from selon.languages import pack as packs
from selon.languages.inventory import load_inventory

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "selon").rglob("*.py"))
MODULES = {str(path.relative_to(ROOT / "src")): ast.parse(path.read_text("utf-8")) for path in SOURCES}
ROOMS = ("reading", "attribution", "claims", "grounding", "linking", "weighing")
#: Rooms and what lies under them; `intake` opens what a user names, and is the only room that may.
PURE = (*ROOMS, "records", "text.py", "names.py", "geodesy.py", "ports.py", "pipeline.py", "weights")

# --- languages are data -----------------------------------------------------------------------------------------------

#: Codes and names that a rule could compare with, of languages served now or next.
LANGUAGES = {
    *("fr", "en", "uk", "ru", "de", "es", "it", "pl", "ro", "nl", "sv", "cs", "pt", "tr", "ar"),
    *("fra", "fre", "eng", "ukr", "rus", "deu", "ger", "spa", "ita", "pol", "ron", "nld", "swe", "ces"),
    *("french", "english", "ukrainian", "russian", "german", "spanish", "italian", "polish", "romanian", "dutch"),
    *("français", "українська", "русский", "deutsch"),
}
#: Where such a word is no language: (file, literal): reason.
NO_LANGUAGE: dict[tuple[str, str], str] = {
    ("selon/publishing/wording.py", "es"): "the English plural of the report's own words",
}
#: The shelf of languages itself, and what makes the gazetteer at build time: its input comes in languages.
LANGUAGE_IS_THE_TOPIC = ("selon/languages/", "selon/gazetteer/build", "selon/gazetteer/regions")


def dotted(name: str) -> str:
    """Return a module's name from its path."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def docstrings(tree: ast.AST) -> set[int]:
    """Return the ids of the nodes that are docstrings."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, owners) and node.body and isinstance(node.body[0], ast.Expr)
    }


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and value of every string constant that is no docstring (f-strings' pieces too)."""
    skipped = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def named_languages(name: str, tree: ast.AST) -> list[str]:
    return [
        f"{name}:{line}: {value!r} names a language; say it in pack.toml or a table"
        for line, value in literals(tree)
        if value.strip().lower() in LANGUAGES and (name, value) not in NO_LANGUAGE
    ]


def test_no_module_outside_the_shelf_names_a_language():
    topics = [name for name in MODULES if not name.startswith(LANGUAGE_IS_THE_TOPIC)]
    assert len(topics) > 20
    assert [finding for name in topics for finding in named_languages(name, MODULES[name])] == []


@pytest.mark.parametrize(
    "rule",
    [
        'if code == "fr": pass',
        'x = {"uk": 1}',
        'x = language in ("de", "EN")',
        'f"{x}ru"',
        "match x:\n case 'French': 0",
    ],
)
def test_that_law_sees_what_it_forbids(rule):
    assert named_languages("rule.py", ast.parse(rule))


def test_that_law_lets_words_and_docstrings_be():
    assert named_languages("x.py", ast.parse('"""fr"""\ndef f():\n "en"\n return "the end", "de facto"')) == []


def test_every_served_language_is_known_to_that_law():
    assert set(packs.served()) <= LANGUAGES


def test_allowances_are_used():
    assert [key for key in NO_LANGUAGE if not any(value == key[1] for _, value in literals(MODULES[key[0]]))] == []


def test_no_word_of_a_language_is_in_a_rule():
    """A word with letters beyond ASCII, or a function word of a pack that is no value of the inventory, is data."""
    words = {w for code in packs.served() for w in packs.load(code).words("function") if len(w) > 2}
    tables = load_inventory().tables.values()
    ours = {value for table in tables for column in table.columns.values() for value in (column.name, *column.values)}
    found = [
        f"{name}:{line}: {value!r}"
        for name, tree in MODULES.items()
        if name.split("/")[1] in ROOMS
        for line, value in literals(tree)
        if value not in getattr(importlib.import_module(dotted(name)), "__all__", ())
        if (value.lower() in words - ours or (value.replace(" ", "").isalpha() and not value.isascii()))
    ]
    assert found == []


# --- rooms are pure ---------------------------------------------------------------------------------------------------

OUTSIDE = {"os", "io", "socket", "time", "random", "secrets", "sqlite3", "pathlib", "subprocess", "tempfile", "shutil"}
OUTSIDE |= {"urllib", "http", "ssl", "asyncio", "threading", "multiprocessing", "logging", "glob", "uuid", "locale"}
CALLS = {"open", "print", "input", "exec", "eval", "__import__", "breakpoint"}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "."


def reaching_out(name: str, tree: ast.AST) -> list[str]:
    found = [f"{name}:{line}: imports {m}" for line, m in imported(tree) if m.split(".")[0] in OUTSIDE]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            found.append(f"{name}:{node.lineno}: calls {node.func.id}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            found.append(f"{name}:{node.lineno}: reads a clock ({node.func.attr})")
    return found


def test_rooms_touch_no_file_clock_chance_or_network():
    pure = [name for name in MODULES if name.split("/")[1] in PURE]
    assert {name.split("/")[1] for name in pure} >= set(ROOMS)
    assert [finding for name in pure for finding in reaching_out(name, MODULES[name])] == []


@pytest.mark.parametrize(
    "code", ["import os.path", "from random import choice", "open('x')", "date.today()", "print(1)"]
)
def test_that_law_sees_what_reaches_out(code):
    assert reaching_out("x.py", ast.parse(code))


def test_nobody_inside_imports_from_the_face():
    assert [
        f"{name}:{line}" for name, tree in MODULES.items() for line, module in imported(tree) if module == "selon"
    ] == []


# --- small enough to read ---------------------------------------------------------------------------------------------

LONGEST_MODULE, LONGEST_FUNCTION = 400, 40
HOMES = ("src", "training", "bench", "tests", "docs")


def our_files() -> list[Path]:
    return sorted(path for home in HOMES for path in (ROOT / home).rglob("*.py"))


def holds_code(path: Path) -> bool:
    """Tell whether a file is code: a test's passages and phrases (`tests/` without `test_`) are data, and may be many."""
    return ROOT / "tests" not in path.parents or path.name.startswith("test_")


def test_modules_are_short():
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in our_files() if holds_code(path)}
    assert {str(path.relative_to(ROOT)): number for path, number in lines.items() if number > LONGEST_MODULE} == {}


def test_functions_are_short():
    """Docstrings and decorators are not counted: to explain is no fault."""
    long = {}
    for path in our_files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                lines = (node.end_lineno or 0) - first.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long[f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"] = lines
    assert long == {}


def test_modules_are_named_for_what_is_in_them():
    bad = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers", "stuff"}
    assert [name for name in MODULES if set(re.split(r"[/_.]", name)) & bad] == []


# --- the public face --------------------------------------------------------------------------------------------------


def test_the_face_is_sorted_and_whole():
    assert list(selon.__all__) == sorted(selon.__all__)
    assert all(hasattr(selon, name) for name in selon.__all__)


@pytest.mark.parametrize("name", [dotted(name) for name in MODULES])
def test_every_module_says_what_it_offers(name):
    module = importlib.import_module(name)
    assert module.__doc__
    assert [item for item in getattr(module, "__all__", []) if not hasattr(module, item)] == []


# --- what the project's text never says -------------------------------------------------------------------------------

#: Written so that this file does not say them either.
UNSAID = re.compile(
    r"registry\.n[p]mjs|py[p]i\.org|python[h]osted|deb\.deb[i]an\.org|/[w]ork/|/[r]oot/|/[f]arm/|[C]laude|[A]nthropic|[C]o-authored-by|[c]hatgpt",
    re.IGNORECASE,
)


def test_nothing_names_a_host_or_a_path_of_one_machine():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()  # noqa: S607
    names = [name for name in listed.split("\0") if name and not name.endswith((".xz", ".png"))]
    if not names:
        pytest.skip("no git here: the files are not known")
    found = []
    for name in names:
        path = ROOT / name
        if path.is_file():
            found += [f"{name}: {m[0]}" for m in UNSAID.finditer(path.read_text("utf-8", errors="replace"))]
    assert found == []
