"""Text from a report, made harmless to print: it may carry escape codes, overrides of direction, half characters."""

from __future__ import annotations

# C0 and DEL have pictures of their own (U+2400 …); what has none becomes U+FFFD. One character for one character,
# so that offsets into the text still hold. Direction marks are listed in UAX #9, table "Bidirectional Character
# Types"; an override can make a line read as something that it is not ("Trojan Source", CVE-2021-42574).
_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_UNSEEN = [*range(0x80, 0xA0), 0x061C, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_TAGS = range(0xE0000, 0xE0080)
_SURROGATES = range(0xD800, 0xE000)
_TABLE = dict.fromkeys([*_UNSEEN, *_TAGS, *_SURROGATES], 0xFFFD) | _PICTURES
# White space that is not a blank: kept as blanks, so that a line break in a name cannot start a line of its own.
_TABLE |= dict.fromkeys([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029], 0x20)


def harmless(text: str) -> str:
    """``text``, as long as before, with nothing in it that a terminal would act on; line breaks become blanks."""
    return text.translate(_TABLE)


def one_line(text: str, limit: int | None = None) -> str:
    """``text`` made harmless, runs of white space joined, and cut to ``limit`` characters with an ellipsis."""
    line = " ".join(harmless(text).split())
    return line if limit is None or len(line) <= limit else line[: limit - 1].rstrip() + "…"
