"""On the Record: reads news reports and keeps the record of who said what, through whom, pinned to the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["Document", "Known", "Reading", "Record", "__version__", "load_known", "read", "read_document"]

if TYPE_CHECKING:
    from onrecord.comparing import Record
    from onrecord.reading import read, read_document
    from onrecord.reading.who.known import Known
    from onrecord.reading.who.known_files import load_known
    from onrecord.schema import Document, Reading

_HOMES = {
    "Document": "onrecord.schema",
    "Known": "onrecord.reading.who.known",
    "Reading": "onrecord.schema",
    "Record": "onrecord.comparing",
    "load_known": "onrecord.reading.who.known_files",
    "read": "onrecord.reading",
    "read_document": "onrecord.reading",
}


def __getattr__(name: str) -> Any:
    # Names are fetched when first asked for, so that `import onrecord` does not wait for the encoder's libraries.
    if name in _HOMES:
        import importlib

        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
