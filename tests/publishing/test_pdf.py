from __future__ import annotations

import builtins
import re
import shutil
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest
from tests.publishing import hostile
from tests.publishing.claims import claim, material, origin, told

from onrecord.errors import FormatError
from onrecord.publishing.briefing import write
from onrecord.publishing.pdf import to_pdf

NAMES = ("Ahmet Şahin", "Лидия Ковалёва", "أحمد الحسيني", "Ελένη Βάθη", "דנה לוי")


def unpacked(pdf: bytes) -> bytes:
    """The objects of a PDF, with its streams unpacked."""
    return pdf + b"".join(
        zlib.decompressobj().decompress(stream)
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
        if stream[:1] == b"x"
    )


def test_a_briefing_in_pdf_has_pages_links_and_a_title() -> None:
    made = write(material())
    pdf = to_pdf(made)
    assert pdf.startswith(b"%PDF-")
    assert b"/Title" in pdf
    assert b"/Lang (en)" in pdf
    assert b"/Outlines" in pdf
    assert pdf.count(b"/Subtype /Link") >= sum(len(one.notes) for part in made.sections for one in part.sentences)
    for note in made.notes:
        assert f"/URI ({note.url})".encode() in unpacked(pdf)


def test_the_same_briefing_gives_the_same_date() -> None:
    assert b"/CreationDate (D:20310509101112Z" in to_pdf(write(material()))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_names_in_other_scripts_are_printed(tmp_path: Path) -> None:
    claims = []
    for number, name in enumerate(NAMES, 50):
        one = told(1, "that the ferries would stay in port", source=name)
        claims.append(claim(number, [one], [origin("o1", name, [one])], 1, 1))
    path = tmp_path / "brief.pdf"
    path.write_bytes(to_pdf(write(material(*claims))))
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    for name in NAMES:
        assert name in re.sub("[\u202a-\u202e\u200e\u200f]", "", text)


def test_nothing_in_a_document_breaks_it() -> None:
    pdf = to_pdf(hostile.briefing())
    links = re.findall(rb"/URI \((.*?)\)", unpacked(pdf))
    assert links
    assert all(link.lower().startswith((b"https:", b"http:")) for link in links)
    assert b"/JavaScript" not in pdf
    assert b"/JS" not in pdf


def test_without_its_libraries_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "fpdf":
            raise ModuleNotFoundError(name)
        return real(name, *rest)

    made = write(material())
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(FormatError, match=r"pip install 'onrecord\[pdf\]'"):
        to_pdf(made)
