"""Decoding, on drawings: one letter a piece; ``.`` none, ``C`` content, ``S`` source, ``Q`` cue."""

import numpy as np
import pytest

from tellings.annotate.attributions_decode import (
    Candidate,
    Reading,
    Settings,
    believed,
    best_paths,
    log_softmax,
    read_candidates,
    roles_if_cue,
    softmax,
    spans_of,
)
from tellings.annotate.attributions_pieces import Pieces

LETTERS = ".CSQ"


def sure_of(drawing: str, nats: float = 4.0) -> np.ndarray:
    """Log-probabilities (pieces, 4) of a network that is sure of the drawing."""
    logits = np.zeros((len(drawing), 4))
    logits[range(len(drawing)), [LETTERS.index(c) for c in drawing]] = nats
    return log_softmax(logits)


def drawn(path: np.ndarray) -> str:
    return "".join(LETTERS[i] for i in path)


def reading(drawing: str, begin: float = 0.9, first: int = 0) -> Reading:
    anchor = drawing.index("Q")
    probable = np.zeros(len(drawing))
    probable[anchor] = begin
    return Reading(
        first,
        np.array([anchor]),
        probable,
        sure_of(drawing)[None],
        np.ones(len(drawing), dtype=bool),
        np.zeros(len(drawing)),
    )


def chosen(drawing: str, settings: Settings | None = None) -> list[Candidate]:
    return read_candidates([reading(drawing)], settings or Settings(switch=0, lean=0))


def test_softmax_sums_to_one() -> None:
    assert softmax(np.array([[1000.0, 1000.0], [0.0, -1000.0]])).tolist() == [[0.5, 0.5], [1.0, 0.0]]


def test_the_path_is_the_drawing_where_the_network_is_sure() -> None:
    assert drawn(best_paths(sure_of("SSQCC.C")[None], Settings(switch=1, lean=0))[0]) == "SSQCC.C"


def test_a_doubtful_hole_in_content_is_filled() -> None:
    scores = sure_of("SQCCCCC")
    scores[4] = np.log([0.5, 0.4, 0.05, 0.05])
    assert drawn(best_paths(scores[None], Settings(switch=0, lean=0))[0]) == "SQCC.CC"
    assert drawn(best_paths(scores[None], Settings(switch=1, lean=0))[0]) == "SQCCCCC"


def test_a_short_source_costs_nothing() -> None:
    assert drawn(best_paths(sure_of("CC.SQ.", 2.0)[None], Settings(switch=3, lean=0))[0]) == "CC.SQ."


def test_lean_helps_a_doubtful_source() -> None:
    scores = sure_of(".QCC")
    scores[0] = np.log([0.6, 0.02, 0.36, 0.02])
    assert drawn(best_paths(scores[None], Settings(switch=0, lean=0))[0]) == ".QCC"
    assert drawn(best_paths(scores[None], Settings(switch=0, lean=1))[0]) == "SQCC"


def test_doubt_of_the_cue_is_divided_out_of_the_roles() -> None:
    roles = np.log(np.array([[[0.55, 0.05, 0.35, 0.05], [0.55, 0.02, 0.03, 0.4], [0.62, 0.36, 0.01, 0.01]]]))
    given = roles_if_cue(Reading(0, np.array([1]), np.zeros(3), roles, np.ones(3, dtype=bool), np.zeros(3)))
    assert drawn(given[0].argmax(axis=1)) == "SQC"
    assert np.allclose(np.exp(given).sum(axis=2), 1)


def test_candidates_know_their_pieces_in_the_text() -> None:
    (found,) = read_candidates([reading("SSQQ.CC", first=10)], Settings(switch=0, lean=0))
    assert (found.source, found.cue, found.content) == ((10, 11), (12, 13), (15, 16))


def test_no_content_no_candidate() -> None:
    assert chosen("SSQQ...") == []


def test_of_two_sources_the_stronger_stays() -> None:
    (found,) = chosen("SSQCC..S")
    assert found.source == (0, 1)


def test_the_cue_is_the_run_at_the_anchor() -> None:
    (found,) = chosen("SQQCC..Q")
    assert found.cue == (1, 2)


def test_pieces_of_a_word_share_its_role() -> None:
    one = reading("SQCCC")
    one.word_start[3] = False
    one.roles[0, 3] = sure_of("S", 1.0)[0]
    (found,) = read_candidates([one], Settings(switch=0, lean=0))
    assert found.content == (2, 3, 4)


def test_windows_of_different_length_are_read_together() -> None:
    found = read_candidates([reading("SQCC"), reading("CCC.SSQ", first=4)], Settings(switch=0, lean=0))
    assert [c.anchor for c in found] == [1, 10]


def test_no_window() -> None:
    assert read_candidates([], Settings()) == []


def candidate(content: str, cue: int, score: float, source: str = "") -> Candidate:
    pieces = tuple(i for i, c in enumerate(content) if c == "C")
    return Candidate(cue, pieces, tuple(i for i, c in enumerate(source) if c == "S"), (cue,), (), score)


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([candidate("CCC..", 3, 0.9), candidate("CCC..", 3, 0.8)], [0.9]),
        ([candidate("CCC..", 3, 0.9), candidate("CCC..", 4, 0.8)], [0.9]),
        ([candidate("CCCCCCC..", 7, 0.9), candidate("CC.......", 8, 0.8)], [0.9, 0.8]),
        ([candidate("CCC..", 3, 0.9, "....S"), candidate("CCC..", 4, 0.8, "...S.")], [0.9, 0.8]),
        ([candidate("CCC..", 3, 0.3)], []),
        ([], []),
    ],
)
def test_belief(found: list[Candidate], kept: list[float]) -> None:
    assert [c.score for c in believed(found, Settings(believe=0.5))] == kept


@pytest.mark.parametrize(
    ("drawing", "spans"),
    [
        ("CC.C", ["a b c d"]),
        ("C....C", ["a", "f"]),
        ("CQC", ["a", "c"]),
        ("CS.QC", ["a", "e"]),
        ("..C", ["c"]),
    ],
)
def test_small_gaps_are_filled_unless_the_cue_or_the_source_is_in_them(drawing: str, spans: list[str]) -> None:
    text = "a b c d e f g"
    start = np.arange(7) * 2
    empty = np.zeros(7, dtype=np.int32)
    pieces = Pieces(empty, start, start + 1, empty, empty, empty, empty, empty)
    chosen = tuple(i for i, c in enumerate(drawing) if c == "C")
    apart = tuple(i for i, c in enumerate(drawing) if c in "SQ")
    assert [text[s:e] for s, e in spans_of(pieces, chosen, text, apart)] == spans


def test_spans_do_not_join_over_a_line_break() -> None:
    places = np.array([[0, 1], [2, 3]])
    empty = np.zeros(2, dtype=np.int32)
    pieces = Pieces(empty, places[:, 0], places[:, 1], empty, empty, empty, empty, empty)
    assert spans_of(pieces, (0, 1), "a\nb") == ((0, 1), (2, 3))
