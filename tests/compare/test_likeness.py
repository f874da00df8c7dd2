"""The rows that the models weigh: as long as their names, the same from either side, and each number what its name says."""

from __future__ import annotations

import itertools

import pytest

from tellings.compare.clauses import cut_clauses
from tellings.compare.figures import read_figures
from tellings.compare.likeness import (
    CLAUSES,
    PASSAGES,
    UTTERANCES,
    Beside,
    denies,
    matrix,
    measure_clauses,
    measure_passages,
    measure_statements,
    speakers,
    weigh,
)
from tellings.compare.neighbours import Near
from tellings.compare.questions import ask_figure
from tellings.compare.readings import Told, read_clauses, read_passage, read_statement
from tellings.model import Span, Statement
from tests.compare.build import pages
from tests.marked import unmark

NEAR = Near(0, 1, 0.8, 1, 0.2)


def passage(a: str, b: str) -> dict[str, float]:
    """The features of two whole texts."""
    (x, y), _ = pages(a, b)
    (row,) = measure_passages([(read_passage(x, (Span(0, len(a)),)), read_passage(y, (Span(0, len(b)),)))], [NEAR], {})
    return dict(zip(PASSAGES, row, strict=True))


def statements(*marked: str) -> list[Told]:
    """The statements of texts "[source] said [content]"."""
    parts = [unmark(m) for m in marked]
    found, _ = pages(*(text for text, _ in parts))
    out = []
    for page, (_, (source, content)) in zip(found, parts, strict=True):
        speaker = tuple(s for s, _ in page.names_in(source))[:1]
        out.append(read_statement(page, Statement((content,), source, speaker=speaker)))
    return out


@pytest.mark.parametrize(
    ("a", "b", "name", "value"),
    [
        ("The kiln fell on Friday.", "The kiln fell on Friday.", "words contained", 1.0), ("The kiln fell on Friday.", "The kiln fell on Friday.", "letters", 1.0),
        ("The kiln fell on Friday.", "Nobody asked for tea.", "words shared", 0.0), ("The kiln fell on Friday.", "Nobody asked for tea.", "run", 0.0),
        ("At least 12 men were hurt.", "Some 12 women were hurt.", "figures shared", 1.0), ("Exactly 12 men were hurt.", "Exactly 30 men were hurt.", "figures differ", 1.0),
        ("Nobody was hurt there.", "Exactly 30 men were hurt.", "figures differ", 0.0), ("It fell on May 2, 2031.", "It burnt on 2 May 2031.", "days shared", 1.0),
        ("It fell on May 2, 2031.", "It burnt on 3 May 2031.", "days differ", 1.0), ("Ada Korren spoke.", "Ada Korren left.", "names shared", 1 / 3),
        ("Ada Korren spoke.", "Berta Mohn left.", "names differ", 1.0), ("“The kiln is safe.”", "“The kiln is safe,” he said.", "both quoted", 1.0),
        ("“The kiln is safe.”", "The kiln is safe, he said.", "both quoted", 0.0), ("The kiln fell.", "The kiln fell.", "length ratio", 1.0),
        ("The kiln fell.", "The kiln fell.", "same report", 0.0), ("The kiln fell.", "The kiln fell.", "meaning", 0.8), ("The kiln fell.", "The kiln fell.", "first of both", 1.0),
    ],
)  # fmt: skip
def test_what_a_feature_says(a: str, b: str, name: str, value: float) -> None:
    assert passage(a, b)[name] == pytest.approx(value)


TEXTS = ["The old kiln fell on Friday and hurt 12 men.", "“The kiln is safe,” Ada Korren said.", "Nobody asked.", "On May 2, 2031, 30 people fled from Ardmoor."]


@pytest.mark.parametrize(("a", "b"), list(itertools.combinations(TEXTS, 2)))
def test_passages_are_compared_the_same_from_either_side(a: str, b: str) -> None:
    assert passage(a, b) == pytest.approx(passage(b, a))


@pytest.mark.parametrize(("a", "b"), list(itertools.combinations(TEXTS, 2)))
def test_every_number_is_finite_and_small(a: str, b: str) -> None:
    assert all(-1 <= value <= 1.0001 for value in passage(a, b).values())


class TestSpeakers:
    @pytest.mark.parametrize(
        ("one", "other", "which"),
        [
            ("[Ada Korren] said [that the kiln was safe].", "[Ada Korren] said [that the kiln was old].", "same"),
            ("[Ada Korren] said [that the kiln was safe].", "[Berta Mohn] said [that the kiln was old].", "other"),
            ("[the fire brigade] said [that the kiln was safe].", "[The town's fire brigade] said [that it was old].", "part"),
            ("[He] said [that the kiln was safe].", "[Berta Mohn] said [that the kiln was old].", "unclear"),
            ("[Polish officials] said [that the kiln was safe].", "[the foreign ministry in Warsaw] said [that it was old].", "kin"),
        ],
    )
    def test_how_two_compare(self, one: str, other: str, which: str) -> None:
        a, b = statements(one, other)
        found = dict(zip(("same", "part", "other", "kin", "unclear"), speakers(a, b, {}), strict=True))
        assert [name for name, value in found.items() if value] == [which]
        assert speakers(a, b, {}) == speakers(b, a, {})

    @pytest.mark.parametrize(("act", "negated", "denial"), [("denies", False, True), ("says", True, True), ("says", False, False), ("accuses", False, False)])
    def test_a_denial(self, act: str, negated: bool, denial: bool) -> None:
        (told,) = statements("[Ada Korren] said [that the kiln was safe].")
        statement = Statement(told.statement.content, act=act, negated=negated)  # type: ignore[arg-type]
        assert denies(told._replace(statement=statement)) is denial


def test_rows_are_as_long_as_their_names() -> None:
    a, b = statements("[Ada Korren] said [that the kiln was safe].", "[Berta Mohn] said [that the kiln was old].")
    beside = Beside(0.5, (0.4, 0.9), (0.1, 0.2, 0.3))
    row = dict(zip(UTTERANCES[:-1], measure_statements([(a, b)], [NEAR], {}, [beside])[0], strict=True))
    assert (row["sentence"], row["cover less"], row["cover more"], row["cover"]) == pytest.approx((0.5, 0.4, 0.9, 0.6))
    assert (row["sentence words"], row["words before"], row["words after"]) == (0.1, 0.2, 0.3)
    (page, other), _ = pages("The kiln fell on Friday.", "The kiln fell down at last.")
    (x,), (y,) = (read_clauses(p, cut_clauses(p), []) for p in (page, other))
    row = dict(zip(CLAUSES, measure_clauses([(x, y)], [NEAR], {}, [0.5])[0], strict=True))
    assert (row["same verb"], row["subject shared"], row["both told"]) == (1.0, 1.0, 0.0)


def test_a_pair_has_the_row_that_it_has_alone_whatever_stands_beside_it() -> None:
    found, _ = pages(*TEXTS)
    readings = [read_passage(p, (Span(0, len(t)),)) for p, t in zip(found, TEXTS, strict=True)]
    pairs = list(itertools.combinations_with_replacement(readings, 2))
    near = [Near(0, 1, n / 10, n + 1, n / 20) for n in range(len(pairs))]
    weights = {"kiln": 3.0, "friday": 0.25, "men": 1.5}
    rows = measure_passages(pairs, near, weights)
    assert rows.shape == (len(pairs), len(PASSAGES))
    for pair, n, row in zip(pairs, near, rows.tolist(), strict=True):
        assert measure_passages([pair], [n], weights)[0].tolist() == row


def test_no_pairs_have_no_rows() -> None:
    assert measure_passages([], [], {}).shape == (0, len(PASSAGES))
    assert measure_statements([], [], {}, []).shape == (0, len(UTTERANCES) - 1)
    assert measure_clauses([], [], {}, []).shape == (0, len(CLAUSES))


@pytest.mark.parametrize(
    ("a", "b", "run"),
    [
        ("Rain fell.", "Snow melted.", 0), ("The kiln burnt.", "A kiln stood there.", 1), ("An old kiln burnt.", "My old kiln stood.", 2),
        ("In the old kiln we sang.", "Off the old kiln she fell.", 3), ("In the old red kiln we sang.", "Off the old red kiln she fell.", 4),
        ("In the old red kiln of Arvend we sang.", "Off the old red kiln of Arvend she fell.", 6),
    ],
)  # fmt: skip
def test_the_longest_run_of_words_is_counted_in_twelfths(a: str, b: str, run: int) -> None:
    assert passage(a, b)["run"] == pytest.approx(run / 12)


def test_weights_are_summed_and_unknown_words_count_one() -> None:
    assert weigh(frozenset(), {"a": 2.0}) == 0
    assert weigh(frozenset({"a", "b", "c"}), {"a": 2.0, "b": 0.5}) == 3.5


def test_a_matrix_has_its_width_even_without_rows() -> None:
    assert matrix([], 7).shape == (0, 7)
    assert matrix([[1.0, 2.0]], 2).tolist() == [[1.0, 2.0]]


@pytest.mark.parametrize(
    ("texts", "phrase", "words"),
    [
        (["Twelve people died.", "Some 12 people died in the fire."], "How many", ["people"]),
        (["The kiln cost 3 million dollars.", "The kiln cost $3 million."], "How much", ["kiln", "cost"]),
        (["It lasted four hours in all.", "It lasted 4 hours."], "How long", []),
        (["Some 40 percent of the men agreed.", "About 40 % of the men agreed."], "What share", ["men"]),
    ],
)
def test_a_question_is_a_phrase_and_the_reports_own_words(texts: list[str], phrase: str, words: list[str]) -> None:
    found, _ = pages(*texts)
    figures = [read_figures(read_clauses(p, cut_clauses(p), []))[0] for p in found]
    asked = ask_figure(figures)
    assert asked.startswith(phrase)
    said = asked.removeprefix(phrase).replace(":", " ").split()
    assert set(words) <= set(said)
    assert all(any(word in text for text in texts) for word in said)
