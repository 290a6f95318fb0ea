"""Loads the held-out texts for money, counts and who-where-when, and refuses what does not hold together.

The files and their fields are told in held-texts.md beside this file. Words match at word boundaries, as in goldtexts.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal, get_args

from tests.reading.goldtexts import GoldError, find

from onrecord.schema import ActorKind, Bound, FlowStatus

Kind = Literal["flows", "figures", "whowhere"]
Text = dict[str, Any]

HERE = Path(__file__).parent
STYLES = frozenset({"agency", "un", "local"})
WHAT = frozenset(
    {
        *("killed", "injured", "missing", "displaced", "detained", "abducted", "released", "infected", "evacuated"),
        *("rescued", "stranded", "homeless", "hungry", "in need", "protesters", "fighters", "troops", "affected"),
        *("destroyed", "damaged", "hospitalised", "ill", "sentenced", "escaped", "arrived", "returned"),
    }
)
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
INTERVAL = re.compile(r"(?:\.\.|\d{4}(?:-\d\d){0,2})/(?:\.\.|\d{4}(?:-\d\d){0,2})")


class HeldError(ValueError):
    """A held-out text that does not hold together; the message names it."""


def load(kind: Kind, half: str = "held") -> list[Text]:
    """The texts of one kind in the folder of one half ("held", "fresh"), in the order of the files and in them.

    Raises:
        HeldError: a field is missing, unknown or has no allowed value, or words do not stand in their text.
    """
    texts: list[Text] = []
    for path in sorted((HERE / kind / half).glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        texts += data["texts"]
    return check(kind, texts)


def check(kind: Kind, texts: list[Text]) -> list[Text]:
    """The texts themselves, if they all hold together.

    Raises:
        HeldError: they do not.
    """
    names = [text.get("name") for text in texts]
    _need(len(names) == len(set(names)), "names", "a name stands twice")
    for text in texts:
        try:
            _CHECKS[kind](text)
            datetime.date.fromisoformat(text["published"])
        except (HeldError, GoldError, ValueError, TypeError, KeyError) as error:
            raise HeldError(f"{kind}: {text.get('name')}: {error}") from error
    return texts


def _flows(text: Text) -> None:
    _fields(text, "name style text outlet published flows")
    _need(text["style"] in STYLES, "style", text["style"])
    for flow in text["flows"]:
        _fields(flow, "donor recipient amount currency status bound upper derived")
        _need(flow["status"] in get_args(FlowStatus), "status", flow["status"])
        _need(flow["bound"] in get_args(Bound), "bound", flow["bound"])
        _need(re.fullmatch(r"[A-Z]{3}", flow["currency"]) is not None, "currency", flow["currency"])
        _need(isinstance(flow["derived"], bool), "derived", flow["derived"])
        _need(flow["status"] != "appeal" or flow["donor"] is None, "donor of an appeal", flow["donor"])
        amount = _amount(flow["amount"])
        _need((flow["upper"] is not None) == (flow["bound"] == "between"), "upper", flow["upper"])
        _need(flow["upper"] is None or _amount(flow["upper"]) > amount, "upper", flow["upper"])
        for words in (flow["donor"], flow["recipient"]):
            _stands(text, words)


def _figures(text: Text) -> None:
    _fields(text, "name style text published figures")
    _need(text["style"] in STYLES, "style", text["style"])
    for index, figure in enumerate(text["figures"]):
        _fields(figure, "what value bound upper who revises")
        _need(figure["what"] in WHAT, "what", figure["what"])
        _need(figure["bound"] in get_args(Bound), "bound", figure["bound"])
        _need(type(figure["value"]) is int and figure["value"] > 0, "value", figure["value"])
        _need((figure["upper"] is not None) == (figure["bound"] == "between"), "upper", figure["upper"])
        _need(figure["upper"] is None or figure["upper"] > figure["value"], "upper", figure["upper"])
        _stands(text, figure["who"])
        revised = figure["revises"]
        if revised is not None:
            _need(revised != index and 0 <= revised < len(text["figures"]), "revises", revised)
            _need(text["figures"][revised]["what"] == figure["what"], "revises", revised)


def _whowhere(text: Text) -> None:
    _fields(text, "name text published outlet sources actors places dates")
    starts = []
    for source in text["sources"]:
        _fields(source, "source speaker")
        starts.append(find(text["text"], source["source"])[0])
        _stands(text, source["speaker"])
    _need(starts == sorted(set(starts)), "sources", "not in the order of the text")
    for actor in text["actors"]:
        _fields(actor, "name kind country role")
        _need(actor["kind"] in get_args(ActorKind), "kind", actor["kind"])
        _country(actor["country"])
        _stands(text, actor["name"])
        _stands(text, actor["role"])
    for place in text["places"]:
        _fields(place, "name country mentions")
        _need(place["country"] is not None, "country", place["country"])
        _country(place["country"])
        stand = len(re.findall(rf"(?<!\w){re.escape(place['name'])}(?!\w)", text["text"], re.IGNORECASE))
        _need(0 < place["mentions"] <= stand, f"mentions of {place['name']}", place["mentions"])
    for date in text["dates"]:
        _fields(date, "words date")
        _stands(text, date["words"])
        if date["date"] is not None:
            fits = DAY.fullmatch(date["date"]) or INTERVAL.fullmatch(date["date"])
            _need(fits is not None, "date", date["date"])
            for end in date["date"].split("/"):
                if len(end) == 10:
                    datetime.date.fromisoformat(end)


_CHECKS: dict[Kind, Callable[[Text], None]] = {"flows": _flows, "figures": _figures, "whowhere": _whowhere}


def _need(holds: bool, field: str, value: object) -> None:
    if not holds:
        raise HeldError(f"{field}: {value!r}")


def _fields(data: Text, names: str) -> None:
    _need(data.keys() == set(names.split()), "fields", sorted(data))


def _stands(text: Text, words: str | None) -> None:
    if words is not None:
        pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
        _need(bool(words) and re.search(pattern, text["text"]) is not None, "not in the text", words)


def _country(code: str | None) -> None:
    _need(code is None or re.fullmatch(r"[A-Z]{2}", code) is not None, "country", code)


def _amount(words: str) -> Decimal:
    try:
        amount = Decimal(words)
    except InvalidOperation as error:
        raise HeldError(f"amount: {words!r}") from error
    _need(amount > 0 and re.fullmatch(r"\d+(\.\d+)?", words) is not None, "amount", words)
    return amount
