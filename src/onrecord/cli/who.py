"""The actors of a reading: name, role, affiliation, and the other words that mean them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.cli.entry import Entry, entry
from onrecord.cli.harmless import one_line
from onrecord.cli.lines import FAINT, NAME, dotted, styled
from onrecord.cli.lookup import Lookup
from onrecord.cli.progress import counted
from onrecord.cli.when import spoken_date
from onrecord.schema import Actor, Role

if TYPE_CHECKING:
    pass

_ARTICLE = re.compile(r"^(?:the|an?) ")
_LONGEST = 60  # characters of one mention's words
_MOST = 8  # other words for one actor; the rest are counted


def entries(look: Lookup) -> list[Entry]:
    """One entry an actor, in the order of the reading."""
    return [_entry(look, actor) for actor in look.reading.actors]


def _entry(look: Lookup, actor: Actor) -> Entry:
    country = f" [{one_line(actor.country)}]" if actor.country else ""
    told = ", ".join(["", *office(actor)])
    parts = [styled((one_line(actor.name), NAME), told, (country, FAINT))]
    parts += [styled((one_line(id), FAINT)) for id in actor.ids]
    if len(actor.mentions) > 1:
        parts.append(styled((counted(len(actor.mentions), "mention"), FAINT)))
    below = [styled((f"{_role(role)}  {look.where(role.span)}", FAINT)) for role in _other_roles(actor)]
    if words := _other_words(look, actor):
        below.append(styled((words, FAINT)))
    at = actor.mentions[0] if actor.mentions else None
    return entry(actor.id, actor.kind, dotted(parts), at, *below)


def office(actor: Actor) -> list[str]:
    """Role and affiliation, as far as the name does not say them already; a role that is past says so."""
    name = one_line(actor.name)
    told = [one_line(detail) for detail in (actor.role, actor.affiliation) if detail]
    is_former = any(_is_main(actor, role) and role.former for role in actor.roles)
    if actor.role and is_former and not told[0].startswith("former"):
        told[0] = f"former {told[0]}"
    return [detail for detail in told if not _says(name, detail)]


def _says(name: str, detail: str) -> bool:
    """Whether a name says a role or affiliation already: "senior Ostmark envoy" is a "senior envoy"."""
    words = set(name.lower().split())
    return detail.lower() in name.lower() or words.issuperset(detail.lower().split())


def _is_main(actor: Actor, role: Role) -> bool:
    return (role.role, role.affiliation) == (actor.role, actor.affiliation)


def _other_roles(actor: Actor) -> list[Role]:
    """Those that say what the line of the actor does not: another office, or when it was held."""
    seen: set[tuple[object, ...]] = set()
    found = []
    for role in actor.roles:
        key = (role.role, role.affiliation, role.date, role.former)
        if key not in seen and not _is_told(actor, role):
            seen.add(key)
            found.append(role)
    return found


def _is_told(actor: Actor, role: Role) -> bool:
    """Whether the line of the actor says it already: "deputy minister" beside "deputy foreign minister"."""
    told = {word.lower() for part in (actor.role, actor.affiliation, actor.name) for word in (part or "").split()}
    if role.date or (role.former and not (_is_main(actor, role) or "former" in told)):
        return False
    return told.issuperset(word.lower() for part in (role.role, role.affiliation) for word in (part or "").split())


def _role(role: Role) -> str:
    details = ", ".join(one_line(detail) for detail in (role.role, role.affiliation) if detail)
    held = f" {spoken_date(role.date)}" if role.date else ""
    return f"{'formerly' if role.former else 'also'} {details}{held}"


def _other_words(look: Lookup, actor: Actor) -> str:
    """``“the minister” ×2, “she”``: the words that we say mean the actor, where they are not of the name."""
    text, name = look.reading.document.text, one_line(actor.name).lower()
    as_printed: dict[str, str] = {}
    times: Counter[str] = Counter()
    for start, end in actor.mentions:
        words = one_line(text[start:end], _LONGEST)
        key = _ARTICLE.sub("", words.lower()).strip(" .,;:“”\"'’")
        if key and key not in name:
            as_printed.setdefault(key, words)
            times[key] += 1
    shown = [f"“{as_printed[key]}”" + (f" ×{count}" if count > 1 else "") for key, count in times.items()]
    more = [f"and {len(shown) - _MOST} more"] if len(shown) > _MOST else []
    return ", ".join(shown[:_MOST] + more)
