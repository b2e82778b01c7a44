"""A place on its way into the gazetteer's table."""

from __future__ import annotations

from dataclasses import dataclass, field

from selon.gazetteer.keys import key

__all__ = ["ADMIN1", "ADMIN2", "BARE", "COUNTRY", "LEVELS", "OTHER", "OWN", "SETTLEMENT", "SUPRA", "Row"]

#: How a name belongs to a place: its own, another of its names, or a bare name that wants its head word beside it.
OWN, OTHER, BARE = 0, 1, 2
COUNTRY, ADMIN1, ADMIN2, SETTLEMENT, SUPRA = range(5)
LEVELS = {"country": COUNTRY, "admin1": ADMIN1, "admin2": ADMIN2, "settlement": SETTLEMENT, "other": SUPRA}


@dataclass(slots=True)
class Row:
    """A place on its way into the table, with its names by key and their standing."""

    name: str
    country: str | None
    level: int
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonames: int | None = None
    admin1: str | None = None
    capital: bool = False
    names: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, standing: int) -> None:
        """Take a name in; of two standings of one key the better stays."""
        found = key(name)
        if len(found) >= 2:
            self.names[found] = min(standing, self.names.get(found, standing))

    def own(self) -> list[str]:
        """Return the keys of the names that are the place's own."""
        return [name for name, standing in self.names.items() if standing == OWN]
