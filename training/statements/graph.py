"""The network as ONNX graphs, written node by node: int8 weights, one window at a time, no padding.

Two graphs. ``encoder``: pieces of one window (L,) to cue logits (L, 3), role features (L, w) and cue features (L,
2w). ``roles``: those features and, for each cue, the buckets of distances (A, L) to role logits (A, L, 4). Matrix
products quantise their input row block by row block or as a whole (see ``Products``); embedding rows are int8 with a
scale each.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.statements.network import Size

Apart = dict[str, list[int]]
CONTRIB = "com.microsoft"
OPSET = 17
LONGEST = 320  # pieces in a window at run time, special ones among them; further places are left out of the file


@dataclass
class Graph:
    """Nodes and constants as they come; ``products`` chooses how matrix products are computed: float, whole, blocks."""

    products: str = "blocks"
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)
    count: int = 0

    def name(self, stem: str) -> str:
        """A fresh name."""
        self.count += 1
        return f"{stem}{self.count}"

    def constant(self, array: np.ndarray, stem: str = "c") -> str:
        """An initializer."""
        name = self.name(stem)
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, op: str, inputs: list[str], domain: str = "", outputs: int = 1, **attributes: object) -> list[str]:
        """A node; returns the names of its outputs."""
        names = [self.name(op.lower()) for _ in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, domain=domain, **attributes))
        return names

    def one(self, op: str, inputs: list[str], domain: str = "", **attributes: object) -> str:
        """A node with one output."""
        return self.node(op, inputs, domain, **attributes)[0]

    def rows(self, table: np.ndarray, ids: str) -> str:
        """Rows of an embedding table: int8 with one scale a row, or as they are in a float graph."""
        if self.products == "float":
            return self.one("Gather", [self.constant(table), ids])
        scale = np.abs(table).max(axis=1, keepdims=True) / 127 + 1e-12
        whole = np.round(table / scale).astype(np.int8)
        picked = self.one("Cast", [self.one("Gather", [self.constant(whole), ids])], to=TensorProto.FLOAT)
        scales = self.one("Gather", [self.constant(scale.astype(np.float32)), ids])
        return self.one("Mul", [picked, scales])

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray | None, apart: list[int] | None = None) -> str:
        """``x @ weight.T + bias``; weight is (out, in) as torch keeps it.

        Inputs listed in ``apart`` are multiplied in float: a few dimensions of a transformer are ten times larger than the
        rest, and would leave the rest few of the 256 steps that all inputs of a matrix share.
        """
        if self.products == "whole" and apart:
            keep = np.ones(weight.shape[1], np.float32)
            keep[apart] = 0
            large = self.one("Gather", [x, self.constant(np.array(apart, np.int64))], axis=-1)
            exact = self.one("MatMul", [large, self.constant(weight[:, apart].T)])
            rest = self._whole(self.one("Mul", [x, self.constant(keep)]), weight * keep)
            y = self.one("Add", [rest, exact])
        elif self.products == "whole":
            y = self._whole(x, weight)
        elif self.products == "blocks":
            y = self._blocks(x, weight, 32)
        else:
            y = self.one("MatMul", [x, self.constant(weight.T)])
        return y if bias is None else self.one("Add", [y, self.constant(bias)])

    def _whole(self, x: str, weight: np.ndarray) -> str:
        scale = np.abs(weight).max(axis=1) / 127 + 1e-12
        whole = np.round(weight / scale[:, None]).astype(np.int8).T
        zero = self.constant(np.zeros(len(weight), np.int8))
        inputs = [x, self.constant(whole), self.constant(scale.astype(np.float32)), zero]
        return self.one("DynamicQuantizeMatMul", inputs, CONTRIB)

    def _blocks(self, x: str, weight: np.ndarray, size: int) -> str:
        out, inner = weight.shape
        blocks = weight.reshape(out, inner // size, size)
        scale = np.abs(blocks).max(axis=2) / 127 + 1e-12
        whole = (np.round(blocks / scale[:, :, None]) + 128).astype(np.uint8)
        return self.one(
            "MatMulNBits",
            [x, self.constant(whole), self.constant(scale.astype(np.float32))],
            CONTRIB,
            K=inner, N=out, bits=8, block_size=size, accuracy_level=4,
        )  # fmt: skip

    def model(self, inputs: list[onnx.ValueInfoProto], outputs: list[tuple[str, str]]) -> onnx.ModelProto:
        """The finished model; ``outputs`` maps names in the graph to the names given out."""
        for inner, outer in outputs:
            self.nodes.append(helper.make_node("Identity", [inner], [outer]))
        given = [helper.make_tensor_value_info(outer, TensorProto.FLOAT, None) for _, outer in outputs]
        graph = helper.make_graph(self.nodes, "tellings", inputs, given, self.constants)
        imports = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=imports, ir_version=9, producer_name="tellings")


def encoder(weights: dict[str, np.ndarray], size: Size, products: str, apart: Apart) -> onnx.ModelProto:
    """The encoder with cue tagger and the projections of the role tagger; ``apart`` as `training.statements.outliers` has it."""
    g = Graph(products)
    names = ("ids", "case", "quote", "line")
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["length"]) for name in names]
    length = g.one("Shape", ["ids"])
    zero, first = g.constant(np.zeros(1, np.int64)), g.constant(np.zeros(1, np.int64))
    x = g.rows(weights["word.weight"], "ids")
    x = g.one("Add", [x, g.one("Slice", [g.constant(weights["place.weight"][:LONGEST]), zero, length, first])])
    for name in names[1:]:
        x = g.one("Add", [x, g.one("Gather", [g.constant(weights[f"{name}.weight"]), name])])
    x = _norm(g, x, weights, "norm")
    x = g.one("Unsqueeze", [x, zero])
    for number in range(size.layers):
        prefix = f"layers.{number}."
        own = {name.removeprefix(prefix): w for name, w in weights.items() if name.startswith(prefix)}
        x = _layer(g, x, own, size.heads, {part: apart.get(prefix + part) for part in ("qkv", "out", "up", "down")})
    x = g.one("Squeeze", [x, zero])
    exact = Graph("float", g.nodes, g.constants, g.count + 1_000_000)
    cue = exact.linear(x, weights["cue.weight"], weights["cue.bias"])
    piece = g.linear(x, weights["role_piece.weight"], weights["role_piece.bias"])
    film = g.linear(x, weights["role_cue.weight"], weights["role_cue.bias"])
    return g.model(inputs, [(cue, "cue"), (piece, "piece"), (film, "film")])


def _norm(g: Graph, x: str, weights: dict[str, np.ndarray], name: str) -> str:
    scale, bias = g.constant(weights[f"{name}.weight"]), g.constant(weights[f"{name}.bias"])
    return g.one("LayerNormalization", [x, scale, bias], axis=-1, epsilon=1e-12)


def _add_norm(g: Graph, x: str, added: str, weights: dict[str, np.ndarray], norm: str, bias: np.ndarray) -> str:
    inputs = [added, x, g.constant(weights[f"{norm}.weight"]), g.constant(weights[f"{norm}.bias"]), g.constant(bias)]
    return g.one("SkipLayerNormalization", inputs, CONTRIB, epsilon=1e-12)


def _layer(g: Graph, x: str, w: dict[str, np.ndarray], heads: int, apart: dict[str, list[int] | None]) -> str:
    qkv = g.linear(x, w["qkv.weight"], None, apart["qkv"])
    q, k, v = g.node("Split", [qkv], outputs=3, axis=-1)
    mixed = g.one("MultiHeadAttention", [q, k, v, g.constant(w["qkv.bias"])], CONTRIB, num_heads=heads)
    x = _add_norm(g, x, g.linear(mixed, w["out.weight"], None, apart["out"]), w, "norm1", w["out.bias"])
    up = g.one("BiasGelu", [g.linear(x, w["up.weight"], None, apart["up"]), g.constant(w["up.bias"])], CONTRIB)
    return _add_norm(g, x, g.linear(up, w["down.weight"], None, apart["down"]), w, "norm2", w["down.bias"])


def roles(weights: dict[str, np.ndarray], dilations: tuple[int, ...]) -> onnx.ModelProto:
    """The role tagger, in float: it is small."""
    g = Graph("float")
    width = weights["role_piece.weight"].shape[0]
    inputs = [
        helper.make_tensor_value_info("piece", TensorProto.FLOAT, ["length", width]),
        helper.make_tensor_value_info("film", TensorProto.FLOAT, ["cues", 2 * width]),
        helper.make_tensor_value_info("distance", TensorProto.INT64, ["cues", "length"]),
        helper.make_tensor_value_info("across", TensorProto.INT64, ["cues", "length"]),
    ]
    one = g.constant(np.ones(1, np.int64))
    gain, shift = g.node("Split", [g.one("Unsqueeze", ["film", one])], outputs=2, axis=-1)
    gain = g.one("Add", [gain, g.constant(np.ones(1, np.float32))])
    x = g.one("Add", [g.one("Mul", ["piece", gain]), shift])
    x = g.one("Add", [x, g.one("Gather", [g.constant(weights["role_distance.weight"]), "distance"])])
    x = g.one("Add", [x, g.one("Gather", [g.constant(weights["role_paragraph.weight"]), "across"])])
    x = g.one("Relu", [x])
    for number, dilation in enumerate(dilations):
        padded = g.one("Pad", [x, g.constant(np.array([0, dilation, 0, 0, dilation, 0], np.int64))])
        left = g.one("Slice", [padded, g.constant(np.array([0])), g.constant(np.array([-2 * dilation])), one])
        right = g.one("Slice", [padded, g.constant(np.array([2 * dilation])), g.constant(np.array([1 << 30])), one])
        around = g.one("Concat", [left, x, right], axis=-1)
        mixed = g.linear(around, weights[f"role_mix.{number}.weight"], weights[f"role_mix.{number}.bias"])
        x = g.one("Add", [x, g.one("Relu", [mixed])])
    out = g.linear(x, weights["role_out.weight"], weights["role_out.bias"])
    return g.model(inputs, [(out, "roles")])
