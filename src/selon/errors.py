"""Every error that Selon raises for its user, as one tree. Nothing else leaves the package on purpose.

::

    SelonError                    error            exit 1   something went wrong; the message says what
    ├── InputError                input            exit 3   what was handed in cannot be read
    │   ├── MissingFileError      missing_file              no such file
    │   ├── UnreadableFileError   unreadable_file           a folder, no permission, a failing disk
    │   ├── EmptyInputError       empty                     no text in it
    │   ├── BinaryInputError      binary                    a picture, an archive, a PDF: no plain text
    │   ├── EncodingError         encoding                  text in no encoding that we can tell
    │   ├── TooLongError          too_long                  more text than the limit allows
    │   ├── LineError             bad_line                  a line of JSONL that is no document
    │   ├── MarkupError           bad_markup                a page, feed or export that is not as its format asks
    │   ├── ExtractEmptyError     extract_empty             a page with no text of a dispatch in it
    │   ├── ArchiveError          bad_archive               an archive, or a member of one, that is not to be opened
    │   ├── OverBudgetError       over_budget               parsing took more time or memory than it may: stopped
    │   ├── AddressError          address                   an address that is not to be fetched
    │   ├── FetchError            fetch                     no answer, or one that is an error or beyond the limits
    │   └── UnknownFormatError    unknown_format            a format that nobody here reads
    ├── RecordError               record           exit 4   a record that does not fit the codebook
    │   └── FieldError            field                     a field with a value that it cannot have
    ├── PackError                 pack             exit 5   a language pack that is not as it must be
    ├── GazetteerError            gazetteer        exit 6   the gazetteer is missing, damaged or cannot be built
    ├── SettingError              setting          exit 7   a setting with a value that it cannot have
    ├── OutputError               output           exit 8   what was asked for cannot be written
    ├── LedgerError               ledger           exit 9   the ledger cannot be opened, read or written
    │   ├── NoLedgerError         no_ledger                 no such file, or a file that is no ledger
    │   ├── NewerLedgerError      newer_ledger              made by a newer Selon than this one
    │   ├── LockedError           locked                    another process is writing to it
    │   ├── ReadOnlyError         read_only                 no permission, or a medium that cannot be written
    │   ├── FullError             full                      the disk is full
    │   ├── UnknownError          unknown                   no event or document of this name
    │   │   └── GoneError         gone                      an event that was there, and is no more
    │   ├── ReviewError           review                    a review that makes no sense: undone twice, without a name
    │   │   └── OutdatedError     outdated                  somebody else has reviewed it since it was looked at
    │   └── BrokenError           broken                    the audit chain does not hold, or the file is damaged
    └── FaultError                fault            exit 1   a fault in Selon itself, met while reading a document

Exit 0 is success, 2 a command line that makes no sense (click's), 130 an interruption. Of several errors in one run,
the first one gives the exit code.

Each error has a ``code`` (stable, for programs), an ``exit_code``, a ``place`` (file, line, setting: where), a
``reason`` (what is wrong) and a ``remedy`` (what to do about it).
"""

from __future__ import annotations

from typing import Self

__all__ = [
    "AddressError",
    "ArchiveError",
    "BinaryInputError",
    "BrokenError",
    "EmptyInputError",
    "EncodingError",
    "ExtractEmptyError",
    "FaultError",
    "FetchError",
    "FieldError",
    "FullError",
    "GazetteerError",
    "GoneError",
    "InputError",
    "LedgerError",
    "LineError",
    "LockedError",
    "MarkupError",
    "MissingFileError",
    "NewerLedgerError",
    "NoLedgerError",
    "OutdatedError",
    "OutputError",
    "OverBudgetError",
    "PackError",
    "ReadOnlyError",
    "RecordError",
    "ReviewError",
    "SelonError",
    "SettingError",
    "TooLongError",
    "UnknownError",
    "UnknownFormatError",
    "UnreadableFileError",
]


class SelonError(Exception):
    """What went wrong, where, and what to do about it. The root of every error that we raise."""

    code = "error"
    exit_code = 1

    def __init__(self, reason: str, *, place: str = "", remedy: str = "") -> None:
        """Take what is wrong, where, and what to do; ``str()`` gives the three in one line."""
        super().__init__(reason, place, remedy)
        self.reason = reason
        self.place = place
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with place and remedy, so that an error crosses processes whole."""
        return (_rebuild, (type(self), self.reason, self.place, self.remedy))

    def __str__(self) -> str:
        """Return ``place: reason; remedy``, without what is not there."""
        where = f"{self.place}: " if self.place else ""
        what = f"; {self.remedy}" if self.remedy else ""
        return f"{where}{self.reason}{what}"


def _rebuild(kind: type[SelonError], reason: str, place: str, remedy: str) -> SelonError:
    return kind(reason, place=place, remedy=remedy)


class InputError(SelonError):
    """What was handed in cannot be read. The rest of a batch is read all the same."""

    code = "input"
    exit_code = 3


class MissingFileError(InputError):
    """No file of this name."""

    code = "missing_file"


class UnreadableFileError(InputError):
    """A folder, a file without permission, a disk that fails."""

    code = "unreadable_file"


class EmptyInputError(InputError):
    """No text: nothing but white space, or only front matter."""

    code = "empty"


class BinaryInputError(InputError):
    """No plain text: a picture, an archive, a PDF, a word processor's file."""

    code = "binary"


class EncodingError(InputError):
    """Bytes that are text in no encoding that we can tell with confidence."""

    code = "encoding"


class TooLongError(InputError):
    """More text than the limit allows."""

    code = "too_long"


class LineError(InputError):
    """A line of JSONL that is no document; the other lines are read."""

    code = "bad_line"


class MarkupError(InputError):
    """A page, a feed or an export that is not as its format asks: broken XML, entities, a feed that is a web page."""

    code = "bad_markup"


class ExtractEmptyError(InputError):
    """A page with no text of a dispatch in it: a wall, a script's empty frame, a list of links."""

    code = "extract_empty"


class ArchiveError(InputError):
    """An archive, or a member of one, that is not to be opened: truncated, locked, a bomb, a name that is a path."""

    code = "bad_archive"


class OverBudgetError(InputError):
    """Parsing took more time or memory than it may, or the parser died of it; it was stopped and the rest goes on."""

    code = "over_budget"


class AddressError(InputError):
    """An address that is not to be fetched: not public, oddly spelt, with credentials, or on another port."""

    code = "address"


class FetchError(InputError):
    """No answer from an address, or one that says that there is nothing, or one beyond the limits."""

    code = "fetch"


class UnknownFormatError(InputError):
    """A format that nobody here reads."""

    code = "unknown_format"


class RecordError(SelonError):
    """A record that does not fit the codebook: a span that is not the text's, a key that is missing."""

    code = "record"
    exit_code = 4


class FieldError(RecordError):
    """A field of a claim or saying with a value that it cannot have.

    ``field`` names it (``quantity.unit``); ``why`` is a word for programs: ``field`` (there is none such), ``missing``,
    ``choice`` (none of the codebook's list), ``words`` (not in the text), ``many`` (they stand there more than once),
    ``bounds``, ``place``, ``time``, ``unit``, ``saying`` (none such, or its words lie elsewhere), ``there`` (it is
    there already), ``shape``.
    """

    code = "field"
    field = ""
    why = "shape"

    def of(self, field: str, why: str) -> Self:
        """Return this error with the field that it is about, and why."""
        self.field, self.why = field, why
        return self

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with field and reason."""
        return (*super().__reduce__(), {"field": self.field, "why": self.why})


class PackError(SelonError):
    """A language pack's file is not as it must be; the message names file, line and remedy."""

    code = "pack"
    exit_code = 5


class GazetteerError(SelonError):
    """The gazetteer is missing, damaged, or cannot be built."""

    code = "gazetteer"
    exit_code = 6


class SettingError(SelonError):
    """A setting with a value that it cannot have, or of a name that is none."""

    code = "setting"
    exit_code = 7


class OutputError(SelonError):
    """What was asked for cannot be written where it was to go."""

    code = "output"
    exit_code = 8


class LedgerError(SelonError):
    """The ledger cannot be opened, read or written."""

    code = "ledger"
    exit_code = 9


class NoLedgerError(LedgerError):
    """No file of this name, or a file that is no ledger."""

    code = "no_ledger"


class NewerLedgerError(LedgerError):
    """A ledger made by a newer Selon than this one."""

    code = "newer_ledger"


class LockedError(LedgerError):
    """Another process is writing to the ledger, and did not end in time."""

    code = "locked"


class ReadOnlyError(LedgerError):
    """No permission to write, or a medium that cannot be written."""

    code = "read_only"


class FullError(LedgerError):
    """The disk is full; what was committed before is safe."""

    code = "full"


class UnknownError(LedgerError):
    """No event, document or origin of this name; or several that its beginning fits."""

    code = "unknown"


class GoneError(UnknownError):
    """An event that was there, and is no more: what it was made of was taken back, or its documents were replaced."""

    code = "gone"


class ReviewError(LedgerError):
    """A review that makes no sense: of something that it cannot be made of, taken back twice, without a name."""

    code = "review"


class OutdatedError(ReviewError):
    """Somebody else has reviewed the thing since the person looked at it; nothing was written."""

    code = "outdated"


class BrokenError(LedgerError):
    """The audit chain does not hold, or the file is damaged."""

    code = "broken"


class FaultError(SelonError):
    """A fault in Selon itself, met while reading one document; the others are read all the same."""

    code = "fault"
