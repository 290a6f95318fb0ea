"""Reading many inputs and printing what was found, as `read` and `demo` both do."""

from __future__ import annotations

import contextlib
import functools
import time
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from onrecord.cli import exits, output, pool
from onrecord.cli.harmless import one_line
from onrecord.cli.progress import Bar, Tally, label
from onrecord.errors import InputError, ModelError, OnRecordError, RecordError, SettingError
from onrecord.schema import StoredDocument

if TYPE_CHECKING:
    from onrecord.documents import Source
    from onrecord.reading.who.known import Known
    from onrecord.record import Record
    from onrecord.schema import Document, Reading
    from onrecord.settings import Settings

    Item: TypeAlias = Source | InputError

# Files are counted ahead of the reading, so many more with each that is read, so that the bar soon knows the whole.
AHEAD_STEP = 50
AHEAD_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user asked for; goes to every process. ``width`` is in columns; ``record`` is where readings are stored;
    ``quiet``: no reading is printed, and what the record has already is not read again."""

    settings: Settings
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    known: Known | None = None
    json: bool = False
    width: int = output.PLAIN_WIDTH
    colour: bool = False
    record: str | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: what to print, or ``why`` (a few words) and ``message`` where it was skipped.

    ``reading`` is what a record is to keep; ``known`` a document that it has.
    """

    printed: str = ""
    words: int = 0
    statements: int = 0
    why: str = ""
    message: str = ""
    reading: Reading | None = None
    known: Document | None = None


def run(names: Sequence[str], choices: Choices, jobs: int = 1) -> int:
    """Reads the inputs, prints each as it is done, in order, and sums up on standard error.

    Returns:
        The exit code (see :mod:`onrecord.cli.exits`).
    """
    from onrecord.documents import list_inputs

    started = time.monotonic()
    tally = Tally()
    plan = pool.Plan(functools.partial(read_one, choices), _lost, _weight, _printed_weight)
    code = None
    with _record(choices) as record, Bar() as bar:
        items = list_inputs(names, choices.settings)
        if bar.wanted and "-" not in names:
            items = _looking_ahead(items, bar)
        try:
            for outcome in pool.in_order(plan, items, jobs):
                _keep(record, outcome, choices, tally, bar)
                _report(outcome, tally, bar)
        except KeyboardInterrupt:
            code = exits.INTERRUPTED
        except RecordError as error:
            message = one_line(str(error))
            bar.write(lambda: click.echo(f"onrecord: {message}", err=True))
            code = exits.NOTHING_READ
    note = {exits.INTERRUPTED: "interrupted · ", exits.NOTHING_READ: "stopped · "}.get(code or 0, "")
    click.echo(f"onrecord: {note}{tally.summary(time.monotonic() - started)}", err=True)
    return code if code is not None else exits.OK if tally.read or tally.stored else exits.NOTHING_READ


@contextlib.contextmanager
def _record(choices: Choices) -> Iterator[Record | None]:
    """The record that the run stores in, open for writing; made before any process asks it what it has."""
    if choices.record is None:
        yield None
        return
    from onrecord.record import Record

    with Record.open(choices.record, settings=choices.settings) as record:
        try:
            yield record
        finally:
            # The last one to close the record tidies up beside it, and that has to be one who may write.
            if _stored.cache_info().currsize:
                _stored(choices.record, choices.settings).close()
                _stored.cache_clear()


def _keep(record: Record | None, outcome: Outcome, choices: Choices, tally: Tally, bar: Bar) -> None:
    """Stores what was read, each document by itself: when the run is stopped, those before are safe."""
    added = None
    if record is not None and outcome.reading is not None:
        added = record.add(outcome.reading)
    elif record is not None and outcome.known is not None:
        added = record.seen(outcome.known)
    if record is None or added is None:
        return
    tally.stored[added.how] += 1
    document = record.cited([added.number])[added.number]
    if choices.quiet and choices.json:
        line = output.json_lines([StoredDocument(added.how, added.version, document)])
        bar.write(lambda: output.write(line))
    elif added.how == "version":
        line = f"{one_line(document.url or document.id)}: version {added.version}, altered\n"
        # Where readings are printed as JSON, nothing else may stand between them.
        bar.write(lambda: click.echo(line, err=True, nl=False) if choices.json else output.write(line))


def _report(outcome: Outcome, tally: Tally, bar: Bar) -> None:
    if outcome.message:
        tally.skipped[outcome.why] += 1
        bar.write(lambda: click.echo(f"onrecord: {one_line(outcome.message)}", err=True))
    elif outcome.known is None:
        tally.read += 1
        tally.words += outcome.words
        tally.statements += outcome.statements
        bar.write(lambda: output.write(outcome.printed))
    bar.advance(outcome.words)


def read_one(choices: Choices, item: Item) -> Outcome:
    """One input read and set out for printing. A fault of ours costs this input and no other.

    Raises:
        OnRecordError: no input at all can be read.
    """
    if isinstance(item, InputError):
        return _skipped(item)
    try:
        return _read(choices, item)
    except InputError as error:
        return _skipped(error)
    except (ModelError, RecordError, SettingError):
        raise
    except ImportError as error:  # what is imported only now would be missing for every other input as well
        raise OnRecordError(f"onrecord is not installed whole: {error}; install it again") from error
    except Exception as error:
        return _at_fault(item, error)


def _read(choices: Choices, source: Source) -> Outcome:
    from onrecord.cli import render
    from onrecord.documents import open_source
    from onrecord.reading import read_document

    document = open_source(
        source,
        outlet=choices.outlet,
        published=choices.published,
        language=choices.language,
        settings=choices.settings,
    )
    if choices.record and choices.quiet and _stored(choices.record, choices.settings).has(document):
        return Outcome(known=document)
    reading = read_document(document, choices.settings, known=choices.known)
    kept = reading if choices.record else None
    if choices.quiet:
        return Outcome("", _words_read(document), len(reading.attributions), reading=kept)
    printed = render.as_json(reading) if choices.json else render.as_text(reading, choices.width, choices.colour)
    return Outcome(printed, _words_read(document), len(reading.attributions), reading=kept)


@functools.cache
def _stored(path: str, settings: Settings) -> Record:
    """The record as this process asks it; one connection for the whole run."""
    from onrecord.record import Record

    return Record.open(path, read_only=True, settings=settings)


def _words_read(document: Document) -> int:
    """Words outside the passages that were left out."""
    left_out = sum(len(document.text[part.start : part.end].split()) for part in document.left_out)
    return len(document.text.split()) - left_out


def _skipped(error: InputError) -> Outcome:
    return Outcome(why=label(type(error)), message=str(error))


def _at_fault(item: Item, error: Exception) -> Outcome:
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
    detail = f": {error}" if str(error) else ""
    return Outcome(
        why="fault",
        message=f"{_named(item)}: not read, by a fault in onrecord ({what}{detail}); please report it",
    )


def _lost(item: Item, reason: str) -> Outcome:
    return Outcome(
        why="process died",
        message=f"{_named(item)}: the process that read it {reason}; try it alone, or with fewer --jobs",
    )


def _weight(item: Item) -> int:
    """Bytes to read. A file or URL goes out alone: how long it takes shows only when it is opened."""
    held = _held(item)
    return held if held else pool.BATCH_WEIGHT


def _held(item: Item) -> int:
    return 0 if isinstance(item, InputError) else len(item.raw or b"")


def _printed_weight(outcome: Outcome) -> int:
    document = outcome.reading.document if outcome.reading else outcome.known
    return len(outcome.printed) + (len(document.raw) + len(document.text) if document else 0)


def _looking_ahead(items: Iterator[Item], bar: Bar) -> Iterator[Item]:
    """The same items; tells ``bar`` their number as soon as the last is seen. Where an item holds its bytes (a line of
    a file or of standard input) none is looked at ahead: it would take memory, and the next may be long in coming."""
    ahead: deque[Item] = deque()
    given = 0
    exhausted = False
    while True:
        wanted = 1 if any(_held(item) for item in ahead) else len(ahead) + AHEAD_STEP
        while not exhausted and len(ahead) < min(wanted, AHEAD_MOST):
            try:
                ahead.append(next(items))
            except StopIteration:
                exhausted = True
                bar.expect(given + len(ahead))
            if ahead and _held(ahead[-1]):
                break
        if not ahead:
            return
        yield ahead.popleft()
        given += 1


def _named(item: Item) -> str:
    """What the user knows the input as: a line of a file by its number."""
    if isinstance(item, InputError) or item.line is None:
        return item.name
    return f"{item.name}:{item.line}"
