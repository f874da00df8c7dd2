"""What ships beside the code: word lists that are well formed and say where they come from, trained files that are what their cards say."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from tellings import weights
from tellings.errors import WeightsError

PACKAGE = Path(str(resources.files("tellings")))
LISTS = sorted(p.stem for p in (PACKAGE / "data").glob("*.txt"))
MODELS = sorted(p.parent.name for p in (PACKAGE / "trained").glob("*/card.json"))

#: Lists whose rows have columns, and how many.
TABLES = {
    "agencies": 2, "name_bodies": 3, "name_countries": 4, "name_spellings": 2, "compare_opposites": 2, "compare_seats": 2, "statement_cues": 3,
}  # fmt: skip


class TestLists:
    @pytest.mark.parametrize("name", LISTS)
    def test_it_says_what_it_is_and_holds_something(self, name: str) -> None:
        text = (PACKAGE / "data" / f"{name}.txt").read_text("utf8")
        assert text.startswith("#"), "the first line of a list says what it is"
        assert re.search(r"(?i)(compiled|written|source|made|hand)", "\n".join(line for line in text.splitlines() if line.startswith("#"))), "and where it comes from"
        assert len(weights.word_list(name)) > 3

    @pytest.mark.parametrize("name", LISTS)
    def test_it_is_plain_text_of_lines(self, name: str) -> None:
        data = (PACKAGE / "data" / f"{name}.txt").read_bytes()
        text = data.decode("utf8")
        assert data.endswith(b"\n")
        assert b"\r" not in data
        assert not re.search(r"[\x00-\x08\x0b-\x1f\ufeff\ufffd]", text)
        assert not re.search(r"[ \t]+$", text, re.MULTILINE), "no white space at the end of a line"

    @pytest.mark.parametrize("name", LISTS)
    def test_no_line_stands_twice(self, name: str) -> None:
        entries = weights.word_list(name)
        assert len(entries) == len(set(entries)), sorted({e for e in entries if entries.count(e) > 1})

    @pytest.mark.parametrize(("name", "columns"), TABLES.items())
    def test_rows_have_their_columns(self, name: str, columns: int) -> None:
        for row in weights.word_table(name):
            assert len(row) == columns, row
            assert all(row), row

    def test_a_comment_ends_an_entry_and_white_space_is_not_of_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "x.txt").write_text("# about\none # why\n\n two\t 2 \n", "utf8")
        monkeypatch.setattr(weights.resources, "files", lambda _: tmp_path)
        weights.word_list.cache_clear()
        weights.word_table.cache_clear()
        try:
            assert weights.word_list("x") == ("one", " two\t 2")
            assert weights.word_table("x") == (("one",), ("two", "2"))
        finally:
            weights.word_list.cache_clear()
            weights.word_table.cache_clear()


class TestModels:
    def test_there_are_some(self) -> None:
        assert {"compare", "words"} <= set(MODELS)

    @pytest.mark.parametrize("name", MODELS)
    def test_its_files_are_those_of_its_card(self, name: str) -> None:
        folder = PACKAGE / "trained" / name
        card = json.loads((folder / "card.json").read_text("utf8"))
        assert card["files"]
        for file, digest in card["files"].items():
            assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == digest
        assert weights.verified(name) == folder

    @pytest.mark.parametrize("name", MODELS)
    def test_nothing_of_it_can_run(self, name: str) -> None:
        endings = {p.suffix for p in (PACKAGE / "trained" / name).rglob("*") if p.is_file()}
        assert endings <= {".json", ".npz", ".onnx", ".txt", ".safetensors"}, "no pickles, no code"

    @pytest.mark.parametrize("name", MODELS)
    def test_its_card_says_how_it_was_made(self, name: str) -> None:
        card = (PACKAGE / "trained" / name / "card.json").read_text("utf8")
        assert re.search(r"python -m |command", card)
        assert not re.search(r"/(?:home|root|work|tmp)/", card), "no path of the machine it was made on"

    @pytest.fixture
    def copy(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        """A package with one model, to be damaged."""
        folder = tmp_path / "trained" / "words"
        shutil.copytree(PACKAGE / "trained" / "words", folder)
        monkeypatch.setattr(weights.resources, "files", lambda _: tmp_path)
        weights.verified.cache_clear()
        yield folder
        weights.verified.cache_clear()

    def test_a_whole_copy_is_accepted(self, copy: Path) -> None:
        assert weights.verified("words") == copy

    def test_a_changed_byte_is_noticed(self, copy: Path) -> None:
        name = next(iter(json.loads((copy / "card.json").read_text("utf8"))["files"]))
        data = bytearray((copy / name).read_bytes())
        data[len(data) // 2] ^= 1
        (copy / name).write_bytes(bytes(data))
        with pytest.raises(WeightsError, match=r"is damaged .*: reinstall tellings"):
            weights.verified("words")

    def test_a_file_that_is_gone_is_noticed(self, copy: Path) -> None:
        name = next(iter(json.loads((copy / "card.json").read_text("utf8"))["files"]))
        (copy / name).unlink()
        with pytest.raises(WeightsError, match="is missing: reinstall tellings"):
            weights.verified("words")

    def test_a_model_without_a_card_is_none(self, copy: Path) -> None:
        (copy / "card.json").unlink()
        with pytest.raises(WeightsError, match=r"no trained model 'words' .*: reinstall tellings"):
            weights.verified("words")
