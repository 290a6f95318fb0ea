"""The weights that ship, back as a PyTorch model: what a further round of training starts from and learns to keep.

What ships is in eight bits, so what comes back is the shipped model itself, not the finer weights it was made from.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.export import FILES
from training.model import Reader


def from_shipped(folder: Path = FILES) -> Reader:
    """A Reader with the weights of ``encoder.onnx`` and ``pairs.npz``; heads that are not in the graph stay fresh."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(folder / "encoder.onnx")).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    model = Reader()
    state: dict[str, Any] = model.state_dict()

    def put(name: str, values: Any) -> None:
        assert state[name].shape == values.shape, name
        state[name] = torch.from_numpy(np.ascontiguousarray(values, dtype=np.float32))

    put("encoder.words.weight", arrays["encoder.words.weight"].astype(np.float32) * arrays["encoder.words.scale"])
    for name, values in arrays.items():
        if name in state and name != "encoder.words.weight":
            put(name, values)
    for node in graph.node:
        # "/encoder/layers.0/qkv/MatMul_quant" multiplies by what "encoder.layers.0.qkv.weight" is, turned.
        name = node.name.removeprefix("/").removesuffix("/MatMul_quant").replace("/", ".") + ".weight"
        if node.op_type == "MatMulInteger" and name in state:
            matrix = arrays[node.input[1]].astype(np.float32) - arrays[node.input[3]].astype(np.float32)
            put(name, (matrix * arrays[node.input[1].removesuffix("_quantized") + "_scale"]).T)
    pairs = np.load(folder / "pairs.npz")
    put("distance.weight", pairs["distance"])
    put("roles.weight", pairs["weight"].T)
    put("roles.bias", pairs["bias"])
    model.load_state_dict(state)
    return model


if __name__ == "__main__":
    import sys

    torch.save(from_shipped().state_dict(), sys.argv[1])
