"""Which accounts somebody asks for: by words of the occasion, and by donor."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.comparing.money.givers import Key
from onrecord.comparing.money.lines import Line
from onrecord.comparing.money.naming import is_plain, keys_of_words, naming_of
from onrecord.errors import SettingError
from onrecord.reading.where.countries import country_code
from onrecord.record.evidence import name_key
from onrecord.record.odd import searchable


@dataclass(frozen=True, slots=True)
class Asked:
    """``words``: each has to begin a word of what the account is called, or to be a country that it names.
    ``flows``: the numbers of those of the donor that is asked for, ``None`` where all are."""

    words: tuple[str, ...]
    flows: frozenset[int] | None

    @classmethod
    def of_words(cls, occasion: str | None, flows: frozenset[int] | None) -> Asked:
        """What a user wrote; words that any occasion has ("conference", "the") count where there are no others.

        Raises:
            SettingError: there is no word in it.
        """
        if occasion is None:
            return cls((), flows)
        words = occasion.split()
        told = [word for word in words if not all(is_plain(part) for part in name_key(word).split())]
        found = tuple(told or [word for word in words if name_key(word)])
        if not found:
            raise SettingError(f"{occasion!r} has no word to look for")
        return cls(found, flows)

    def wants(self, lines: Sequence[Line], about: str | None) -> bool:
        """Whether the account of these lines is asked for."""
        if self.flows is not None and not any(one.number in self.flows for line in lines for one in line.postings):
            return False
        occasion = next((line.occasion for line in lines if line.occasion is not None), None)
        called = [*(occasion.called if occasion else ()), *([about] if about else [])]
        words = {word for text in called for word in name_key(text).split()}
        names = {name for text in called for name in naming_of(text).names}
        return all(
            any(word.startswith(part) for part in name_key(asked).split() for word in words)
            or not names.isdisjoint(keys_of_words(asked))
            for asked in self.words
        )

    def of(self, lines: Sequence[Line]) -> list[Line]:
        """What of an account is asked for: all lines, or those of the donor."""
        if self.flows is None:
            return list(lines)
        givers: set[Key | None] = {
            one.giver for line in lines for one in line.postings if one.number in self.flows and one.giver is not None
        }
        return [line for line in lines if line.giver is not None and line.giver in givers]

    def days(self, db: sqlite3.Connection) -> tuple[str, str] | None:
        """The days of the first and the last report that may be of what is asked for; ``None`` where none is."""
        where, values = ["replaced_by IS NULL"], list[str]()
        for word in self.words:
            where.append("(occasion LIKE ? ESCAPE '\\' OR purpose LIKE ? ESCAPE '\\' OR actors.name LIKE ? ESCAPE '\\'")
            where[-1] += " OR actors.country = ?)"
            values += [_like(word)] * 3 + [country_code(word, capitals=True) or ""]
        if self.flows is not None:
            where.append("flows.entry IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(self.flows)))
        first, last, undated = db.execute(
            "SELECT min(published), max(published), count(*) - count(published)"
            " FROM flows JOIN entries USING (entry) JOIN documents USING (document)"
            f" LEFT JOIN actors ON actors.entry = recipient WHERE {' AND '.join(where)}",
            values,
        ).fetchone()
        if first is None:
            return ("", "") if undated else None
        return first[:10], last[:10]


def _like(word: str) -> str:
    """What a word and its near forms have in them: "Kuwait", "Kuwaiti"."""
    bare = searchable(word.strip("\"'“”‘’.,"))
    for sign in ("\\", "%", "_"):
        bare = bare.replace(sign, "\\" + sign)
    return f"%{bare[: max(4, len(bare) - 3)]}%"
