"""The model's files: encoder and token heads (ONNX), pair head (NumPy), tokenizer, and the card."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import ModelError

_HERE = Path(__file__).parent


def model_file(name: str) -> Path:
    """The path of one of the model's files.

    Raises:
        ModelError: the file is missing.
    """
    path = _HERE / name
    if not path.is_file():
        raise ModelError(f"the model's file {name} is missing from {_HERE}; install onrecord again")
    return path
