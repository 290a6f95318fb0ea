from __future__ import annotations

import dataclasses

import pytest

from onrecord.errors import SettingError
from onrecord.settings import Settings

ALL = dataclasses.fields(Settings)


def test_nothing_set_gives_the_defaults() -> None:
    assert Settings.from_environment({}) == Settings()


@pytest.mark.parametrize("setting", ALL, ids=lambda setting: setting.name)
def test_every_setting_has_a_default_and_a_sentence(setting: dataclasses.Field[object]) -> None:
    assert setting.default is not dataclasses.MISSING
    sentence = setting.metadata["sentence"]
    assert sentence[0].isupper()
    assert sentence.endswith(".")


@pytest.mark.parametrize("setting", ALL, ids=lambda setting: setting.name)
def test_every_setting_can_be_set_from_outside(setting: dataclasses.Field[object]) -> None:
    other = {int: "7", float: "0.5", str: "de"}[type(setting.default)]
    changed = Settings.from_environment({"ONRECORD_" + setting.name.upper(): other})
    assert str(getattr(changed, setting.name)) == other
    assert [f.name for f in ALL if getattr(changed, f.name) != f.default] == [setting.name]


@pytest.mark.parametrize("setting", [setting for setting in ALL if setting.type != "str"], ids=lambda s: s.name)
def test_what_is_no_number_is_refused(setting: dataclasses.Field[object]) -> None:
    variable = "ONRECORD_" + setting.name.upper()
    with pytest.raises(SettingError, match=variable):
        Settings.from_environment({variable: "many"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_input_bytes", 0),
        ("max_line_bytes", -1),
        ("fetch_timeout", 0.0),
        ("fetch_timeout", float("nan")),
        ("fetch_timeout", float("inf")),
        ("fetch_max_redirects", -1),
        ("min_confidence", 1.5),
        ("min_confidence", -0.5),
        ("threads", 0),
        ("languages", " , "),
        ("fetch_user_agent", ""),
    ],
)
def test_what_makes_no_sense_is_refused(name: str, value: object) -> None:
    with pytest.raises(SettingError, match=f"{name}=.*: should"):
        Settings(**{name: value})  # type: ignore[arg-type]
    with pytest.raises(SettingError, match=f"{name}=.*: should"):
        Settings.from_environment({"ONRECORD_" + name.upper(): str(value)})


def test_the_ends_of_a_range_are_in_it() -> None:
    assert Settings(min_confidence=1.0, fetch_max_redirects=0).min_confidence == 1


def test_what_is_not_ours_is_passed_over() -> None:
    environment = {"ONRECORD_NOTHING": "1", "onrecord_threads": "4", "THREADS": "4", "ONRECORD_THREADS": "2"}
    assert Settings.from_environment(environment) == Settings(threads=2)


def test_the_real_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_LANGUAGES", "en,de")
    assert Settings.from_environment().languages == "en,de"


def test_settings_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().threads = 2  # type: ignore[misc]


def test_settings_can_be_a_key() -> None:
    assert {Settings(): 1}[Settings()] == 1
