"""Bytes → text, without trusting what they say of themselves.

The order follows the WHATWG Encoding Standard's advice (a byte order mark wins) and then the evidence: bytes that are
valid UTF-8 are UTF-8, whatever a header or a page declares, for text in another encoding is almost never valid UTF-8.
"""

from __future__ import annotations

import codecs
import re

from onrecord.documents.binary import refuse_known
from onrecord.errors import BinaryInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOK_AT = 65_536  # bytes that are enough to tell what a file is
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x00"))
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_BROKEN = re.compile("\ufffd+")
# A page that says ISO 8859-1 or ASCII is read as Windows-1252 by every browser (WHATWG Encoding Standard, §4.2).
_REALLY = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}


def decode(raw: bytes, name: str) -> str:
    """The text of ``raw``, the bytes of a plain text. Nothing in it is changed but the byte order mark dropped.

    Raises:
        BinaryInput: the bytes are of a picture, an archive, a recording and the like.
    """
    refuse_binary(raw, name)
    return _decode(raw, ())


def decode_page(raw: bytes, name: str, encoding: str | None = None) -> str:
    """The text of a page's bytes. ``encoding`` (from an HTTP header) and the page's own declaration are evidence only.

    Raises:
        BinaryInput: the bytes are no page at all.
    """
    refuse_binary(raw, name)
    declared = _DECLARED.search(raw[:_LOOK_AT])
    hints = [hint for hint in (encoding, declared and declared[1].decode("ascii")) if hint]
    return _decode(raw, tuple(hints))


def refuse_binary(raw: bytes, name: str) -> None:
    """Raise :class:`BinaryInput` where the bytes are neither text nor a page; a stray null byte is not enough for that.

    Raises:
        BinaryInput: see above.
    """
    refuse_known(raw[:_LOOK_AT], name)
    head = raw[:_LOOK_AT]
    if not head or _mark(raw) or _wide(head):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    nulls = head.count(0)
    if controls > 0.02 * len(head) + 2 or nulls > 0.2 * len(head) + 2:
        raise BinaryInput(name, "these bytes are not text", "give the report as text, HTML or JSON Lines")


def _decode(raw: bytes, hints: tuple[str, ...]) -> str:
    mark = _mark(raw) or _wide(raw[:_LOOK_AT])
    if mark:
        return raw.decode(mark, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _nearly_utf8(raw):
        return raw.decode("utf-8", errors="replace")
    for hint in hints:
        text = _strict(raw, hint)
        if text is not None:
            return text
    return _guess(raw)


def _mark(raw: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: of mostly Latin text, every other byte is null."""
    if len(head) < 8 or (len(head) % 2 and len(head) < _LOOK_AT):
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _nearly_utf8(raw: bytes) -> bool:
    """Whether a few bytes alone are broken (a page cut in the middle of a letter), most of the others being UTF-8."""
    text = raw.decode("utf-8", errors="replace")
    broken = len(_BROKEN.findall(text))
    whole = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    # In another encoding hardly a letter comes out whole, so twice as many whole as broken is proof enough.
    return whole >= 2 * broken


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return None
    try:
        return raw.decode(_REALLY.get(name, name))
    except (UnicodeError, ValueError, LookupError):
        return None


def _guess(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    # Western text says so in single bytes between plain letters; the guesser is asked only about the rest.
    high = len(raw) - len(raw.translate(None, bytes(range(0x80, 0x100))))
    western = _strict(raw, "cp1252")
    if western is not None and high < 0.08 * len(raw):
        return western
    best = from_bytes(raw[:_LOOK_AT]).best()
    if best is not None:
        text = raw.decode(best.encoding, errors="replace")
        if text.count("\ufffd") < 0.01 * len(text):
            return text
    return western if western is not None else raw.decode("cp1252", errors="replace")
