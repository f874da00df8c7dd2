"""The pairs of figures judged by reading: whole, without text, and each on figures of its reports."""

import gzip
import json
from pathlib import Path

import pytest

from tellings.compare.figure_pairs import Figures, clash_pairs
from tellings.compare.figures import read_figures
from tellings.compare.ground import Ground, read_story
from tellings.model import Cite, Origin, Report
from tests.compare.build import note
from training.compare.judged import FILE, Judged, judged_pairs, read_judged

CORPORA = Path("../shared/corpora")
ROWS = [json.loads(line) for line in FILE.read_text("utf8").splitlines()]


def story(*texts: str) -> tuple[list[Report], Ground]:
    reports = [Report(f"r{i}", t, published=f"2031-05-1{i}") for i, t in enumerate(texts, 1)]
    return reports, read_story(reports, [note(r) for r in reports], [Origin((r.id,), r.id) for r in reports], ())


def test_the_file_holds_ids_offsets_and_judgements_alone():
    for row in ROWS:
        assert set(row) == {"corpus", "reports", "pairs"}
        for a, start, end, b, other, stop, right in row["pairs"]:
            assert {a, b} <= set(row["reports"])
            assert 0 <= start < end
            assert 0 <= other < stop
            assert right in (0, 1)


def test_no_pair_is_judged_twice():
    pairs = [frozenset({tuple(p[:3]), tuple(p[3:6])}) for row in ROWS for p in row["pairs"]]
    assert len(set(pairs)) == len(pairs)


@pytest.mark.parametrize("right", [True, False])
def test_a_judged_pair_has_the_row_of_the_proposed_one(right):
    reports, ground = story("The blast in Velmar killed 12 people.", "The blast in Velmar killed 15 people.")
    cites = Cite("r1", 27, 36), Cite("r2", 27, 36)
    rows, labels = judged_pairs(ground, Judged("r1", tuple(reports), ((*cites, right),)))
    weighed = clash_pairs(Figures(ground, read_figures(ground.stated)))
    assert labels == [right]
    assert rows.tolist() == weighed.rows.tolist()


def test_a_judged_pair_that_is_proposed_no_more_is_left_out():
    reports, ground = story("The blast in Velmar killed 12 people.", "The mayor of Velmar sang.")
    rows, labels = judged_pairs(ground, Judged("r1", tuple(reports), ((Cite("r1", 27, 36), Cite("r2", 0, 3), True),)))
    assert (len(rows), labels) == (0, [])


def test_stories_are_read_from_a_corpus(tmp_path):
    listed = tmp_path / "judged.jsonl"
    listed.write_text(json.dumps({"corpus": "made", "reports": ["b", "a"], "pairs": [["b", 0, 2, "a", 4, 6, 1]]}) + "\n")
    with gzip.open(tmp_path / "made.jsonl.gz", "wt", encoding="utf8") as lines:
        for id in "abc":
            lines.write(json.dumps({"id": id, "text": f"12 of {id} and 15", "published": "2031-05-14"}) + "\n")
    (found,) = read_judged(tmp_path, listed)
    assert [r.id for r in found.reports] == ["b", "a"]
    assert found.pairs == ((Cite("b", 0, 2), Cite("a", 4, 6), True),)


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not there")
def test_each_judged_place_holds_a_figure_or_a_day():
    for judged in read_judged(CORPORA):
        texts = {r.id: r.text for r in judged.reports}
        for a, b, _ in judged.pairs:
            for cite in (a, b):
                assert cite.span.of(texts[cite.report]).strip()
