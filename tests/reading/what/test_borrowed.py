"""The subject of the clause above is no doer of what that clause speaks of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reading.telling import found_of

from onrecord.reading.found import Said
from onrecord.reading.standing import Standing
from onrecord.reading.what.borrowed import without_borrowed


@pytest.mark.parametrize(
    ("text", "above", "event", "kept"),
    [
        ("Norway condemned the attack on Veld.", "ACCUSE | condemned | Norway | the attack on Veld",
         "ASSAULT | attack | Norway | Veld", False),
        ("Norway praised its own attack on Veld.", "SUPPORT | praised | Norway | its own attack on Veld",
         "ASSAULT | attack | Norway | Veld", True),
        ("Norway promised an attack on Veld.", "AGREE | promised | Norway | an attack on Veld",
         "ASSAULT | attack | Norway | Veld", True),
        ("Norway condemned Tarn and attacked Veld.", "ACCUSE | condemned | Norway | Tarn",
         "ASSAULT | attacked | Norway | Veld", True),
    ],
)  # fmt: skip
def test_what_is_spoken_of(text: str, above: str, event: str, kept: bool) -> None:
    found = found_of(text, above, event)
    _, one = without_borrowed(found, found.happened, Standing(found))
    assert bool(one.actor) is kept


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        ("The ministry said that the envoy was poisoned.", "that the envoy was poisoned", False),
        ("The ministry threatened to have the envoy poisoned.", "to have the envoy poisoned", True),
    ],
)
def test_who_tells_of_it(text: str, content: str, kept: bool) -> None:
    found = found_of(text, "ASSAULT | poisoned | The ministry | the envoy")
    start = text.index(content)
    cue = text.split()[2]
    said = Said(((0, 12),), ((text.index(cue), text.index(cue) + len(cue)),), ((start, start + len(content)),))
    found = replace(found, said=(said,))
    (one,) = without_borrowed(found, found.happened, Standing(found))
    assert bool(one.actor) is kept
