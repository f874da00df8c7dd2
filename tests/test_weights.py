"""Trained files are verified, word lists are read once."""

import pytest

from tellings import weights
from tellings.errors import WeightsError


def test_a_missing_model_says_what_to_do() -> None:
    with pytest.raises(WeightsError, match="reinstall"):
        weights.folder("no-such-model")


def test_a_missing_list_says_what_to_do() -> None:
    with pytest.raises(WeightsError, match="reinstall"):
        weights.word_list("no_such_list")


def test_comments_are_not_entries() -> None:
    rows = weights.word_table("statement_cues")
    assert all(len(row) == 3 for row in rows)
    assert ("deny", "denies", "statement") in rows


@pytest.mark.parametrize("name", ["statement_cues", "speaker_given_names"])
def test_no_entry_stands_twice(name: str) -> None:
    keys = [row[0] for row in weights.word_table(name)]
    assert len(keys) == len(set(keys))


def test_no_noun_is_of_one_kind_twice() -> None:
    rows = weights.word_table("speaker_nouns")
    assert len(rows) == len(set(rows))
