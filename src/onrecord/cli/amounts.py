"""Numbers as people read them: thousands apart, and the bound before them."""

from __future__ import annotations

import re

from onrecord.cli.harmless import one_line

_WHOLE = re.compile(r"(?<![\d.,])\d{4,}")


def grouped(number: str | int) -> str:
    """``"1500000000.25"`` as ``"1,500,000,000.25"``: exact, to the last digit; also the numbers within a sum."""
    return _WHOLE.sub(lambda match: f"{_thousands(match[0])}", one_line(str(number)))


def _thousands(digits: str) -> str:
    # Not by way of int(): a number of thousands of digits would raise there.
    first = len(digits) % 3
    groups = [digits[:first]] if first else []
    return ",".join(groups + [digits[at : at + 3] for at in range(first, len(digits), 3)])


def bounded(bound: str, value: str, upper: str | None) -> str:
    """``at least 39``, ``between 3 and 5``; an exact number has no word before it."""
    if bound == "between" and upper is not None:
        return f"between {value} and {upper}"
    words = "" if bound == "exact" else f"{one_line(bound)} "
    return f"{words}{value}" + (f" to {upper}" if upper is not None else "")
