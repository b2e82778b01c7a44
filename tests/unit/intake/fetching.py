"""A story to fetch, and a fetcher that may fetch it from the test's own server."""

from selon.intake.connections import Caps
from selon.intake.fetch import Fetcher

__all__ = ["STORY", "fetching"]

STORY = (
    "<html lang='en'><head><title>Two hurt in depot fire</title></head><body><article><h1>Two hurt in depot fire</h1>"
    "<p>Two people were injured in a fire at a depot in Toropets, the governor said on Wednesday.</p>"
    "<p>The fire was put out in the morning, he added, and nobody was evacuated.</p></article></body></html>"
)


def fetching(site, **caps):
    """Return a fetcher that may fetch from a test's server."""
    return Fetcher(Caps(**{"seconds": 5.0, **caps}), allow={site.host}, contact="desk@example.org")
