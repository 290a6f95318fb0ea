"""Writes the parts of docs/ and README.md that derive from the program, and runs the examples in them.

    python docs/make.py

Between ``<!-- begin NAME -->`` and ``<!-- end NAME -->`` stands what :data:`PARTS` makes. Blocks fenced as ``console``
are run by bash in a folder that holds copies of docs/examples, and what they print on standard output stands under each
``$`` line; ``pycon`` blocks are run by Python, all those of one page in one go. Tests do the same and compare.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import io
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from onrecord import cli, errors, settings
from onrecord.cli import exits
from onrecord.schema import SCHEMAS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
SCHEMA = DOCS / "schema.json"  # that of a reading, at the address where it has always been

_PART = re.compile(r"(<!-- begin (\w+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)
_BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def pages() -> list[Path]:
    """Every page that is kept true: README.md and docs/*.md."""
    return [page for page in [ROOT / "README.md", *sorted(DOCS.glob("*.md"))] if page.exists()]


def schema_files() -> dict[Path, str]:
    """The JSON Schemas that are published, by the files that they stand in."""
    made = {name: json.dumps(schema(), indent=2, ensure_ascii=False) + "\n" for name, schema in SCHEMAS.items()}
    return {SCHEMA: made["reading"], **{DOCS / "schemas" / f"{name}.json": text for name, text in made.items()}}


# What derives from the program


def commands_part() -> str:
    context = click.Context(cli.main, info_name="onrecord")
    return "\n".join(_command(name, cli.main.get_command(context, name)) for name in cli.COMMANDS)


def _command(name: str, command: click.Command | None) -> str:
    assert command is not None
    context = click.Context(command, info_name=name, parent=click.Context(cli.main, info_name="onrecord"))
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    rows = [_option(parameter, context) for parameter in command.params if isinstance(parameter, click.Option)]
    table = ["| option | meaning |", "| --- | --- |", *rows, "| `-h`, `--help` | Show the help, and end. |"]
    return "\n".join([f"## onrecord {name}", "", f"    {usage}", "", _paragraphs(command.help), "", *table, ""])


def _option(option: click.Option, context: click.Context) -> str:
    value = "" if option.is_flag else " " + option.make_metavar(context)
    default = f" Default: {option.default}." if option.show_default else ""
    return f"| `{', '.join(option.opts)}{value}` | {option.help}{default} |"


def _paragraphs(text: str | None) -> str:
    lines = [line.strip() for line in (text or "").splitlines()]
    return "\n".join(lines).strip().replace("<", "\\<")  # or it would be taken for HTML


def settings_part() -> str:
    rows = ["| setting | variable | default | meaning |", "| --- | --- | --- | --- |"]
    for setting in dataclasses.fields(settings.Settings):
        variable = f"ONRECORD_{setting.name.upper()}"
        rows.append(f"| `{setting.name}` | `{variable}` | `{setting.default}` | {setting.metadata['sentence']} |")
    return "\n".join([*rows, ""])


def errors_part() -> str:
    rows = ["| error | is a | raised when |", "| --- | --- | --- |"]
    for error in all_errors():
        base = error.__mro__[1]
        sentence = " ".join((error.__doc__ or "").split())
        rows.append(f"| `{error.__name__}` | `{base.__name__}` | {sentence} |")
    return "\n".join([*rows, ""])


def all_errors() -> Iterator[type[Exception]]:
    """Every error of onrecord.errors, parents first, as they stand in the file."""
    for value in vars(errors).values():
        if isinstance(value, type) and issubclass(value, errors.OnRecordError):
            yield value


def exits_part() -> str:
    rows = ["| code | meaning |", "| --- | --- |", *(f"| {code} | {text} |" for code, text in exits.MEANINGS.items())]
    return "\n".join([*rows, ""])


def figures_part() -> str:
    """The main figures, from the files that the measures wrote."""
    folder = ROOT / "benchmarks" / "figures"
    kept = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}
    rows = ["| what | figure | command |", "| --- | --- | --- |"]
    for name, label, path in FIGURES:
        value: object = kept[name]
        for key in path:
            value = value[key]  # type: ignore[index]
        rows.append(f"| {label} | {value:,} | `{kept[name]['command']}` |")
    return "\n".join([*rows, ""])


def reliability_part() -> str:
    """Confidence against the share that is right, from the measure of attributions."""
    table = json.loads((ROOT / "benchmarks/figures/attribution.json").read_text("utf-8"))["reliability"]
    rows = ["| confidence | entries | mean confidence | right |", "| --- | --- | --- | --- |"]
    rows += [
        f"| {row['from']:.1f} to {row['from'] + 0.1:.1f} "
        f"| {row['entries']} | {row['mean confidence']} | {row['right']} |"
        for row in table
    ]
    return "\n".join([*rows, ""])


def counts_part() -> str:
    """The measure of figures of people and things, on the parts of the invented texts and on MUC-4."""
    kept = json.loads((ROOT / "benchmarks/figures/figures_of_people.json").read_text("utf-8"))
    columns = ("texts", "figures", "precision", "recall", "F1", "F1 without the bound", "false, in texts without any")
    rows = [f"| part | {' | '.join(columns)} |", f"| --- |{' --- |' * len(columns)}"]
    for half in ("build", "opened", "held"):
        counts = kept[half]
        full = counts["what, value, bound"]
        none = f"{counts['of these, given one']} of {counts['texts without figures']}"
        rows.append(
            f"| {half} | {counts['texts']} | {full['gold']} | {full['p']} | {full['r']} | {full['f1']} "
            f"| {counts['what, value']['f1']} | {none} |"
        )
    muc4 = kept["muc4"]
    said = f"MUC-4: {muc4['numbers']} numbers in {muc4['documents']} reports, recall {muc4['recall']} %"
    return "\n".join([*rows, "", f"{said} (`{kept['command']}`).", ""])


def whats_part() -> str:
    """The values of ``what``, in the order of the lexicon."""
    from onrecord.knowledge import load_csv

    whats = dict.fromkeys(row["what"] for row in load_csv("figure_words") if row["what"] != "-")
    return "What: " + ", ".join(f"`{what}`" for what in whats) + ".\n"


def by_eye_part() -> str:
    """What one careful reader found right, layer by layer, on twenty reports."""
    kept = json.loads((ROOT / "benchmarks/labels/wikinews_20.json").read_text("utf-8"))["layers"]
    rows = [
        "| layer | right | partly | wrong | missing | right, of those given |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, counts in kept.items():
        given = counts["right"] + counts["partly"] + counts["wrong"]
        share = f"{100 * counts['right'] / given:.0f} %" if given else "none given"
        figures = " | ".join(str(counts[what]) for what in ("right", "partly", "wrong", "missing"))
        rows.append(f"| {name.replace('_', ' ')} | {figures} | {share} |")
    return "\n".join([*rows, ""])


def metonymy_part() -> str:
    """Names of countries and capitals by what they mean in the gold, from the measure of metonymy."""
    kept = json.loads((ROOT / "benchmarks/figures/metonymy.json").read_text("utf-8"))
    held = kept["held"]
    rows = ["| in the gold | names | told for a government |", "| --- | --- | --- |"]
    rows += [
        f"| {kind.replace('_', ' ').lower()} | {counts['government'] + counts['place']} | {counts['government']} |"
        for kind, counts in sorted(held["by_type"].items())
    ]
    score = held["governments"]
    return "\n".join(
        [*rows, "", f"Precision {score['p']} %, recall {score['r']} % of *metonymic* (`{kept['command']}`).", ""]
    )


def places_part() -> str:
    """The measure of places, both halves of both corpora."""
    kept = json.loads((ROOT / "benchmarks/figures/places.json").read_text("utf-8"))
    columns = (
        "toponyms",
        "found",
        "of those within 161 km",
        "of those given coordinates, within 161 km",
        "precision",
        "precision, any name of a place",
    )
    rows = [f"| corpus, half | {' | '.join(columns)} |", f"| --- |{' --- |' * len(columns)}"]
    for corpus, name in (("geowebnews", "GeoWebNews"), ("lgl", "LGL")):
        for half, counts in kept[corpus].items():
            rows.append(f"| {name}, {half} | {' | '.join(f'{counts[column]:,}' for column in columns)} |")
    return "\n".join([*rows, "", f"All but the first in per cent (`{kept['command']}`).", ""])


def dates_part() -> str:
    """How right the dates are on each part of the corpus, and what of it is left out."""
    kept = json.loads((ROOT / "benchmarks/figures/dates.json").read_text("utf-8"))
    columns = ("expressions", "right", "wrong", "no date", "found where there is none", "right, per cent")
    rows = [f"| part | {' | '.join(columns)} |", f"| --- |{' --- |' * len(columns)}"]
    rows += [
        f"| {part} | {' | '.join(f'{kept[part][column]:,}' for column in columns)} |"
        for part in ("build", "opened", "held")
    ]
    whole = kept["all"]
    rows.append(f"| all | {whole['expressions']} | {whole['right']} | | | | {whole['right, per cent']} |")
    rows += ["", f"(`{kept['command']}`)", "", "| left out | expressions |", "| --- | --- |"]
    rows += [f"| {reason} | {count} |" for reason, count in kept["left out"].items()]
    return "\n".join([*rows, ""])


def money_part() -> str:
    """The measure of flows, part by part and by style."""
    kept = json.loads((ROOT / "benchmarks/figures/flows.json").read_text("utf-8"))
    rows = ["| part | texts | of those without a flow | flows | precision | recall | F1 |", "| --- |" + " --- |" * 6]
    styles = ["| part, style | F1 |", "| --- | --- |"]
    notes = []
    for half in ("build", "opened", "held"):
        found = kept.get(half)
        if found is None:
            continue
        score = found["all"]
        rows.append(
            f"| {half} | {found['texts']} | {found['texts without a flow']} | {found['flows']}"
            f" | {score['p']} | {score['r']} | {score['f1']} |"
        )
        styles += [
            f"| {half}, {style} | {found[style]['f1']} |" for style in ("agency", "un", "local") if style in found
        ]
        notes.append(
            f"In {half}, amount, currency and status alone reach F1"
            f" {found['amount, currency and status alone']['f1']}; of the flows that are right,"
            f" {found['recipient right, of right flows']} % have the right recipient."
        )
    return "\n".join([*rows, "", *styles, "", *notes, f"(`{kept['command']}`)", ""])


def event_types_part() -> str:
    """PLOVER's types: what each is, its modes, CAMEO's general code, and an example of the lexicon."""
    from onrecord.knowledge import load_yaml

    data = load_yaml("event_words")
    rows = ["| type | what it is | modes | CAMEO | example |", "| --- | --- | --- | --- | --- |"]
    for type, code in data["roots"].items():
        cells = (f"`{type}`", EVENT_TYPES[type], _modes(data, type), code, f"*{_event_example(data, type)}*")
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join([*rows, ""])


def _modes(data: dict[str, Any], type: str) -> str:
    """The modes of a type that the lexicon can give, those of the most words first."""
    found = Counter(row["mode"] for row in data["senses"] if row["type"] == type and row["mode"])
    rest = dict.fromkeys(row["mode"] for row in data["modes"] if row["type"] == type and row["mode"])
    modes = dict.fromkeys([*(mode for mode, _ in found.most_common()), *rest])
    return ", ".join(f"`{mode}`" for mode in modes) or "–"


def _event_example(data: dict[str, Any], type: str) -> str:
    """The example of the verb that the type is named after; else of the first verb that can be of no other type."""
    types: dict[str, set[str]] = {}
    for row in data["senses"]:
        types.setdefault(row["lemma"], set()).add(row["type"])
    verbs = [row for row in data["senses"] if row["type"] == type and row["part"] == "verb"]
    fitting = [row for row in verbs if row["lemma"] == type.lower()]
    fitting.sort(key=lambda row: row["mode"] is not None)  # "assaulted" before "sexually assaulted"
    plain = (row for row in verbs if len(types[row["lemma"]]) == 1 and not {"with", "next"} & row.keys())
    return next(iter([*fitting, *plain]), verbs[0])["example"]  # type: ignore[no-any-return]


def control_changes_part() -> str:
    """The changes of who holds a place, each with a verb and a noun of the lexicon."""
    from onrecord.knowledge import load_yaml

    rows = ["| the words say | entry | examples |", "| --- | --- | --- |"]
    senses = load_yaml("control_words")["senses"]
    for change, (meaning, entry) in CHANGES.items():
        fitting = [row for row in senses if row["change"] == change]
        fitting.sort(key=lambda row: "with" in row)  # those that need no company first
        examples = [next((row["example"] for row in fitting if row["part"] == part), None) for part in ("verb", "noun")]
        rows.append(f"| {meaning} | {entry} | {' '.join(f'*{one}*' for one in examples if one)} |")
    return "\n".join([*rows, ""])


def event_figures_part() -> str:
    """The measures of events, each corpus by itself."""
    return "\n".join(
        [
            *_measured("held_events", _held_event_rows),
            *_measured("plover", _plover_rows),
            *_measured("modes", _mode_rows),
            *_measured("re3d", lambda kept: _re3d_rows(kept, ("FightingAgainst", "CommWith"))),
            *_measured("muc4", _muc4_rows),
            *_measured("certainty", _certainty_rows),
        ]
    )


def events_by_eye_part() -> str:
    """What a reader found right, entry by entry, before and after the kinds of error were mended."""
    rows = json.loads((ROOT / "benchmarks/labels/events_by_eye.json").read_text("utf-8"))["rows"]
    verdicts = ("right", "partly", "wrong", "missing")
    table = [f"| reading | reports | layer | entries | {' | '.join(verdicts)} |", f"| --- |{' --- |' * 7}"]
    for which in ("first", "fresh"):
        read = [row for row in rows if row["reading"] == which]
        for layer in ("events", "control"):
            counts = {verdict: sum(row[layer].get(verdict, 0) for row in read) for verdict in verdicts}
            given = sum(counts[verdict] for verdict in verdicts[:3])
            shares = [f"{counts[verdict]} ({100 * counts[verdict] / given:.0f} %)" for verdict in verdicts[:3]]
            table.append(f"| {which} | {len(read)} | {layer} | {given} | {' | '.join(shares)} | {counts['missing']} |")
    return "\n".join([*table, ""])


def control_figures_part() -> str:
    """The measures of control."""
    return "\n".join(
        [
            *_measured("held_events", _held_control_rows),
            *_measured("re3d", lambda kept: _re3d_rows(kept, ("InChargeOf",))),
        ]
    )


def _measured(name: str, rows: Callable[[dict[str, Any]], list[str]]) -> list[str]:
    """What a measure found under its title, with its command; where it kept no figures, a sentence that says so."""
    path = ROOT / "benchmarks" / "figures" / f"{name}.json"
    title = [f"### {MEASURES[name]}", ""]
    if not path.exists():
        return [*title, f"No figures are kept of this yet; `python -m benchmarks.{name}` measures it.", ""]
    kept = json.loads(path.read_text("utf-8"))
    return [*title, *rows(kept), "", f"(`{kept['command']}`)", ""]


def _table(*columns: str) -> list[str]:
    return [f"| {' | '.join(columns)} |", f"| --- |{' --- |' * (len(columns) - 1)}"]


def _plain_rows(kept: dict[str, Any], names: Iterable[str]) -> list[str]:
    return [f"| {name} | {kept[name]} |" for name in names]


def _scores(kept: dict[str, Any]) -> list[str]:
    return [
        f"| {label} | {score['p']} | {score['r']} | {score['f1']} |"
        for label, score in kept.items()
        if isinstance(score, dict) and "f1" in score
    ]


def _held_event_rows(kept: dict[str, Any]) -> list[str]:
    events = kept["events"]
    rows = [f"{events['gold']} events in {kept['texts']} texts.", ""]
    rows += [*_table("right together", "precision", "recall", "F1"), *_scores(events), ""]
    found = events["of triggers found"]
    rows += [*_table("of the events whose word is found", "% or count"), *_plain_rows(found, found), ""]
    realis = kept["realis (ours, by the gold's)"]
    return [*rows, *_table("realis in the gold", "ours"), *_plain_rows(realis, realis)]


def _held_control_rows(kept: dict[str, Any]) -> list[str]:
    control = kept["control"]
    rows = [f"{control['gold']} changes and states in {kept['texts']} texts.", ""]
    return [*rows, *_table("right together", "precision", "recall", "F1"), *_scores(control)]


def _plover_rows(kept: dict[str, Any]) -> list[str]:
    names = ("source found", "target found", "both found", "type right, of those", "both found, but turned round")
    rows = [f"{kept['sentences']} sentences; all in per cent.", ""]
    rows += [*_table("what", "%"), *_plain_rows(kept, names), ""]
    rows += _table("type", "sentences", "both sides found, %", "of those, type right, %")
    for type, one in kept["by type"].items():
        rows.append(f"| `{type}` | {one['sentences']} | {one['both found']} | {one['type right, of those']} |")
    return rows


def _mode_rows(kept: dict[str, Any]) -> list[str]:
    names = [name for name in kept["headlines not looked at"] if name != "refused"]
    rows = _table("what (shares in %)", "all", "of headlines not looked at")
    return [*rows, *(f"| {name} | {kept[name]} | {kept['headlines not looked at'][name]} |" for name in names)]


def _re3d_rows(kept: dict[str, Any], relations: Iterable[str]) -> list[str]:
    rows = _table("relation, documents", "in the corpus", "precision", "recall")
    for relation in relations:
        for part in ("looked at", "not looked at"):
            for label in (relation, f"{relation} unordered"):
                one = kept[part][label]
                name = label.replace(relation, f"`{relation}`")
                rows.append(f"| {name}, {part} | {one['gold']} | {one['p']} | {one['r']} |")
    return rows


def _muc4_rows(kept: dict[str, Any]) -> list[str]:
    names = [name for name in kept if name.startswith(("both sides", "perpetrator", "target"))]
    rows = [f"{kept['keys with a perpetrator and a target']} incidents in {kept['documents']} reports.", ""]
    return [*rows, *_table("found", "recall, %"), *_plain_rows(kept, names)]


def _certainty_rows(kept: dict[str, Any]) -> list[str]:
    names = ("events", "mean absolute error", "pearson r", "error of always +3")
    rows = _table("corpus, dev part", *names)
    for name, label in (("uw", "UW"), ("meantime", "MEANTIME")):
        rows.append(f"| {label} | {' | '.join(str(kept[name][key]) for key in names)} |")
    return rows


# What each of PLOVER's types is, in a line.
EVENT_TYPES = {
    "AGREE": "agrees, accepts, offers or promises to do something that is still to be done",
    "CONSULT": "meets, visits, telephones, negotiates, mediates",
    "SUPPORT": "backs, praises, recognises, signs or ratifies, apologises, restores ties",
    "COOPERATE": "works or trades together, shares intelligence, extradites",
    "AID": "gives money, food, weapons or shelter; trains, evacuates, protects",
    "CONCEDE": "gives way in politics: lifts a ban or a curfew, reforms, grants rights, meets demands",
    "RETREAT": "gives way in deeds: withdraws, surrenders, frees prisoners, disarms, ceases fire, resigns",
    "REQUEST": "asks, urges, appeals, calls for, demands",
    "ACCUSE": "criticises, blames, alleges, sues, charges, investigates",
    "REJECT": "refuses, declines, vetoes, defies",
    "THREATEN": "threatens, gives an ultimatum, warns of force or sanctions",
    "PROTEST": "demonstrates, strikes, riots, blocks a road",
    "SANCTION": "imposes sanctions, cuts ties or aid, expels diplomats, walks out, convicts",
    "MOBILIZE": "deploys or moves troops, police or weapons; puts them on alert",
    "COERCE": "arrests, seizes, bans, censors, deports, raids, imposes a curfew",
    "ASSAULT": "attacks, kills, wounds, shells, bombs, abducts, tortures",
}

# What the words of holding places say, and what the entry has for it.
CHANGES = {
    "gained": ("somebody comes to hold it", "`gained`"),
    "lost": ("somebody holds it no more", "`lost`"),
    "holds": ("somebody holds it, now or then", "`holds`"),
    "contested": ("somebody fights for it, or besieges it", "`contested`"),
    "wrested": ("one drives another out", "two: `gained` for the one, `lost` for the other, if named"),
}

# The measures of events and control, as a reader is told of them.
MEASURES = {
    "held_events": "Invented reports",
    "plover": "PLOVER's sentences",
    "modes": "Stories labelled with types and modes",
    "re3d": "RE3D: defence reports on Syria and Iraq",
    "muc4": "MUC-4: attacks in Latin America",
    "certainty": "How certain: UW and MEANTIME",
}


# measure, what it says to a reader, where it stands in the measure's file
FIGURES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "attribution",
        "source, cue and content right together (attribution F1, PolNeAR dev)",
        ("relations", "attribution", "f1"),
    ),
    ("attribution", "content exact to the word (strict F1, PolNeAR dev)", ("relations", "strict", "f1")),
    ("attribution", "words inside contents (F1, PolNeAR dev)", ("tokens", "content", "f1")),
    (
        "attribution",
        "direct quotes found, source right (recall, PolNeAR dev)",
        ("recall_by_group", "starts_with_quote", "attribution"),
    ),
    ("cofenet", "source spans, exact (F1, CoFeNet's dev)", ("source", "f1")),
    ("cofenet", "cue spans, exact (F1, CoFeNet's dev)", ("cue", "f1")),
    ("cofenet", "content spans, exact (F1, CoFeNet's dev)", ("content", "f1")),
    ("mentions", "names with their types, exact (F1, Worldwide, dev tenth)", ("all", "f1")),
    ("plover", "events whose source and target are both found (PLOVER's sentences, dev fifth, %)", ("both found",)),
    ("plover", "of these, type right (%)", ("type right, of those",)),
    (
        "held_events",
        "events, word and type (F1, invented reports not developed on)",
        ("events", "with type", "f1"),
    ),
    (
        "held_events",
        "changes of who holds a place, word and change (F1, the same)",
        ("control", "word and change", "f1"),
    ),
    ("nested", "statements within statements (F1, invented texts not developed on)", ("held", "nested", "f1")),
    (
        "speakers",
        "pronouns and descriptions that speak, given an actor (PolNeAR dev, half not developed on, %)",
        ("held", "all", "answered of found"),
    ),
    (
        "speakers",
        "of these answers, right (%)",
        ("held", "all", "right of answered"),
    ),
    (
        "whowhere",
        "whom all that speak mean, right of those answered (29 invented reports not developed on, %)",
        ("speakers", "right, of those answered"),
    ),
    (
        "coreference",
        "who refers to whom, by the head alone (CoNLL F1, GUM dev, all genres)",
        ("all genres", "conll f1"),
    ),
    (
        "places",
        "names that mean a place, found (recall, half of GeoWebNews not developed on)",
        ("geowebnews", "held", "found"),
    ),
    (
        "places",
        "of those, resolved within 161 km (per cent, the same half)",
        ("geowebnews", "held", "of those within 161 km"),
    ),
    (
        "dates",
        "dates in words, right (per cent, quarter of Recognizers-Text not developed on)",
        ("held", "right, per cent"),
    ),
    (
        "flows",
        "money: donor, amount, currency and status right together (F1, invented texts not developed on)",
        ("held", "all", "f1"),
    ),
    (
        "figures_of_people",
        "counts: what, value and bound right together (F1, invented texts not developed on)",
        ("held", "what, value, bound", "f1"),
    ),
    ("article_text", "article text of 181 news pages (F1)", ("onrecord", "f1")),
    ("article_text", "the same by trafilatura in its best setting (F1)", ("trafilatura", "best f1")),
    ("speed", "words a second, one core", ("reading, words a second",)),
    ("speed", "a reading's time, in times of the encoder's alone", ("reading / encoder",)),
    ("speed", "start to first result, seconds", ("first result, seconds",)),
    ("speed", "peak memory, MiB", ("peak memory on the dev set, MiB",)),
)


def comparing_figures_part() -> str:
    """How well comparing does, from its measures, on what was not developed on."""
    rows = ["| what | figure | command |", "| --- | --- | --- |"]
    for label, name, path in COMPARING_FIGURES:
        kept: Any = json.loads((ROOT / f"benchmarks/figures/{name}.json").read_text("utf-8"))
        value = kept
        for key in path:
            value = value[key]
        rows.append(f"| {label} | {value:,} | `{kept['command']}` |")
    return "\n".join([*rows, ""])


_ANY = ("any kind",)
_GIVEN = "given the right entries, an entry in every report"
COMPARING_FIGURES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("copies: pairs of ECB+ that share text, found (F1)", "copies", ("held", "found", "f1")),
    ("copies: copy, partly or no, each right (F1)", "copies", ("held", "kind", "f1")),
    ("stories: documents of ECB+'s held topics put together (B³ F1)", "stories", ("held", "f1")),
    ("claims: events of ECB+'s held topics across documents (CoNLL F1)", "claims", ("held", "claims", "conll f1")),
    ("— the same by the same word alone", "claims", ("held", "same lemma", "conll f1")),
    ("— the same by the same word within our stories", "claims", ("held", "same lemma in a story", "conll f1")),
    (
        "claims: what is one in 12 invented affairs, of what was read, joined (%)",
        "propositions",
        (*_ANY, "recall of those read"),
    ),
    ("— of what was joined, right (%)", "propositions", (*_ANY, "precision")),
    (
        "origins: range right, given the entries of the claim (21 invented affairs, %)",
        "affairs",
        (_GIVEN, "both right"),
    ),
    ("— range and true number overlap (%)", "affairs", (_GIVEN, "overlaps")),
    (
        "origins: from the texts alone, claim joined and range right (34 invented affairs, %)",
        "affairs",
        ("joined and both right",),
    ),
    ("conflicts and updates, found and told apart (78 pairs, F1)", "conflicts", ("held", "all", "right", "f1")),
    (
        "a new document compared with the record, of as many as the measure has (median ms)",
        "record",
        ("compare", "median ms"),
    ),
    ("how many documents the measure has", "record", ("size",)),
    ("the record's file beyond the pages (bytes a document)", "record", ("bytes a document",)),
    ("finding in it (p95, ms)", "record", ("find", "p95 ms")),
)


def tables_part() -> str:
    """The tables of a record, from the comments in its own schema."""
    import sqlite3

    from onrecord.record import tables

    db = sqlite3.connect(":memory:", isolation_level=None)
    tables.migrate(db, 0)
    parts = []
    for table in tables.described(db):
        parts += [f"### {table.name}", "", table.sentence, ""]
        if any(column.sentence for column in table.columns):
            parts += ["| column | what it is | points at |", "| --- | --- | --- |"]
            parts += [f"| `{c.name}` | {c.sentence} | {c.references or ''} |" for c in table.columns]
            parts.append("")
    db.close()
    return "\n".join([f"Version {tables.version()}.", "", *parts])


def schemas_part() -> str:
    """Each kind of JSON that the program prints."""
    rows = ["| name | `format` | what it is | JSON Schema |", "| --- | --- | --- | --- |"]
    for name, schema in SCHEMAS.items():
        made = schema()
        rows.append(f"| `{name}` | `{made['$id']}` | {made['title']} | [{name}.json](schemas/{name}.json) |")
    return "\n".join([*rows, ""])


def grades_part() -> str:
    """The rules by which credibility is suggested."""
    from onrecord.comparing.grades import meaning, rules

    rows = ["| rule | when | credibility |", "| --- | --- | --- |"]
    for rule in rules():
        gives = f"worse by {rule.by}" if rule.gives is None else f"**{rule.gives}** {meaning(rule.gives)}"
        rows.append(f"| {rule.id} | {rule.when} | {gives} |")
    return "\n".join([*rows, ""])


PARTS: dict[str, Callable[[], str]] = {
    "schemas": schemas_part,
    "grades": grades_part,
    "commands": commands_part,
    "settings": settings_part,
    "errors": errors_part,
    "exits": exits_part,
    "figures": figures_part,
    "reliability": reliability_part,
    "metonymy": metonymy_part,
    "counts": counts_part,
    "by_eye": by_eye_part,
    "whats": whats_part,
    "places": places_part,
    "money": money_part,
    "dates": dates_part,
    "tables": tables_part,
    "comparing_figures": comparing_figures_part,
    "event_types": event_types_part,
    "event_figures": event_figures_part,
    "events_by_eye": events_by_eye_part,
    "control_changes": control_changes_part,
    "control_figures": control_figures_part,
}


def with_parts(text: str) -> str:
    """``text`` with every generated part made again."""
    return _PART.sub(lambda match: match[1] + PARTS[match[2]]() + match[3], text)


# What the examples print


def with_examples(text: str) -> str:
    """``text`` with what its examples print, run now. Those that print the same but for times and the like stay."""
    with _example_folder() as folder:
        names: dict[str, object] = {"__name__": "__main__"}

        def run(match: re.Match[str]) -> str:
            body = match[2]
            fresh = _run_console(body, folder) if match[1] == "console" else _run_python(body, names, folder)
            return f"```{match[1]}\n{body if alike(body, fresh) else fresh}```"

        return _BLOCK.sub(run, text)


def alike(expected: str, printed: str) -> bool:
    """Whether they are equal, but for confidences, times and rates, which differ a little between machines. A line
    ``…`` in ``expected`` stands for any lines."""
    pieces = [re.escape(_steady(piece)) for piece in re.split(r"^…\n", expected, flags=re.MULTILINE)]
    return re.fullmatch(r"(?:.*\n)*".join(pieces), _steady(printed)) is not None


def _steady(text: str) -> str:
    text = re.sub(r"in \d+\.\d s(, [\d,]+ words a second)?", "in TIME", text)
    text = re.sub(r"\b(?:0\.\d\d|1\.00)$", "CONFIDENCE", text, flags=re.MULTILINE)
    return re.sub(r"@[0-9a-f]{8,}", "@HASH", text)


@contextlib.contextmanager
def _example_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "work"
        shutil.copytree(DOCS / "examples", folder)
        yield folder


def _run_console(body: str, folder: Path) -> str:
    # The program as it is installed beside this Python, and no settings of whoever runs this.
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("ONRECORD_", "COLUMNS"))}
    binaries = str(Path(sys.executable).parent)
    environment |= {"PATH": binaries + os.pathsep + environment.get("PATH", ""), "PYTHONPATH": str(ROOT / "src")}
    printed = []
    for line in body.splitlines():
        if line.startswith("$ "):
            command = ["bash", "-c", _program() + line[2:]]
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
            printed.append(f"{line}\n{done.stdout.decode()}")
    return "".join(printed)


def _program() -> str:
    """Where the program is not installed (the library is on the path alone), bash gets it as a function."""
    if (Path(sys.executable).parent / "onrecord").exists():
        return ""
    return f"onrecord() {{ '{sys.executable}' -m onrecord \"$@\"; }}; "


def _run_python(body: str, names: dict[str, object], folder: Path) -> str:
    import doctest

    printed: list[str] = []
    lines = body.splitlines()
    with contextlib.chdir(folder):
        for example in doctest.DocTestParser().get_examples(body):
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                try:
                    exec(compile(example.source, "<example>", "single"), names)
                except Exception as error:
                    out.write("".join(traceback.format_exception_only(error)))
            typed = itertools.takewhile(lambda line: line.startswith("..."), lines[example.lineno + 1 :])
            printed += [f"{line}\n" for line in (lines[example.lineno], *typed)] + [out.getvalue()]
    return "".join(printed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--no-examples", action="store_true", help="leave the examples as they are")
    arguments = parser.parse_args()
    for path, text in schema_files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for page in pages():
        old = page.read_text(encoding="utf-8")
        new = with_parts(old)
        new = new if arguments.no_examples else with_examples(new)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"wrote {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
