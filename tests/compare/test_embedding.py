"""Vectors of passages and words: read in their sentence, less what the story has in common, each sentence once."""

import numpy as np
import pytest

from tellings.compare import embedding
from tellings.compare.embedding import FIRM, WIDTH, Place, embed, less_common, unit
from tellings.compare.encoder import LONGEST, Vectors
from tellings.compare.pages import Page
from tellings.model import Annotated, Report, Span, Word
from tests.marked import unmark


def page_of(text: str, sentences: list[Span] | None = None, number: int = 0) -> Page:
    """A page whose words are cut at spaces, and whose sentences are its lines where none are given."""
    words, at = [], 0
    for piece in text.split(" "):
        if piece:
            words.append(Word(at, at + len(piece), piece.lower(), "NOUN", "dep", 0))
        at += len(piece) + 1
    if sentences is None:
        sentences, at = [], 0
        for line in text.split("\n"):
            if line:
                sentences.append(Span(at, at + len(line)))
            at += len(line) + 1
    notes = Annotated(f"r{number}", tuple(words), tuple(sentences))
    return Page(Report(f"r{number}", text), notes, {}, number)


def places_of(*texts: str) -> list[Place]:
    """The marked passages of each text, in order."""
    found = []
    for number, text in enumerate(texts):
        plain, spans = unmark(text)
        page = page_of(plain, number=number)
        found += [Place(page, (span,)) for span in spans]
    return found


def embed_places(places: list[Place]) -> Vectors:
    """The vectors of clauses alone."""
    return embed([], places).stated


STORY = (
    "[The dam at Orvel gave way on Tuesday], [and the mayor ordered the lower town cleared].\n[Nobody was hurt].",
    "[The Orvel dam broke on Tuesday]; [the mayor had the lower town emptied].\n[A choir sang in the market hall].",
)


def test_passages_that_tell_the_same_are_nearest() -> None:
    rows = embed_places(places_of(*STORY))
    near = rows @ rows.T
    assert near[0, 3] > max(near[0, 4], near[0, 5])
    assert near[1, 4] > max(near[1, 3], near[1, 5])


def test_rows_have_length_one() -> None:
    assert np.linalg.norm(embed_places(places_of(*STORY)), axis=1) == pytest.approx(np.ones(6), abs=1e-5)


def test_a_fragment_is_understood_from_its_sentence() -> None:
    bank = places_of("The ferry struck [the bank] of the river at dawn.", "Robbers emptied [the bank] and its safe.")
    rows = embed_places(bank)
    assert float(rows[0] @ rows[1]) < 0.95


def test_the_same_sentence_in_two_reports_has_one_vector() -> None:
    rows = embed_places(places_of("The mill [burned down overnight].", "The mill [burned down overnight]."))
    assert np.array_equal(rows[0], rows[1])


def test_each_sentence_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    run = embedding._run

    def counted(worded: int, batch: list[embedding.Stretch]) -> object:
        read.append(len(batch))
        return run(worded, batch)

    monkeypatch.setattr(embedding, "_run", counted)
    embed_places(places_of(*STORY, *STORY))
    assert sum(read) == 4


def test_a_passage_over_two_sentences_holds_both() -> None:
    text = "The mayor resigned.\nThe council will meet on Monday."
    page = page_of(text)
    whole, first, second = Span(0, len(text)), page.sentences[0], page.sentences[1]
    rows = embed_places([Place(page, (whole,)), Place(page, (first, second))])
    assert rows[0] == pytest.approx(rows[1], abs=1e-5)


def test_a_sentence_too_long_to_be_read_at_once_is_read_to_its_end() -> None:
    filler = "and the list of the names went on " * (LONGEST // 4)
    text = f"It began well {filler}until the bridge fell"
    page = page_of(text)
    end = Span(text.index("until"), len(text))
    rows = embed_places([Place(page, (end,)), Place(page, (Span(0, 13),))])
    assert rows.any(axis=1).all()
    assert [len(s.ids) <= LONGEST for s in embedding._stretches([Place(page, (Span(0, len(text)),))])] == [True] * 3


def test_a_passage_without_a_word_is_all_zeros() -> None:
    page = page_of("One line.\n   \nAnother line.")
    rows = embed_places([Place(page, (Span(10, 12),)), Place(page, (Span(0, 8),))])
    assert not rows[0].any()
    assert rows[1].any()


def test_no_passages_give_no_rows() -> None:
    assert embed_places([]).shape == (0, WIDTH)


def test_the_number_of_threads_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = embed_places(places_of(*STORY))
    monkeypatch.setattr(embedding, "THREADS", 1)
    assert np.array_equal(before, embed_places(places_of(*STORY)))


def test_what_all_have_in_common_is_taken_off() -> None:
    rng = np.random.default_rng(3)
    topic = rng.normal(size=16) * 3
    rows = unit(rng.normal(size=(400, 16)) + topic)
    assert float((rows @ rows.T).mean()) > 0.5
    less = less_common(rows)
    assert abs(float((less @ less.T).mean())) < 0.05


def test_two_passages_keep_what_they_have_in_common() -> None:
    rows = unit(np.array([[1.0, 0.2], [1.0, -0.2]]))
    less = less_common(rows)
    assert float(less[0] @ less[1]) > 0.8 * float(rows[0] @ rows[1])
    assert FIRM > 2


def test_equal_passages_stay_equal() -> None:
    rows = unit(np.array([[1.0, 0.2], [1.0, 0.2]]))
    assert less_common(rows)[0] @ less_common(rows)[1] == pytest.approx(1.0, abs=1e-5)


def test_statements_come_word_by_word_too() -> None:
    found = embed(places_of("She said [the “Overboarding” isn’t a word]."), [])
    (worded,) = found.words
    assert worded.words == ("the", "“", "overboarding", "”", "isn", "’", "t", "a", "word")
    assert np.linalg.norm(worded.vectors.astype(np.float32), axis=1) == pytest.approx(np.ones(9), abs=1e-2)


def test_statements_and_clauses_are_one_story() -> None:
    places = places_of(*STORY)
    together, split = embed([], places).stated, embed(places[:2], places[2:])
    assert np.vstack([split.told, split.stated]) == pytest.approx(together, abs=1e-6)


def test_only_statements_come_word_by_word() -> None:
    found = embed(places_of("[The dam broke]."), places_of("[The mayor left]."))
    assert [w.words for w in found.words] == [("the", "dam", "broke")]


def test_a_statement_in_two_sentences_has_the_words_of_both() -> None:
    page = page_of("The dam broke.\nThe mayor left.")
    (worded,) = embed([Place(page, (Span(4, 13), Span(19, 29)))], []).words
    assert sorted(worded.words) == ["broke", "dam", "left", "mayor"]


def test_a_statement_without_a_word_has_none() -> None:
    page = page_of("One line.\n   \nAnother line.")
    (worded,) = embed([Place(page, (Span(10, 12),))], []).words
    assert worded.words == ()
    assert worded.vectors.shape == (0, WIDTH)


def test_cosines_row_by_row_are_those_of_two_rows_to_the_bit() -> None:
    rows = np.random.default_rng(3).standard_normal((40, WIDTH)).astype(np.float32)
    a, b = [i % 40 for i in range(embedding.PAIRS + 5)], [(7 * i + 1) % 40 for i in range(embedding.PAIRS + 5)]
    found = embedding.row_cosines(rows, a, b)
    assert found == [float(rows[i] @ rows[j]) for i, j in zip(a, b, strict=True)]
    assert embedding.row_cosines(rows, [], []) == []
