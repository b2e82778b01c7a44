"""Every format with a hundred thousand cases that nobody writes honestly: no crash, no hang, nothing unforeseen.

``python -m bench.fuzz`` (``make fuzz``) draws cases (`hostile.py`) with Hypothesis, in processes of their own: one that
dies of a case, or does not end with it, is told of with the case, and another goes on. A case is a flaw too where a
parser raises what it did not foresee, or where a document comes out that cannot be one. Cases at fault are written
into ``--keep``; the exit code is 1 if there is any.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import multiprocessing
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from bench.hostile import FORMS, flaws, items_of
from selon.errors import InputError

__all__ = ["main"]

#: Cases that Hypothesis draws in one go; with more it grows slow.
_GO = 1000
#: A case may take so long, in seconds, and a process so many bytes of memory.
_PATIENCE, _MEMORY = 10.0, 2 << 30
_LOOK = 0.2
_LONGEST = 1 << 19


class Shared(ctypes.Structure):
    """What a worker tells of where it is: how many cases it has begun, and the one that it is at."""

    _fields_ = (("count", ctypes.c_long), ("length", ctypes.c_long), ("case", ctypes.c_char * _LONGEST))


@dataclass
class Tally:
    """What came of one format's cases."""

    cases: int = 0
    documents: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    flaws: dict[str, bytes] = field(default_factory=dict)
    slowest: float = 0.0


def _work(form: str, number: int, begin: int, shared: Any, answers: Any) -> None:
    """Try so many cases and send what came of them, go by go."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    done = 0
    while done < number:
        tally = _go(form, min(_GO, number - done), begin + done, shared)
        if not tally.cases:
            break
        done += tally.cases
        answers.send((tally.cases, tally.documents, dict(tally.errors), tally.flaws, tally.slowest))
    answers.send(None)


def _go(form: str, number: int, begin: int, shared: Any) -> Tally:
    """Return what came of so many cases, drawn in one go."""
    tally = Tally()

    @seed(begin)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(FORMS[form])
    def try_one(data: bytes) -> None:
        _try(form, data, tally, shared)

    try_one()
    return tally


def _try(form: str, data: bytes, tally: Tally, shared: Any) -> None:
    shared.length = min(len(data), _LONGEST)
    ctypes.memmove(ctypes.addressof(shared) + Shared.case.offset, data, shared.length)
    shared.count += 1
    began = time.perf_counter()
    found = items_of(data, form if len(data) % 4 else None)  # now and then the format is to be told by the bytes
    tally.slowest = max(tally.slowest, time.perf_counter() - began)
    tally.cases += 1
    for item in found:
        if isinstance(item, InputError):
            tally.errors[item.code] += 1
        else:
            tally.documents += 1
    for flaw in flaws(found):
        tally.flaws.setdefault(flaw, data)


def _started(form: str, number: int, begin: int) -> tuple[SpawnProcess, Any, Any]:
    context = multiprocessing.get_context("spawn")
    shared = context.RawValue(Shared)
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(form, number, begin, shared, theirs), daemon=True)
    process.start()
    theirs.close()
    return process, shared, ours


def fuzz(form: str, number: int, begin: int) -> Tally:
    """Return what came of so many cases of a format, drawn from a number on."""
    whole = Tally()
    while whole.cases < number:
        before = whole.cases
        process, shared, answers = _started(form, number - before, begin + before)
        ended = _followed(process, shared, answers, whole)
        process.kill()
        process.join()
        case = ctypes.string_at(ctypes.addressof(shared) + Shared.case.offset, shared.length)
        if ended == "whole":
            return whole
        whole.cases = before + max(shared.count, 1)
        whole.flaws.setdefault(ended or f"it died of it: {process.exitcode}", case)
    return whole


def _followed(process: SpawnProcess, shared: Any, answers: Any, whole: Tally) -> str:
    """Take a worker's answers until it is done (``whole``), dead (empty) or stuck (what to say of it)."""
    at, since = 0, time.monotonic()
    while True:
        try:
            if answers.poll(_LOOK):
                answer = answers.recv()
                if answer is None:
                    return "whole"
                cases, documents, errors, found, slowest = answer
                whole.cases += cases
                whole.documents += documents
                whole.errors.update(errors)
                whole.flaws = {**found, **whole.flaws}
                whole.slowest = max(whole.slowest, slowest)
        except EOFError:
            process.join(_PATIENCE)
            return ""
        if shared.count != at:
            at, since = shared.count, time.monotonic()
        elif at and time.monotonic() - since > _PATIENCE:
            return f"it does not end within {_PATIENCE:g} seconds"


def _shares(number: int, forms: Sequence[str]) -> dict[str, int]:
    """Return how many cases each format gets: all of them together are at least so many."""
    return dict.fromkeys(forms, -(-number // len(forms)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz, print a table, keep the cases at fault, and return 1 if there is any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=100_000, help="how many in all")
    parser.add_argument("--form", choices=tuple(FORMS), action="append", help="only this format; may be repeated")
    parser.add_argument("--seed", type=int, default=0, help="where to begin drawing")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"), help="where cases at fault go")
    options = parser.parse_args(arguments)
    faults = total = 0
    print("format      cases  documents   errors  slowest  flaws", flush=True)
    for form, number in _shares(options.cases, options.form or tuple(FORMS)).items():
        tally = fuzz(form, number, options.seed * 1_000_003)
        total += tally.cases
        faults += len(tally.flaws)
        counts = f"{tally.cases:>7,}  {tally.documents:>9,}  {sum(tally.errors.values()):>7,}"
        print(f"{form:<9}  {counts}  {tally.slowest:>6.2f}s  {len(tally.flaws):>5}", flush=True)
        for flaw, case in tally.flaws.items():
            name = options.keep / f"{form}-{sha256(case).hexdigest()[:12]}"
            name.parent.mkdir(parents=True, exist_ok=True)
            name.write_bytes(case)
            print(f"  {json.dumps(flaw)[:160]}: {os.fspath(name)}", flush=True)
    print(f"{total:,} cases, {faults} flaws")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
