"""Statements in others' forms say the same places."""

import json
import re

from tellings.annotate.standoff import brat, citron, jsonl
from tellings.model import Report, Span, Statement
from tests.marked import unmark

TEXT, [FIRST, CUE, SOURCE, SECOND] = unmark("“[The bridge is safe],” [said] [the mayor], “[and will stay so].”")
REPORT = Report("a", TEXT)
SAID = Statement((FIRST, SECOND), SOURCE, CUE, "direct", speaker=(SOURCE,))
BARE = Statement((FIRST,))


def test_brat_ties_the_spans_of_an_attribution() -> None:
    lines = brat(REPORT, [SAID]).splitlines()
    assert lines[0] == f"T1\tCue {CUE.start} {CUE.end}\tsaid"
    assert lines[2] == f"T3\tContent {FIRST.start} {FIRST.end};{SECOND.start} {SECOND.end}\tThe bridge is safe and will stay so"
    assert "E1\tCue:T1 Source:T2 Content:T3" in lines


def test_brat_spans_are_what_they_show() -> None:
    for line in brat(REPORT, [SAID, BARE]).splitlines():
        if match := re.match(r"T\d+\t\w+ ([\d ;]+)\t(.*)", line):
            parts = [part.split() for part in match[1].split(";")]
            assert " ".join(TEXT[int(s) : int(e)] for s, e in parts) == match[2]


def test_citron_has_texts_beside_offsets() -> None:
    read = json.loads(citron(REPORT, [SAID, BARE]))
    assert read["text"] == TEXT
    for quote in read["quotes"]:
        for span in [*quote["sources"], *quote["contents"], *([quote["cue"]] if "cue" in quote else [])]:
            assert TEXT[span["start"] : span["end"]] == span["text"]
    assert [c["text"] for c in read["quotes"][0]["contents"]] == ["The bridge is safe", "and will stay so"]
    assert "cue" not in read["quotes"][1]


def test_jsonl_is_a_row_a_statement() -> None:
    rows = [json.loads(line) for line in jsonl(REPORT, [SAID, BARE]).splitlines()]
    assert rows[0]["speaker"] == "the mayor"
    assert rows[0]["content_at"] == [[FIRST.start, FIRST.end], [SECOND.start, SECOND.end]]
    assert rows[1]["source"] is None
    assert Span(*rows[0]["cue_at"]).of(TEXT) == "said"
