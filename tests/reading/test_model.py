"""The model's files: what the card says of them is so."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from benchmarks.attribution import ROLES
from benchmarks.common import rows
from training.evaluate import load_scorer
from training.provenance import DATA, WEIGHTS, digest

from onrecord.errors import ModelError
from onrecord.knowledge import model as files
from onrecord.reading import model as models
from onrecord.reading import read

FOLDER = Path(files.__file__).parent
CARD = json.loads((FOLDER / "card.json").read_text("utf-8"))
SHARED = Path(__file__).parents[3] / "shared"


def test_the_hash_is_that_of_the_weights() -> None:
    assert digest(FOLDER) == CARD["sha256"]
    assert models.load().name == f"{CARD['name']}@{CARD['sha256'][:12]}"


def test_the_weights_are_small() -> None:
    assert sum((FOLDER / name).stat().st_size for name in WEIGHTS) < 30_000_000


def test_the_card_names_every_source_with_its_licence() -> None:
    assert CARD["data"] == DATA
    assert all(row["licence"] for row in CARD["data"])


def test_a_reading_names_its_model() -> None:
    assert read("The mayor of Tarn said that the bridge was closed.").model == models.load().name


@pytest.mark.parametrize("name", ["encoder.onnx", "pairs.npz", "tokenizer.json", "card.json"])
def test_a_missing_file_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in FOLDER.iterdir():
        if path.is_file() and path.name != name:
            shutil.copy(path, tmp_path)
    monkeypatch.setattr(files, "_HERE", tmp_path)
    with pytest.raises(ModelError, match=name):
        files.model_file(name)


def test_damaged_weights_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in FOLDER.iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path)
    (tmp_path / "encoder.onnx").write_bytes((FOLDER / "encoder.onnx").read_bytes()[:100_000])
    monkeypatch.setattr(files, "_HERE", tmp_path)
    models.load.cache_clear()
    try:
        with pytest.raises(ModelError, match="install onrecord again"):
            models.load()
    finally:
        models.load.cache_clear()


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the annotated data in ../shared")
def test_eight_bits_lose_less_than_a_point() -> None:
    """The int8 graph, read now, against what the card says single precision gave at export."""
    path = SHARED / "corpora/attribution/polnear_dev.jsonl"
    scorer = load_scorer(SHARED / "score/score_attribution.py")
    found = {
        row["doc"]: [
            scorer.Attribution(**{role: getattr(one, role) for role in ROLES})
            for one in read(row["text"]).attributions
            if one.within is None
        ]
        for row in rows(path)
    }
    summary = scorer.summarise(list(scorer.score(scorer.load_gold(str(path)), found).values()))
    fp32 = CARD["attribution f1 by precision of the weights"]["fp32"]
    assert summary["relations"]["attribution"]["f1"] > fp32 - 1
