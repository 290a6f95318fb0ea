from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.rooms import FACES, GROUND, LATE, NEVER, ROOMS, broken_rules

import onrecord

PACKAGE = Path(onrecord.__file__).parent


def test_the_house_keeps_its_rule() -> None:
    assert broken_rules(PACKAGE) == []


def test_every_room_is_known() -> None:
    inside = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert inside - {"__init__", "__main__"} <= {*GROUND, *ROOMS, *FACES}


@pytest.mark.parametrize(
    ("file", "code", "wrong"),
    [
        ("documents/a.py", "from onrecord.reading import read", "documents imports reading"),
        ("documents/a.py", "def f():\n    from onrecord.reading import read", "documents imports reading"),
        ("documents/a.py", "import onrecord.reading.found", "documents imports reading"),
        ("documents/a.py", "from ..reading import found", "documents imports reading"),
        ("documents/a.py", "from .. import reading", "documents imports reading"),
        ("documents/b/a.py", "from ...record.store import Store", "documents imports record"),
        ("reading/a.py", "from onrecord.record import Store", "reading imports record"),
        (
            "record/a.py",
            "try:\n    import onrecord.comparing\nfinally:\n    pass",
            "record imports comparing",
        ),
        ("reading/a.py", "from onrecord.cli import main", "reading imports cli"),
        ("publishing/a.py", "from onrecord.web import app", "publishing imports web"),
        ("cli/a.py", "from onrecord.web import app", "cli imports web"),
        ("web/a.py", "from onrecord.cluster import read", "web imports cluster"),
        ("schema.py", "from onrecord.documents import open_inputs", "schema imports documents"),
        ("documents/a.py", "from onrecord.attic.old import thing", "documents imports attic"),
        ("documents/a.py", "from onrecord import read", "imports from the package itself"),
        ("reading/a.py", "import torch", "imports torch"),
        ("reading/a.py", "def f():\n    from transformers import AutoModel", "imports transformers"),
        ("reading/a.py", 'importlib.import_module("spacy")', "imports spacy"),
        ("documents/a.py", "import trafilatura.settings", "imports trafilatura at module level"),
        ("documents/a.py", "class A:\n    from lxml import etree", "imports lxml at module level"),
        ("reading/a.py", "import onnxruntime as ort", "imports onnxruntime at module level"),
        ("cli/a.py", "from rich.console import Console", "imports rich at module level"),
        ("__init__.py", "from onrecord.reading import read", "imports reading at module level"),
    ],
)
def test_what_breaks_the_rule_is_found(tmp_path: Path, file: str, code: str, wrong: str) -> None:
    path = tmp_path / "onrecord" / file
    path.parent.mkdir(parents=True)
    path.write_text(code)
    (found,) = broken_rules(tmp_path / "onrecord")
    assert wrong in found
    assert f"onrecord/{file}:" in found


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("reading/a.py", "from onrecord.documents import open_inputs"),
        ("reading/a.py", "from onrecord.reading.found import Found\nfrom .found import Said\nfrom . import found"),
        ("publishing/a.py", "import onrecord.documents, onrecord.following"),
        ("documents/a.py", "from onrecord.schema import Document\nfrom onrecord import errors, __version__"),
        ("cli/a.py", "from onrecord import read\nfrom onrecord.publishing import briefing"),
        ("documents/a.py", "import re, onrecorder"),
        ("documents/a.py", "def f():\n    import trafilatura"),
        ("reading/a.py", "if TYPE_CHECKING:\n    import rich\n    from onrecord.record import Store"),
        ("__main__.py", "from onrecord.cli import main"),
        ("__init__.py", "def __getattr__(name):\n    from onrecord.reading import read"),
    ],
)
def test_what_keeps_the_rule_is_let_through(tmp_path: Path, file: str, code: str) -> None:
    path = tmp_path / "onrecord" / file
    path.parent.mkdir(parents=True)
    path.write_text(code)
    assert broken_rules(tmp_path / "onrecord") == []


@pytest.mark.parametrize(
    "module", ["onrecord", "onrecord.cli", "onrecord.documents", "onrecord.knowledge", "onrecord.schema"]
)
def test_heavy_libraries_wait(module: str) -> None:
    """What the reading of the source cannot see: libraries that come in by way of others."""
    code = f"import sys, {module}; print(*sys.modules)"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    loaded = {name.split(".")[0] for name in ran.stdout.split()}
    assert module.split(".")[0] in loaded
    assert loaded & (LATE | NEVER | {"http", "numpy", "ssl"}) == set()
