from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from onrecord.knowledge import load_csv, load_yaml

FILES = sorted(entry.name for entry in resources.files("onrecord.knowledge").iterdir())


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".csv")])
def test_every_table_loads(name: str) -> None:
    rows = load_csv(name)
    assert rows
    assert load_csv(name) is rows, "once loaded, it is kept"


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml")])
def test_every_lexicon_loads(name: str) -> None:
    assert load_yaml(name)
    assert load_yaml(name) is load_yaml(name)


def test_the_ending_may_be_left_off() -> None:
    assert load_csv("languages") == load_csv("languages.csv")


@pytest.mark.parametrize("load", [load_csv, load_yaml])
def test_what_is_not_there(load: object) -> None:
    assert callable(load)
    with pytest.raises(FileNotFoundError):
        load("no_such_subject")


@pytest.mark.parametrize("text", ["a,b\n1\n", "a,b\n1,2,3\n"])
def test_a_row_of_another_length_is_a_slip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "slip.csv").write_text(text)
    monkeypatch.setattr("onrecord.knowledge.resources.files", lambda package: tmp_path)
    with pytest.raises(ValueError, match="line 2: should have 2 fields"):
        load_csv("slip")


def test_yaml_makes_no_objects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    (tmp_path / "harm.yaml").write_text("!!python/object/apply:os.system ['true']\n")
    monkeypatch.setattr("onrecord.knowledge.resources.files", lambda package: tmp_path)
    with pytest.raises(yaml.YAMLError):
        load_yaml("harm")


def test_languages_are_codes_and_names() -> None:
    rows = load_csv("languages")
    codes = [row["code"] for row in rows]
    assert codes == sorted(set(codes))
    assert all(len(code) == 2 and code.islower() for code in codes)
    assert {"en": "English", "he": "Hebrew", "ar": "Arabic"}.items() <= {
        row["code"]: row["name"] for row in rows
    }.items()
