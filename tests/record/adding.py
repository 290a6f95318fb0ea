"""``onrecord add`` with a stand-in for the model: a program for tests to start, to stop and to kill."""

from __future__ import annotations

import sys
import types
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.cli import fakes

from onrecord.cli import main

if __name__ == "__main__":
    reading = types.ModuleType("onrecord.reading")  # in place of the real one, which takes long to start
    reading.read_document = fakes.read_document  # type: ignore[attr-defined]
    sys.modules[reading.__name__] = reading
    main(prog_name="onrecord")
