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
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from onrecord import cli, errors, settings
from onrecord.cli import exits
from onrecord.schema import json_schema

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
SCHEMA = DOCS / "schema.json"

_PART = re.compile(r"(<!-- begin (\w+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)
_BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def pages() -> list[Path]:
    """Every page that is kept true: README.md and docs/*.md."""
    return [page for page in [ROOT / "README.md", *sorted(DOCS.glob("*.md"))] if page.exists()]


def schema_text() -> str:
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


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


PARTS: dict[str, Callable[[], str]] = {
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
    SCHEMA.write_text(schema_text(), encoding="utf-8")
    for page in pages():
        old = page.read_text(encoding="utf-8")
        new = with_parts(old)
        new = new if arguments.no_examples else with_examples(new)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"wrote {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
