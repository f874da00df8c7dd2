"""The benchmark of the comparison: which reports make its story, and that watching a comparison changes nothing."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from evaluation.comparison_speed import COSTS, STAGES, TIMES, compare, forms, measure, read_reports, watched
from tellings.model import Account, Report
from tests.compare.build import note

KILN = "The old kiln of Arvend fell on Friday. Four people were hurt. “It was old,” Ada Korren said."


def stream(folder: Path, rows: list[dict[str, str]]) -> Path:
    path = folder / "stream.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return path


@pytest.mark.parametrize("seed", range(3))
def test_the_densest_reports_come_first_whatever_the_order_of_the_stream(tmp_path: Path, seed: int) -> None:
    rows = [{"id": f"r{n}", "text": "Kiln. " * n + "Rain. " * (20 - n)} for n in range(6)] + [{"id": "twin", "text": "kiln. " * 5 + "Rain. " * 15}]
    random.Random(seed).shuffle(rows)
    found = read_reports(stream(tmp_path, rows), "kiln", 4)
    assert [r.id for r in found] == ["r5", "twin", "r4", "r3"]


def test_a_small_story_is_the_beginning_of_a_big_one(tmp_path: Path) -> None:
    path = stream(tmp_path, [{"id": f"r{n}", "text": "kiln " * (n % 7)} for n in range(30)])
    big = read_reports(path, "kiln", 20)
    assert read_reports(path, "kiln", 5) == big[:5]


def test_watching_leaves_the_stages_as_they_were() -> None:
    before = [getattr(module, name) for parts in STAGES.values() for module, name in parts]
    with pytest.raises(ZeroDivisionError), watched():
        raise ZeroDivisionError
    assert [getattr(module, name) for parts in STAGES.values() for module, name in parts] == before


def test_a_story_is_measured_stage_by_stage() -> None:
    reports = [Report(f"r{n}", KILN, published="2031-05-04") for n in range(2)]
    annotated = [note(r) for r in reports]
    compare(reports, annotated)
    row, comparison = measure(reports, annotated)
    assert comparison == compare(reports, annotated)
    assert (row["reports"], row["statements"], row["pairs"]) == (2, 0, row["clauses"] * (row["clauses"] - 1) / 2)
    assert sum(row[stage] for stage in (*STAGES, "reading")) == pytest.approx(row["processor"])
    assert all(show(row) is not None for name, show in (TIMES | COSTS).items() if name != "asked s")


def test_an_account_is_set_in_every_form() -> None:
    told = list(forms(Account("kiln", (Report("a", KILN),), (("a",),))))
    assert [form for form, _, _ in told] == ["json", "html", "markdown", "terminal"]
    assert all(float(size) >= 0 for _, size, _ in told)
