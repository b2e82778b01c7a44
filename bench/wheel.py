"""Build the wheel, install it in an environment of its own, and read a dispatch with it, far from the source tree."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bench.gold import ROOT

__all__ = ["main", "missing"]

#: What is data in the package and must be in the wheel.
DATA = ("*.toml", "*.tsv", "*.jsonl", "*.json", "*.xz", "*.html", "*.css", "NOTICE", "py.typed")


def missing(wheel: Path) -> Iterator[str]:
    """Yield the data files of the source tree that a wheel lacks."""
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    source = ROOT / "src"
    for pattern in DATA:
        for file in sorted((source / "selon").rglob(pattern)):
            name = file.relative_to(source).as_posix()
            if name not in inside:
                yield name


def _run(*command: str, cwd: Path, text: str | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, input=text, check=False, text=True, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> int:
    """Return 0 if the wheel is whole and works."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
        _run(*pip, "wheel", "--no-deps", "--wheel-dir", folder, str(ROOT), cwd=there)
        (wheel,) = there.glob("selon-*.whl")
        lacking = list(missing(wheel))
        if lacking:
            sys.exit("not in the wheel: " + ", ".join(lacking))
        venv.create(there / "fresh", with_pip=True)
        python = str(there / "fresh" / "bin" / "python")
        _run(python, *pip[1:], "install", "--constraint", str(ROOT / "constraints.txt"), str(wheel), cwd=there)
        selon = str(there / "fresh" / "bin" / "selon")
        text = "Three people were killed in Kharkiv, the governor said."
        out = _run(selon, "read", "-", "--format", "jsonl", cwd=there, text=text)
        if '"attributions": [{' not in out:
            sys.exit(f"the installed wheel reads nothing in {text!r}:\n{out}")
        _run(selon, "demo", cwd=there)
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, whole, and reads")
    return 0


if __name__ == "__main__":
    sys.exit(main())
