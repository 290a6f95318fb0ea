"""The model as it ships: the encoder's ONNX session, the pair head, and what was tuned for them.

This is the seam behind which the encoder stands; a test may put another :class:`Model` in its place.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import ModelError
from onrecord.knowledge.model import model_file
from onrecord.reading.attributions import Choices
from onrecord.reading.encoder import Run
from onrecord.reading.referring import ReferringHead
from onrecord.reading.said.confidence import Calibration
from onrecord.reading.said.roles import PairHead


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that reads. ``name`` is ``name@hash``, the hash being the start of the weights' SHA-256."""

    name: str
    run: Run
    head: PairHead
    choices: Choices
    calibration: Calibration
    referring: ReferringHead
    events: PairHead


@functools.lru_cache(maxsize=2)
def load(threads: int = 1) -> Model:
    """The model that ships with the package; loaded once a process.

    Raises:
        ModelError: a file is missing or damaged.
    """
    import onnxruntime

    card = json.loads(model_file("card.json").read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A pool that spins while it waits takes a core from whatever else the machine does.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Texts differ in length; memory planned for each would pile up.
    options.enable_mem_pattern = False
    try:
        session = onnxruntime.InferenceSession(
            str(model_file("encoder.onnx")), options, providers=["CPUExecutionProvider"]
        )
        head = pair_head(model_file("pairs.npz"))
        linking = referring_head(model_file("referring.npz"))
        happening = pair_head(model_file("events.npz"))
    except ModelError:
        raise
    except Exception as error:  # the libraries have no error of their own for a damaged file
        raise ModelError(f"the model's files are damaged ({error}); install onrecord again") from error

    def run(ids: Any, features: Any) -> Any:
        return session.run(None, {"ids": ids, "features": features})

    return Model(
        f"{card['name']}@{card['sha256'][:12]}",
        run,
        head,
        Choices(**card["choices"]),
        Calibration(**{name: tuple(values) for name, values in card["calibration"].items()}),
        linking,
        happening,
    )


def referring_head(path: Path) -> ReferringHead:
    """The coreference head's weights from their file."""
    arrays = np.load(path)
    return ReferringHead(**{part.name: arrays[part.name].astype(np.float32) for part in fields(ReferringHead)})


def pair_head(path: Path) -> PairHead:
    """The weights of a pair head, of cues or of events, from their file."""
    arrays = np.load(path)
    return PairHead(**{part.name: arrays[part.name].astype(np.float32) for part in fields(PairHead)})
