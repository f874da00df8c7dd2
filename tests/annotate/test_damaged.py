"""Files that are missing or damaged stop the annotators with one clear line, and never with a wrong answer."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tellings import weights
from tellings.annotate import boilerplate, cues, kinds, quantity_hedges, quantity_units, quantity_words
from tellings.annotate.quantity_words import word_set
from tellings.annotate.tagger import Tagger
from tellings.errors import WeightsError


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installed package of our own, with the word lists and the small models, to be damaged."""
    real = Path(weights.__file__).parent
    shutil.copytree(real / "data", tmp_path / "data")
    shutil.copytree(real / "trained" / "kinds", tmp_path / "trained" / "kinds")
    readers: list[Callable[..., object]] = [weights.verified, weights.word_list, weights.word_table, kinds.shipped, word_set, cues._table]
    monkeypatch.setattr(weights.resources, "files", lambda _: tmp_path)
    for reader in readers:
        reader.cache_clear()  # type: ignore[attr-defined]
    yield tmp_path
    monkeypatch.undo()
    for reader in readers:
        reader.cache_clear()  # type: ignore[attr-defined]


LISTS: list[tuple[str, Callable[[], object]]] = [
    ("quantity_words", lambda: word_set("say")),
    ("statement_cues", cues._table),
    ("quantity_units", quantity_units._unit_rows),
    ("quantity_hedges", quantity_hedges._hedges.__wrapped__),
    ("boilerplate_whole", boilerplate._whole.__wrapped__),
    ("boilerplate_credits", boilerplate._credits.__wrapped__),
]


@pytest.mark.parametrize("name, read", LISTS, ids=[name for name, _ in LISTS])
def test_a_missing_word_list_is_named(package: Path, name: str, read: Callable[[], object]) -> None:
    (package / "data" / f"{name}.txt").unlink()
    with pytest.raises(WeightsError, match=name):
        read()


@pytest.mark.parametrize("name, read", LISTS, ids=[name for name, _ in LISTS])
def test_a_word_list_that_is_there_is_read(package: Path, name: str, read: Callable[[], object]) -> None:
    assert (package / "data" / f"{name}.txt").is_file()
    assert read()


def test_a_set_of_words_that_is_not_there_is_a_bug(package: Path) -> None:
    with pytest.raises(KeyError):
        quantity_words.word_set("no such set")


def test_an_entry_of_our_own_is_read(package: Path) -> None:
    path = package / "data" / "quantity_words.txt"
    path.write_text(path.read_text("utf8") + "say\tmurmur # quietly\n", "utf8")
    assert "murmur" in word_set("say")


def test_damaged_weights_are_refused(package: Path) -> None:
    path = package / "trained" / "kinds" / "weights.json"
    path.write_bytes(path.read_bytes().replace(b"1", b"2", 1))
    with pytest.raises(WeightsError, match="damaged"):
        kinds.shipped()


def test_missing_weights_are_named(package: Path) -> None:
    (package / "trained" / "kinds" / "weights.json").unlink()
    with pytest.raises(WeightsError, match=r"weights\.json is missing"):
        kinds.shipped()


def test_a_missing_model_is_named(package: Path) -> None:
    shutil.rmtree(package / "trained" / "kinds")
    with pytest.raises(WeightsError, match="no trained model 'kinds'"):
        kinds.shipped()


def test_whole_weights_are_read(package: Path) -> None:
    assert kinds.shipped().weights


@pytest.mark.parametrize("missing", ["tokenizer.json", "decode.json", "encoder.onnx"])
def test_a_tagger_without_a_file_is_no_tagger(tmp_path: Path, missing: str) -> None:
    real = weights.folder("statements")
    for name in ("tokenizer.json", "decode.json"):
        if name != missing:
            shutil.copy(real / name, tmp_path / name)
    with pytest.raises(Exception, match=r"No such file|doesn't exist|NO_SUCHFILE"):
        Tagger(tmp_path)
