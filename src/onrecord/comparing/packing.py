"""Items as the record keeps them, so that a document need not be loaded again to be compared with another."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable

from onrecord.comparing.items import Item
from onrecord.schema.forms import build, plain


def pack(items: Iterable[Item]) -> bytes:
    """Items without their words, which stand in the text of their document."""
    return zlib.compress(json.dumps([plain(one) for one in items], separators=(",", ":")).encode(), 6)


def unpack(packed: bytes, text: str) -> list[Item]:
    """The same items, with their words from the text."""
    return [build(Item, one).within(text) for one in json.loads(zlib.decompress(packed))]
