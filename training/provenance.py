"""What the card says of the weights besides figures: where they come from, what they are not for, and their hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

NAME = "onrecord-minilm-l6"
WEIGHTS = ("encoder.onnx", "pairs.npz", "referring.npz", "events.npz")
DATA = [
    {"name": "PolNeAR, train", "for": "cues and roles", "licence": "none stated; published for research"},
    {"name": "PolNeAR, dev", "for": "choices and confidence", "licence": "none stated; published for research"},
    {"name": "Worldwide, nine tenths", "for": "mentions", "licence": "none stated; published for research"},
    {
        "name": "GUM, all but its dev and test documents",
        "for": "sentence starts, coreference, and the arguments of verbs",
        "licence": "annotations CC BY 4.0; texts differ",
    },
    {
        "name": "PolNeAR, train, and Worldwide, nine tenths, with names put as pronouns",
        "for": "coreference",
        "licence": "as above",
    },
    {"name": "invented sentences, training/events", "for": "events, control and realis", "licence": "Apache-2.0"},
    {"name": "PLOVER sentences, four fifths", "for": "events", "licence": "none stated"},
    {"name": "UW factuality, train", "for": "certainty of events", "licence": "none stated"},
    {"name": "MEANTIME, train", "for": "certainty of events", "licence": "CC BY 4.0"},
    {"name": "all-MiniLM-L6-v2", "for": "starting weights", "licence": "Apache-2.0"},
]
LIMITS = [
    "English news prose; other languages are not read.",
    "Attributions were learned from US political news of 2015 and 2016; mentions from newswire of other continents.",
    "PolNeAR marks no attribution inside another's content: those were learned from a second reading of contents.",
    "Events and control were learned mostly from invented sentences, written and marked by a language model.",
    "The vocabulary is uncased; case goes in as a feature of each word.",
]


def digest(folder: Path) -> str:
    """The SHA-256 over the weights' files, one after the other."""
    found = hashlib.sha256()
    for name in WEIGHTS:
        found.update((folder / name).read_bytes())
    return found.hexdigest()
