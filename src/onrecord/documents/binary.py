"""What is neither text nor a page, told by what it begins with, and what can be done about each kind.

The signatures are those of the formats' own specifications; the offset is 0 unless said otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import BinaryInput

_AS_TEXT = "give the report as text, HTML or JSON Lines"
_UNPACK = "unpack it and give the files in it"
_EXPORT = "save it as plain text or HTML first"
_SEE = "type out what it shows, or run text recognition (such as tesseract) over it first"
_HEAR = "give a transcript of it as text"

_NEVER_IN_TEXT = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b")


@dataclass(frozen=True, slots=True)
class Signature:
    """``magic`` at ``offset`` bytes from the start means ``kind``, of which ``advice`` says how to get a text."""

    magic: bytes
    kind: str
    advice: str
    offset: int = 0

    def fits(self, head: bytes) -> bool:
        """Whether ``head`` begins this way. Letters alone ("ID3") may begin a text, too, so those need proof."""
        if not head.startswith(self.magic, self.offset):
            return False
        return not self.magic.isalnum() or any(byte in _NEVER_IN_TEXT for byte in head[:512])


SIGNATURES: tuple[Signature, ...] = (
    Signature(b"%PDF-", "a PDF", "turn it into text first, for example with pdftotext"),
    Signature(b"\x89PNG\r\n", "a PNG image", _SEE),
    Signature(b"\xff\xd8\xff", "a JPEG image", _SEE),
    Signature(b"GIF87a", "a GIF image", _SEE),
    Signature(b"GIF89a", "a GIF image", _SEE),
    Signature(b"WEBP", "a WebP image", _SEE, 8),
    Signature(b"II*\x00", "a TIFF image", _SEE),
    Signature(b"MM\x00*", "a TIFF image", _SEE),
    Signature(
        b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save it as plain text or HTML first"
    ),
    Signature(b"PK\x05\x06", "an empty zip archive", _UNPACK),
    Signature(b"\x1f\x8b", "gzip data packed twice", "unpack it once and give what comes out"),
    Signature(b"BZh", "bzip2 data", "unpack it first (bunzip2)"),
    Signature(b"\xfd7zXZ\x00", "xz data", "unpack it first (unxz)"),
    Signature(b"\x28\xb5\x2f\xfd", "zstd data", "unpack it first (unzstd)"),
    Signature(b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    Signature(b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    Signature(b"ustar", "a tar archive", _UNPACK, 257),
    Signature(b"\xd0\xcf\x11\xe0", "an old office document", _EXPORT),
    Signature(b"{\\rtf", "an RTF document", _EXPORT),
    Signature(b"ID3", "an MP3 recording", _HEAR),
    Signature(b"OggS", "an Ogg recording", _HEAR),
    Signature(b"WAVE", "a WAVE recording", _HEAR, 8),
    Signature(b"ftyp", "a video or a recording", _HEAR, 4),
    Signature(b"\x1aE\xdf\xa3", "a video", _HEAR),
    Signature(b"SQLite format 3\x00", "an SQLite database", "export its reports as JSON Lines"),
    Signature(b"PAR1", "a Parquet table", "export its reports as JSON Lines"),
    Signature(b"\x7fELF", "a program", _AS_TEXT),
    Signature(b"MZ\x90\x00", "a program", _AS_TEXT),
)


def refuse_known(head: bytes, name: str) -> None:
    """Refuse what begins like a format that is neither text nor a page.

    Raises:
        BinaryInput: with the kind and what to do.
    """
    for signature in SIGNATURES:
        if signature.fits(head):
            raise BinaryInput(name, f"this is {signature.kind}, not a text", signature.advice)
