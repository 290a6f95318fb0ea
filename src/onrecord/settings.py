"""Every limit and choice, with its default and a sentence.

Each can be set by an environment variable, ``ONRECORD_`` and its name in capitals: ``ONRECORD_MAX_INPUT_BYTES=1000``.
"""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import SettingError


def _setting(default: Any, sentence: str, *, least: float = 1, most: float = sys.maxsize) -> Any:
    return field(default=default, metadata={"sentence": sentence, "least": least, "most": most})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force; :meth:`from_environment` reads them.

    Raises:
        SettingError: a value that makes no sense (a limit below nothing, no language).
    """

    max_input_bytes: int = _setting(20_000_000, "The most bytes that one document may have, unpacked.")
    max_line_bytes: int = _setting(20_000_000, "The most bytes that one line of JSON Lines may have.")
    max_html_depth: int = _setting(2_000, "How deep the elements of a page may be nested.")
    fetch_timeout: float = _setting(20.0, "Seconds that fetching one URL may take, redirects included.", least=0.01)
    fetch_max_redirects: int = _setting(5, "How many redirects are followed for one URL.", least=0)
    fetch_user_agent: str = _setting(
        "onrecord/0.1 (news reader; respects robots.txt)", "The User-Agent that a site sees when a URL is fetched."
    )
    languages: str = _setting("en", "The languages that are read, by ISO 639-1 code, separated by commas.")
    min_confidence: float = _setting(0.0, "Statements less certain than this are not given.", least=0, most=1)
    threads: int = _setting(1, "Threads that the encoder uses in one process.")
    record_timeout: float = _setting(
        10.0, "Seconds to wait for a record that another program is writing to.", least=0, most=1_000_000
    )

    def __post_init__(self) -> None:
        for setting in dataclasses.fields(self):
            value = getattr(self, setting.name)
            least, most = setting.metadata["least"], setting.metadata["most"]
            if isinstance(value, str):
                if not value.strip(" ,"):
                    raise SettingError(f"{setting.name}={value!r}: should not be empty")
            elif not least <= value <= most:  # what is not a number (nan) is in no range
                limits = f"at least {least}" if most == sys.maxsize else f"from {least} to {most}"
                raise SettingError(f"{setting.name}={value!r}: should be {limits}")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The defaults, changed by what the environment says.

        Raises:
            SettingError: a value that is not of the setting's type, or makes no sense.
        """
        environment = os.environ if environment is None else environment
        changed: dict[str, Any] = {}
        for setting in dataclasses.fields(cls):
            variable = "ONRECORD_" + setting.name.upper()
            if variable in environment:
                kind: type[Any] = type(setting.default)
                try:
                    changed[setting.name] = kind(environment[variable])
                except ValueError:
                    raise SettingError(
                        f"{variable}={environment[variable]!r}: should be of type {kind.__name__}, "
                        f"like {setting.default!r}"
                    ) from None
        return cls(**changed)
