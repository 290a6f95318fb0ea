"""Every error that onrecord raises.

::

    OnRecordError
    ├── InputError                one input cannot be read; the others of the run go on
    │   ├── MissingInput          no such file, or a pattern that matches nothing
    │   ├── UnreadableInput       the system refuses it (permissions, a broken disk)
    │   ├── EmptyInput            nothing in it, or white space alone
    │   ├── BinaryInput           neither text nor a page (an image, an archive, a PDF)
    │   ├── TooLarge              more bytes than the limit
    │   ├── DamagedInput          cut short, or not what it says it is (gzip, JSON, nesting)
    │   ├── NoArticle             a page, but no report on it
    │   ├── Paywalled             the page shows only the start of the report
    │   ├── OtherLanguage         in no language that the model reads
    │   └── FetchError            a URL that cannot be had
    │       ├── AddressRefused    not https or http, or not a public address
    │       ├── RobotsRefused     the site's robots.txt asks not to
    │       ├── FetchTimeout      no answer within the time allowed
    │       └── FetchFailed       an error status, too many redirects, a broken connection
    ├── ModelError                the weights are missing or damaged
    ├── RecordError               a record cannot be opened, read or written
    │   ├── NoRecord              no such file
    │   ├── NotARecord            a file that is no record
    │   ├── OtherVersion          a record of another version of onrecord
    │   ├── DamagedRecord         a record that is broken
    │   ├── RecordInUse           another program is writing to it
    │   ├── ReadOnlyRecord        the system does not allow it to be written
    │   ├── DiskFull              no room for what is to be stored
    │   └── NotInRecord           no such document, entry, actor or address in it
    ├── FormatError               a format that cannot be written here: a library is missing
    └── SettingError              a setting that makes no sense
        └── KnownFileError        a file of known actors and places that cannot be read, or makes no sense
"""

from __future__ import annotations


class OnRecordError(Exception):
    """The base of all errors here."""


class _Named(Exception):
    """What says of a named thing what is wrong with it, and what to do."""

    def __init__(self, name: str, reason: str, advice: str = "") -> None:
        self.name = name
        self.reason = reason
        self.advice = advice
        super().__init__(name, reason, advice)

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}" + (f"; {self.advice}" if self.advice else "")


class InputError(_Named, OnRecordError):
    """One input cannot be read. ``name`` is the input, ``reason`` what is wrong, ``advice`` what to do about it."""


class MissingInput(InputError):
    """No such file, or a pattern that matches nothing."""


class UnreadableInput(InputError):
    """The system refuses to read it."""


class EmptyInput(InputError):
    """Nothing in it, or white space alone."""


class BinaryInput(InputError):
    """Neither text nor a page."""


class TooLarge(InputError):
    """More bytes than the limit allows."""


class DamagedInput(InputError):
    """Cut short, or not what it says it is."""


class NoArticle(InputError):
    """A page, but no report on it."""


class Paywalled(InputError):
    """The page shows only the start of the report."""


class OtherLanguage(InputError):
    """In no language that the model reads."""


class FetchError(InputError):
    """A URL that cannot be had."""


class AddressRefused(FetchError):
    """Not https or http, or not a public address."""


class RobotsRefused(FetchError):
    """The site's robots.txt asks not to be read."""


class FetchTimeout(FetchError):
    """No answer within the time allowed."""


class FetchFailed(FetchError):
    """An error status, too many redirects, or a broken connection."""


class ModelError(OnRecordError):
    """The weights are missing or damaged."""


class RecordError(_Named, OnRecordError):
    """A record cannot be opened, read or written. ``name`` is its path; the rest as for an InputError."""


class NoRecord(RecordError):
    """No such file."""


class NotARecord(RecordError):
    """A file that is no record."""


class OtherVersion(RecordError):
    """A record of another version of onrecord."""


class DamagedRecord(RecordError):
    """A record that is broken."""


class RecordInUse(RecordError):
    """Another program is writing to it."""


class ReadOnlyRecord(RecordError):
    """The system does not allow it to be written."""


class DiskFull(RecordError):
    """No room for what is to be stored."""


class NotInRecord(RecordError):
    """No such document, entry, actor or address in it."""


class FormatError(OnRecordError):
    """A format that cannot be written here: a library that it needs is not installed."""


class SettingError(OnRecordError):
    """A setting that makes no sense."""


class KnownFileError(SettingError):
    """A file of known actors and places that cannot be read, or makes no sense."""
