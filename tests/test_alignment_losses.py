"""What becomes of annotated pairs of sayings, on an invented story: each marked saying is found as it stands unless the case says otherwise."""

import json

import msgspec
import pytest

from evaluation.alignment import FATES, SORTS, Judged, judge, reach, rows
from tellings.compare.entities import merge_names
from tellings.compare.ground import read_story
from tellings.compare.logistic import Models, shipped
from tellings.lineage import find_origins
from tellings.model import Report, Statement
from tests.compare.build import note
from tests.marked import unmark
from training.compare.gold import Gold

#: [content] [source] of each report; fictional people.
TOLD = (
    "“[We had warned the council about the cracks in the bridge for years],” said [Ada Korren], the mill owner.",
    "[Ada Korren] said [the council had been warned about the cracks in the bridge for years].",
    "[Ada Korren] said [the harvest would be late this summer]. A neighbour said so too.",
)


def story(folder, found, utterances):
    """The invented story: ``found`` gives for each report whether its saying is found, ``utterances`` the annotated groups of reports."""
    reports, notes, contents = [], [], []
    for i, marked in enumerate(TOLD):
        text, (first, second) = unmark(marked)
        content, source = max(first, second, key=lambda s: s.end - s.start), min(first, second, key=lambda s: s.end - s.start)
        report = Report(f"r{i}", text, published="2031-05-14")
        speaker = next(n.span for n in note(report).names if source.holds(n.span))
        told = (Statement((content,), source, None, "indirect", (speaker,)),) if found[i] else ()
        reports.append(report)
        notes.append(msgspec.structs.replace(note(report), statements=told))
        contents.append(content.of(text))
        (folder / f"r{i}.txt").write_text(text, "utf8")
    gold = {
        "utterances": [
            {"speaker": "Ada Korren", "sayings": [{"report": f"r{i}", "content": contents[i], "source": "Ada Korren", "cue": "said"} for i in g]}
            for g in utterances
        ],
        "facts": [],
        "disputes": [],
        "single_source": [],
    }
    (folder / "account.json").write_text(json.dumps(gold), "utf8")
    (folder / "reports.json").write_text(json.dumps({"reports": [{"id": r.id, "file": f"{r.id}.txt"} for r in reports]}), "utf8")
    ground = read_story(reports, notes, find_origins(reports).origins, merge_names(reports, notes))
    return ground, Gold(folder)


def never() -> Models:
    """Models that believe no pair of statements."""
    own = shipped()
    return msgspec.structs.replace(own, utterances=msgspec.structs.replace(own.utterances, intercept=-99.0))


@pytest.mark.parametrize(
    ("found", "utterances", "models", "fates", "sorts"),
    [
        ((1, 1, 1), [[0, 1], [2]], shipped, ["aligned"], ["right"]),
        ((1, 0, 1), [[0, 1], [2]], shipped, ["a saying not found at all"], []),
        ((1, 1, 1), [[0, 1], [2]], never, ["one speaker, improbable"], []),
        ((1, 1, 1), [[0], [1], [2]], shipped, [], ["one speaker, other statements"]),
        ((1, 1, 1), [[0], [2]], shipped, [], ["a saying that is not annotated"]),
    ],
)
def test_fates_and_sorts(tmp_path, found, utterances, models, fates, sorts):
    ground, gold = story(tmp_path, found, utterances)
    judged = judge(ground, models(), gold, "balanced")
    assert [p.sort for p in judged.annotated] == fates
    assert [p.sort for p in judged.found] == sorts
    assert {*fates} <= {*FATES}
    assert {*sorts} <= {*SORTS}


def test_every_saying_is_reached_where_it_stands(tmp_path):
    ground, gold = story(tmp_path, (1, 1, 1), [[0, 1], [2]])
    assert [r.statement for r in reach(ground.told, gold)] == [0, 1, 2]
    assert all(r.share == 1 for r in reach(ground.told, gold))


def test_rows_count_and_divide(tmp_path):
    ground, gold = story(tmp_path, (1, 1, 1), [[0, 1], [2]])
    judged: Judged = judge(ground, shipped(), gold, "balanced")
    table = rows("found pairs", SORTS, judged.found)
    assert table.splitlines()[2].split() == ["|", "right", "|", "1", "|", "100.0", "|"]
