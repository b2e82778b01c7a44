"""What a page says when something is wrong, in our own words: what was asked is never repeated.

They stand here as they are; `trouble.html` has each of them once more, for the catalogues.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.exceptions import HTTPException

from selon.errors import GoneError, LedgerError, OutdatedError, RecordError, ReviewError, SelonError, UnknownError
from selon.publishing.desk.forms import ForeignFormError

__all__ = ["TROUBLES", "pattern_of"]

#: The field that a message names, and the list that it ends with.
_NAMED = re.compile("“([a-z]+)”")
_LISTED = re.compile(r"(?<= takes one of: ).+(?=\.\Z)")

#: Status and words, by what is raised; a class stands for those below it that are not named.
TROUBLES: Mapping[type[Exception], tuple[int, str]] = {
    ForeignFormError: (403, "This form is not one of this desk’s own."),
    OutdatedError: (409, "Somebody has reviewed this since. Look at it again."),
    RecordError: (400, "A field has a value that it cannot have."),
    ReviewError: (400, "This review cannot be made: see whether it has a name, and what it is about."),
    GoneError: (410, "This event is no more."),
    UnknownError: (404, "There is nothing of this name in the ledger."),
    LedgerError: (503, "The ledger cannot be read just now."),
    SelonError: (400, "This cannot be done with what is installed here."),
    HTTPException: (404, "There is no such page."),
    Exception: (500, "Something went wrong in Selon itself; please report it."),
}


def pattern_of(words: str) -> tuple[str, str, str]:
    """Return what is wrong as the catalogues have it, the field that it names, and the list that it ends with.

    >>> pattern_of("“order” takes time, documents or claims.")
    ('“%(name)s” takes time, documents or claims.', 'order', '')
    """
    named, listed = _NAMED.search(words), _LISTED.search(words)
    pattern = _LISTED.sub("%(listed)s", _NAMED.sub("“%(name)s”", words, count=1))
    return pattern, named[1] if named else "", listed[0] if listed else ""
