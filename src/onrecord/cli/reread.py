"""``onrecord reread``: reads the documents of a record again, when the model has changed."""

from __future__ import annotations

import functools
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from onrecord.cli import exits, output, pool
from onrecord.cli.options import what_is_known
from onrecord.errors import ModelError, SettingError
from onrecord.schema import RereadDocument

if TYPE_CHECKING:
    from onrecord.reading.who.known import Known
    from onrecord.record import Record
    from onrecord.schema import Reading
    from onrecord.settings import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """What goes to every process: the record, and how to read."""

    record: str
    settings: Settings
    known: Known | None


@dataclass(frozen=True, slots=True)
class Reread:
    """A document read again, or why it was not."""

    number: int
    reading: Reading | None = None
    message: str = ""


@click.command("reread", short_help="Read the documents of a record again, after a change of the model.")
@click.argument("record", metavar="RECORD", type=click.Path())
@what_is_known
@click.option("--all", "everything", is_flag=True, help="Also what this model has read already (after a new --known).")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Processes to read with."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON: one line a document that was read again.")
def command(record: str, known: Known | None, everything: bool, jobs: int, as_json: bool) -> int:
    """Reads every document of RECORD again that another model read, from the stored text; nothing is fetched.

    What people decided stays: each decision is found again by the words that it is about, and holds, whatever the
    machine says now. A run that was stopped goes on where it stopped when it is started again.
    """
    from onrecord.cli.progress import Bar, counted
    from onrecord.record import Record
    from onrecord.settings import Settings

    settings = Settings.from_environment()
    started = time.monotonic()
    code, done, skipped = exits.OK, 0, 0
    with Record.open(record, create=False, settings=settings) as opened, Bar() as bar:
        numbers = list(opened.documents()) if everything else opened.stale(model_name(settings))
        bar.expect(len(numbers))
        plan = pool.Plan(
            functools.partial(read_again, Task(record, settings, known)), _lost, _weight, _weight_of_result
        )
        try:
            for one in pool.in_order(plan, iter(numbers), jobs):
                if one.reading is None:
                    skipped += 1
                    bar.write(functools.partial(click.echo, f"onrecord: {one.message}", err=True))
                else:
                    before = opened.reread(one.number, one.reading)
                    done += 1
                    if as_json:
                        again = RereadDocument(before, one.reading.model, opened.cited([one.number])[one.number])
                        bar.write(functools.partial(output.write, output.json_lines([again])))
                bar.advance(len(one.reading.document.text.split()) if one.reading else 0)
        except KeyboardInterrupt:
            code = exits.INTERRUPTED
        finally:
            _close(record, settings)
        left = opened.stale(model_name(settings)) if not everything else []
    parts = [f"{counted(done, 'document')} read again"]
    parts += [f"{skipped:,} skipped"] if skipped else []
    parts += [f"{len(left):,} still to do"] if left else []
    note = "interrupted · " if code == exits.INTERRUPTED else ""
    click.echo(f"onrecord: {note}{' · '.join(parts)} in {time.monotonic() - started:.1f} s", err=True)
    return code if code else exits.NOTHING_READ if skipped and not done else exits.OK


def model_name(settings: Settings) -> str:
    """The name of the model that reads now."""
    from onrecord.reading.model import load

    return load(settings.threads).name


def read_again(task: Task, number: int) -> Reread:
    """One stored document, read again from its text."""
    from onrecord.reading import read_document

    document = _opened(task.record, task.settings).document(number).document
    try:
        return Reread(number, read_document(document, task.settings, known=task.known))
    except (ModelError, SettingError):
        raise
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        return Reread(number, message=f"document {number}: not read again, by a fault in onrecord ({what})")


@functools.cache
def _opened(path: str, settings: Settings) -> Record:
    """The record as this process reads it; one connection for the whole run."""
    from onrecord.record import Record

    return Record.open(path, read_only=True, settings=settings)


def _close(path: str, settings: Settings) -> None:
    # The last one to close the record tidies up beside it, and that has to be one who may write.
    if _opened.cache_info().currsize:
        _opened(path, settings).close()
        _opened.cache_clear()


def _lost(number: int, reason: str) -> Reread:
    return Reread(number, message=f"document {number}: the process that read it {reason}; try with fewer --jobs")


def _weight(number: int) -> int:
    return pool.BATCH_WEIGHT


def _weight_of_result(result: Reread) -> int:
    return len(result.reading.document.text) if result.reading else 0
