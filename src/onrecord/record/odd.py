"""Text that SQLite cannot keep as text: half characters (lone surrogates) have no UTF-8, and NUL ends a text in SQL.

Such a text is kept as bytes instead, in UTF-8 with the surrogates passed through, so that nothing is lost.
"""

from __future__ import annotations

import re
from typing import Any

_ODD = re.compile("[\0\ud800-\udfff]")


def to_column(value: Any) -> Any:
    """``value`` as it goes into a column."""
    if isinstance(value, str) and not value.isascii() and _ODD.search(value):
        return value.encode("utf-8", "surrogatepass")
    if isinstance(value, str) and "\0" in value:
        return value.encode("utf-8")
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return str(value)  # more than a column takes as a number
    return value


def from_column(value: Any) -> Any:
    """What :func:`to_column` was given."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def searchable(text: str) -> str:
    """``text``, as long as before, with U+FFFD for what SQLite cannot keep."""
    return _ODD.sub("\ufffd", text)
