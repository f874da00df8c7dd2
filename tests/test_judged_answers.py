"""Stories drawn for reading, their judgements, and the table made of them."""

import gzip
import json
from pathlib import Path

import pytest

from evaluation.answers import Read, counted
from tellings.model import Cite, Report
from training.compare.drawn import draw, known_marks, marks_of, part_of, read_corpora, stories_of, story_id
from training.compare.judged_answers import WORTH, Judged, Judgement, read_judged_answers

SHARED = Path(__file__).parents[2] / "shared"
needs_corpora = pytest.mark.skipif(not (SHARED / "corpora" / "stream.jsonl.gz").is_file(), reason="the corpora are not here")

TEXT = "The kiln in Ardmoor fell on Friday. Twelve people were hurt when the kiln fell, said the mayor of Ardmoor, Odo Brenn."


def report(n: int, text: str = TEXT, title: str = "Kiln falls in Ardmoor") -> Report:
    return Report(f"r{n}", text, title=f"{title} {n}", published="2031-05-14")


def test_an_id_is_of_the_reports_in_any_order():
    assert story_id(["r1", "r2"]) == story_id(["r2", "r1"]) != story_id(["r1", "r3"])


def test_a_third_is_for_the_test():
    parts = [part_of(story_id([f"r{n}"])) for n in range(3000)]
    assert 0.3 < parts.count("test") / len(parts) < 0.37
    assert set(parts) == {"train", "test"}


def test_stories_of_the_size_asked_for_are_drawn_in_one_order():
    reports = [report(n) for n in range(5)] + [report(9, "The harvest of apples in the valley was the best for many years.", "Apples")]
    (story,) = draw(reports)
    assert [r.id for r in story.reports] == ["r0", "r1", "r2", "r3", "r4"]
    assert draw(reports[::-1]) == [story]
    assert draw(reports[:3]) == []


@pytest.mark.parametrize("mark", ["kilnfallsinardmoor2", "thekilninardmoorfellonfridaytwelvepeoplewerehurtwhenthekilnfellsaidthemayorofardmoorodobrenn"])
def test_a_story_with_a_known_report_is_left_out(mark):
    assert mark in marks_of(report(2))
    assert draw([report(n) for n in range(5)], frozenset({mark})) == []


def test_known_reports_are_told_by_title_and_beginning(tmp_path):
    (tmp_path / "kiln").mkdir()
    (tmp_path / "kiln" / "a.txt").write_text(TEXT, encoding="utf8")
    (tmp_path / "kiln" / "reports.json").write_text(json.dumps({"reports": [{"id": "a", "file": "a.txt", "title": "Kiln falls in Ardmoor 2"}]}), encoding="utf8")
    assert set(marks_of(report(2))) == known_marks(tmp_path)


def test_corpora_that_are_absent_hold_nothing(tmp_path):
    assert read_corpora(tmp_path) == {}
    row = {"id": "x", "text": TEXT, "title": None, "outlet": "o", "published": None}
    with gzip.open(tmp_path / "stream.jsonl.gz", "wt", encoding="utf8") as lines:
        lines.write(json.dumps(row) + "\n")
    assert read_corpora(tmp_path) == {"x": Report("x", TEXT, outlet="o")}


A, B, C = Cite("r1", 0, 10), Cite("r2", 0, 10), Cite("r2", 20, 30)
STORY = Judged("s", ("r1", "r2"), (Judgement(A, B, "right"), Judgement(A, C, "wrong")), (Judgement(C, A, "arguable"),))


@pytest.mark.parametrize(
    ("a", "b", "label"),
    [(A, B, "right"), (A, C, "wrong"), (Cite("r1", 9, 40), Cite("r2", 5, 6), "right"), (B, A, None), (A, Cite("r2", 10, 20), None)],
)
def test_an_answer_is_judged_where_both_passages_meet(a, b, label):
    assert STORY.answer(a, b) == label


@pytest.mark.parametrize(("a", "b", "label"), [(A, C, "arguable"), (C, A, "arguable"), (A, B, None)])
def test_a_contradiction_is_judged_either_way_round(a, b, label):
    assert STORY.contradiction(a, b) == label


def test_what_was_shown_is_counted_by_judgement():
    read = [Read(0.5, label, "") for label in ("right", "right", "arguable", "wrong", None)]
    assert counted(read) == (5, 2, 1, 1, 1, 0.5)
    assert counted([Read(0.5, None, "")]) == (1, 0, 0, 0, 1, None)


def test_the_judgements_are_well_formed():
    stories = read_judged_answers()
    assert len(stories) >= 60
    assert len({s.id for s in stories}) == len(stories)
    assert {s.part for s in stories} == {"train", "test"}
    for s in stories:
        assert s.id == story_id(s.reports)
        for j in (*s.answers, *s.contradictions):
            assert j.label in WORTH
            assert 0 <= j.a.start < j.a.end
            assert 0 <= j.b.start < j.b.end
    assert sum(len(s.answers) for s in stories) >= 200


@needs_corpora
def test_the_judgements_point_into_the_reports():
    reports = read_corpora(SHARED / "corpora")
    stories = list(stories_of(read_judged_answers(), reports))
    assert len(stories) == len(read_judged_answers())
    for story, drawn in stories:
        for j in (*story.answers, *story.contradictions):
            for cite in (j.a, j.b):
                text = reports[cite.report].text
                assert cite.end <= len(text)
                assert text[cite.start : cite.end].strip() == text[cite.start : cite.end]
        assert drawn.id == story.id


def test_stories_whose_reports_are_absent_are_left_out():
    assert list(stories_of(read_judged_answers(), {})) == []
