"""The files that a user names: one itself, all in a folder, all that a pattern matches."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterator

from onrecord.errors import InputError, MissingInput, UnreadableInput

_HOW = "give a file, a folder, a pattern in quotes, a URL, or - for standard input"
_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(name: str) -> str:
    """``name`` fit to be printed: what is not UTF-8 in a file name comes as lone surrogates, and is shown as �."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", name)


def paths_of(name: str) -> Iterator[str | InputError]:
    """The files that ``name`` stands for: a file itself, all in a folder, all that a pattern matches."""
    try:
        mode = os.stat(name).st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: characters that no file name has
        yield from _matching(name)
    except OSError as error:
        yield UnreadableInput(printable(name), f"cannot be read ({error.strerror})")
    else:
        yield from _in_folder(name) if stat.S_ISDIR(mode) else [name]


def _matching(pattern: str) -> Iterator[str | InputError]:
    if not glob.has_magic(pattern):
        yield MissingInput(printable(pattern), "no such file", _HOW)
        return
    try:
        found = sorted(glob.glob(pattern, recursive=True))
    except ValueError:  # characters that no file name has
        found = []
    if not found:
        yield MissingInput(printable(pattern), "no file matches this pattern", _HOW)
    # With "**" the folders are matched as well as what is in them.
    folders = "**" not in pattern
    for path in found:
        if not os.path.isdir(path):
            yield path
        elif folders:
            yield from _in_folder(path)


def _in_folder(folder: str) -> Iterator[str | InputError]:
    empty = True
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            is_folder = path == folder or (os.path.isdir(path) and not os.path.islink(path))
            entries = sorted(os.listdir(path), reverse=True) if is_folder else None
        except OSError as error:
            empty = False
            yield UnreadableInput(printable(path), f"cannot be read ({error.strerror})")
            continue
        if entries is not None:
            waiting += [os.path.join(path, entry) for entry in entries if not entry.startswith(".")]
        elif os.path.isfile(path):
            empty = False
            yield path
    if empty:
        yield MissingInput(printable(folder), "no files in this folder", _HOW)
