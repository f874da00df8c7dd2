"""The lines judged by reading: whole, without text; and how an account is counted by them."""

import json
from pathlib import Path

import pytest

from evaluation.groups import judge, judge_fact, judge_utterance, table
from tellings.model import Account, Answer, Cite, Fact, Report, Saying, Span, Utterance
from training.compare.drawn import read_corpora, stories_of
from training.compare.judged_answers import read_judged_answers
from training.compare.judged_groups import FILE, JudgedGroups, JudgedLine, alike, read_judged_groups

CORPORA = Path("../shared/corpora")
ROWS = [json.loads(line) for line in FILE.read_text("utf8").splitlines()]


def test_the_file_holds_ids_offsets_and_letters_alone():
    for row in ROWS:
        assert set(row) == {"story", "reports", "agreed", "said"}
        for letters, cites in (*row["agreed"], *row["said"]):
            assert len(letters) == len(cites) > 1
            assert letters.islower() or set(letters) == {"."}
            assert all(0 <= r < len(row["reports"]) and 0 <= start < end for r, start, end in cites)


def test_the_stories_are_others_than_those_of_the_answers():
    assert {s.id for s in read_judged_groups()}.isdisjoint(s.id for s in read_judged_answers())
    assert {s.part for s in read_judged_groups()} == {"test", "train"}


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here")
def test_every_judged_passage_lies_in_its_report():
    found = list(stories_of(read_judged_groups(), read_corpora(CORPORA)))
    assert len(found) == len(ROWS)
    for story, drawn in found:
        length = {r.id: len(r.text) for r in drawn.reports}
        assert all(c.end <= length[c.report] for line in (*story.agreed, *story.said) for c in line.cites)


def cite(words: str) -> Cite:
    """``a 0 5`` as a cite."""
    report, start, end = words.split()
    return Cite(report, int(start), int(end))


LINES = (JudgedLine("aab", tuple(map(cite, ("a 0 20", "b 0 20", "c 0 20")))), JudgedLine("..", tuple(map(cite, ("a 50 60", "b 50 60")))))

ALIKE = [
    ("a 0 20", "b 0 20", True),
    ("b 0 20", "a 0 20", True),
    ("a 0 20", "c 0 20", False),
    ("a 5 9", "b 15 30", True),  # a part of what was read, and what goes beyond it
    ("a 0 20", "d 0 20", None),
    ("a 20 30", "b 0 20", None),
    ("a 50 60", "b 50 60", False),  # furniture tells nothing
]


@pytest.mark.parametrize(("one", "other", "same"), ALIKE)
def test_whether_two_passages_tell_the_same(one, other, same):
    assert alike(LINES, cite(one), cite(other)) is same


STORY = JudgedGroups("s", ("a", "b", "c", "d"), LINES, LINES)

VERDICTS = [
    (("a 0 20", "b 0 20"), "right", "right"),
    (("a 0 20", "c 0 20"), "wrong", "wrong"),
    (("a 0 20", "b 0 20", "c 0 20"), "partly", "partly"),
    # the first passage is the one that is shown; of a statement the best counts
    (("c 0 20", "a 0 20", "b 0 20"), "wrong", "partly"),
    (("a 0 20", "b 0 20", "d 0 20"), "unread", "unread"),
    # what a report says besides does not matter
    (("a 0 20", "b 0 20", "b 40 45"), "right", "right"),
]


@pytest.mark.parametrize(("cites", "agreed", "said"), VERDICTS)
def test_verdicts(cites, agreed, said):
    given = [cite(c) for c in cites]
    fact = Fact("f", "?", "event", "compatible", tuple(Answer(c.report, c.start, c.end) for c in given))
    assert judge_fact(STORY, fact) == agreed
    assert judge_utterance(STORY, Utterance("u", "x", tuple(Saying(c.report, (Span(c.start, c.end),)) for c in given))) == said


def test_the_lines_of_an_account_are_judged_as_they_are_shown():
    reports = tuple(Report(r, "The mill of Velmar fell on Monday. " * 3) for r in "abcd")
    answers = tuple(Answer(r, 0, 20) for r in "ab")
    sure, doubtful = (Fact(f"f{i}", "?", "event", "compatible", answers, origins=2, confidence=c) for i, c in enumerate((0.9, 0.2)))
    said = Utterance("u", "x", (Saying("a", (Span(0, 20),)), Saying("c", (Span(0, 20),))), origins=2)
    made = Account("s", reports, tuple((r.id,) for r in reports), facts=(sure, doubtful), utterances=(said,))
    found = list(judge(STORY, made))
    assert [(line.section, line.verdict) for line in found] == [("What else they agree on", "right"), ("Who said what", "wrong")]
    assert "| What else they agree on | 1 | 1 | 0 | 0 | 0 | 100 % |" in table(found)
    assert "| Who said what | 1 | 0 | 0 | 1 | 0 | 0 % |" in table(found)
