"""Weights → the files that ship: an int8 ONNX graph, the pair head, and their card.

python -m training.export --weights training/runs/student/best.pt
"""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from training import evaluate
from training.model import MINILM, Reader

FILES = Path("src/onrecord/knowledge/model")
OUTPUTS = ("tags", "cue_side", "word_side", "referring", "happening")


class Rows(nn.Module):
    """An embedding kept as int8 with a scale for each row: a quarter of the size, next to nothing lost."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("weight", torch.round(weight / scale).to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """Ids → vectors."""
        rows: Tensor = self.weight[ids].float()
        return rows * self.scale[ids]


def load_weights(path: Path) -> Reader:
    """The PyTorch model with those weights, in evaluation mode."""
    model = Reader(MINILM)
    model.load_state_dict(torch.load(path, weights_only=True))
    model.eval()
    return model


def export_fp32(model: Reader, path: Path) -> None:
    """Write the graph in single precision."""
    ids = torch.full((1, 64), 2000, dtype=torch.int32)
    features = torch.zeros((1, 64), dtype=torch.int32)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            (ids, features),
            str(path),
            input_names=["ids", "features"],
            output_names=[*OUTPUTS],
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in ("ids", "features", *OUTPUTS)},
            opset_version=17,
            dynamo=False,
        )


def export_int8(model: Reader, path: Path) -> None:
    """Write the graph with int8 weights: matrices a channel, embeddings a row; activations are scaled as they come."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    small: Any = load_copy(model)
    small.encoder.words = Rows(model.encoder.words.weight.detach())
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        export_fp32(small, plain)
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(path),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=False,
            weight_type=QuantType.QInt8,
        )


def load_copy(model: Reader) -> Reader:
    """A copy that can be changed."""
    twin = Reader(MINILM)
    twin.load_state_dict(model.state_dict())
    twin.eval()
    return twin


def export(weights: Path, folder: Path, *, fp32: Path | None = None) -> None:
    """Write every file that ships, but for the tokenizer, which is the starting weights' own."""
    model = load_weights(weights)
    export_int8(model, folder / "encoder.onnx")
    head = evaluate.pair_head(model)
    np.savez_compressed(
        folder / "pairs.npz",
        distance=head.distance.astype(np.float16),
        weight=head.weight.astype(np.float32),
        bias=head.bias.astype(np.float32),
    )
    linking = evaluate.referring_head(model)
    np.savez_compressed(
        folder / "referring.npz", **{part.name: getattr(linking, part.name) for part in dataclasses.fields(linking)}
    )
    events = evaluate.event_head(model)
    np.savez_compressed(
        folder / "events.npz",
        distance=events.distance.astype(np.float16),
        weight=events.weight.astype(np.float32),
        bias=events.bias.astype(np.float32),
    )
    if fp32 is not None:
        export_fp32(model, fp32)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=FILES)
    parser.add_argument("--fp32", type=Path, help="also write the graph in single precision, here")
    options = parser.parse_args()
    export(options.weights, options.to, fp32=options.fp32)
