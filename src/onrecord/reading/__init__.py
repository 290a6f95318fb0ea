"""Document → Reading: the encoder, then the layers in their order."""

from __future__ import annotations

from onrecord.reading.reader import read, read_document

__all__ = ["read", "read_document"]
