"""The guard of a process's memory where the system has none."""

import ctypes
import subprocess
import sys
import time
import types
from pathlib import Path

import pytest

from selon.intake import memory

GREEDY = """
import sys, time
from selon.intake.memory import end_beyond, megabytes_used
end_beyond(megabytes_used() + 64, 0.01)
kept = []
for _ in range(400):
    kept.append(b"x" * (1 << 20))
    time.sleep(0.005)
print("never")
"""


def test_who_takes_too_much_is_ended():
    begun = time.monotonic()
    ended = subprocess.run([sys.executable, "-c", GREEDY], capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (137, b"")
    assert time.monotonic() - begun < 30


def test_who_takes_little_is_left_alone():
    thread = memory.end_beyond(1 << 20, 0.001)
    time.sleep(0.05)
    assert thread.is_alive()
    assert thread.daemon


def test_what_is_held_is_told_as_the_system_can(monkeypatch):
    held = memory.megabytes_used()
    assert 5 < held < 100_000
    monkeypatch.setattr(memory, "_STATM", Path("/nowhere"))
    assert memory.megabytes_used() >= held / 4


@pytest.mark.parametrize(("platform", "megabytes"), [("darwin", 3.0), ("freebsd14", 3072.0)])
def test_peaks_are_in_bytes_or_kilobytes(monkeypatch, platform, megabytes):
    taken = types.SimpleNamespace(RUSAGE_SELF=0, getrusage=lambda _: types.SimpleNamespace(ru_maxrss=3 << 20))
    monkeypatch.setattr(memory, "_STATM", Path("/nowhere"))
    monkeypatch.setitem(sys.modules, "resource", taken)
    monkeypatch.setattr(memory, "sys", types.SimpleNamespace(platform=platform))
    assert memory.megabytes_used() == megabytes


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells it")
def test_where_nothing_is_told_nothing_is_held(monkeypatch):
    monkeypatch.setattr(memory, "_STATM", Path("/nowhere"))
    monkeypatch.setitem(sys.modules, "resource", None)
    assert memory.megabytes_used() == 0.0


def test_windows_tells_by_its_kernel(monkeypatch):
    class Kernel:
        """Fills the structure in as Windows does: two short numbers, the peak, what is held."""

        GetCurrentProcess = staticmethod(lambda: 7)

        @staticmethod
        def K32GetProcessMemoryInfo(process, structure, size):  # noqa: N802 - its name there
            structure._obj[1], structure._obj[2] = 9 << 20, 5 << 20
            return process == 7 and size >= 72

    class Callable(types.SimpleNamespace):
        def __call__(self, *arguments):
            return self.made(*arguments)

    kernel = types.SimpleNamespace(
        GetCurrentProcess=Callable(made=Kernel.GetCurrentProcess),
        K32GetProcessMemoryInfo=Callable(made=Kernel.K32GetProcessMemoryInfo),
    )
    monkeypatch.setattr(memory, "_STATM", Path("/nowhere"))
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: kernel, raising=False)
    assert memory.megabytes_used() == 5.0
