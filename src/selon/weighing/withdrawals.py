"""What is left of a dossier once the reports that were taken back are left out, and why they are."""

from __future__ import annotations

from dataclasses import replace

from selon.records.accounts import Dossier, Telling
from selon.records.events import Reason
from selon.weighing.voices import passage, printed

__all__ = ["left_out_of", "standing"]


def standing(dossier: Dossier) -> Dossier:
    """Return a dossier without the tellings, copies and checks of reports that were taken back."""
    if not dossier.withdrawn:
        return dossier
    gone = frozenset(name for name, _ in dossier.withdrawn)
    return replace(
        dossier,
        tellings=tuple(telling for telling in dossier.tellings if telling.document.id not in gone),
        copies=tuple(copy for copy in dossier.copies if gone.isdisjoint((copy.earlier, copy.later))),
        checks=tuple((name, check) for name, check in dossier.checks if name not in gone),
        withdrawn=(),
    )


def left_out_of(dossier: Dossier) -> tuple[Reason, ...]:
    """Return a reason for each report that counts nowhere because it was taken back, with its words."""
    first: dict[str, Telling] = {}
    for telling in dossier.tellings:
        first.setdefault(telling.document.id, telling)
    return tuple(
        Reason(
            "report-withdrawn",
            f"{printed(first[name].document)} withdrew its report, which counts nowhere: {mark.words}",
            (passage(first[name]),),
        )
        for name, mark in dossier.withdrawn
        if name in first
    )
