"""Word pieces with their features."""

import pytest
from tokenizers import Tokenizer

from tellings.annotate.attributions_pieces import cut_pieces, sentence_starts
from tellings.weights import folder


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(folder("statements") / "tokenizer.json"))


def test_pieces_know_their_characters(tokenizer: Tokenizer) -> None:
    text = "😀 Mara  Venn's café."
    pieces = cut_pieces(text, tokenizer)
    words = [text[s:e] for s, e in zip(pieces.start, pieces.end, strict=True)]
    assert "".join(words) == text.replace(" ", "")


@pytest.mark.parametrize(
    ("word", "case"), [("bridge", 1), ("Bridge", 2), ("A", 2), ("UN", 3), ("42", 5), (",", 0), ("“", 0), ("É", 2)]
)
def test_case(tokenizer: Tokenizer, word: str, case: int) -> None:
    assert cut_pieces(word, tokenizer).case[0] == case


def test_line_breaks_come_back(tokenizer: Tokenizer) -> None:
    pieces = cut_pieces("One two\nthree four\n\nfive", tokenizer)
    assert pieces.line.tolist() == [2, 0, 1, 0, 2]
    assert pieces.paragraph.tolist() == [0, 0, 1, 1, 2]


def test_pieces_that_go_on_a_word_are_marked(tokenizer: Tokenizer) -> None:
    pieces = cut_pieces("Unquestionableness", tokenizer)
    assert not pieces.inner[0]
    assert pieces.inner[1:].all()


def test_quotation_states_reach_the_pieces(tokenizer: Tokenizer) -> None:
    assert cut_pieces("“Yes,” she said", tokenizer).quote.tolist() == [3, 1, 1, 4, 0, 0]


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_to_cut(tokenizer: Tokenizer, text: str) -> None:
    pieces = cut_pieces(text, tokenizer)
    assert len(pieces) == 0
    assert len(sentence_starts(pieces, text)) == 0


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("It held. It fell.", ["It", "It"]),
        ("“It held.” She left.", ["“", "She"]),
        ("It held\nIt fell", ["It", "It"]),
        ("At 3.5 metres it held", ["At"]),
        ("It held?! “No.”", ["It", "“"]),
        ("She said:\n“It held.”", ["She"]),
        ("“It held\n“It fell.”\nShe left.", ["“", "She"]),
        ("“It held.”\n“It fell.”", ["“", "“"]),
    ],
)
def test_sentence_starts(tokenizer: Tokenizer, text: str, starts: list[str]) -> None:
    pieces = cut_pieces(text, tokenizer)
    at = sentence_starts(pieces, text).nonzero()[0]
    assert [text[pieces.start[i] : pieces.end[i]] for i in at] == starts
