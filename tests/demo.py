"""The reports of the demonstration as a record: read by the model once in a run of the tests."""

from __future__ import annotations

from pathlib import Path

import onrecord
from onrecord.documents import Source, list_inputs, open_source
from onrecord.record import Record
from onrecord.schema import Reading
from onrecord.settings import Settings

DEMO = Path(onrecord.__file__).parent / "knowledge" / "demo"


def demo_readings() -> list[Reading]:
    """What the model reads from each of them, in the order of the files."""
    from onrecord.reading import read_document

    settings = Settings()
    files = sorted(str(path) for path in DEMO.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))
    sources = list_inputs(files, settings)
    return [
        read_document(open_source(source, settings=settings), settings)
        for source in sources
        if isinstance(source, Source)
    ]


def store(path: Path, readings: list[Reading]) -> None:
    """A record of these readings, which is compared with nothing yet."""
    with Record.open(path) as record:
        for reading in readings:
            record.add(reading)
