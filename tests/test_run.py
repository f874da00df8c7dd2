"""The run: what may be given, names of stories, who is told how far it is, executors that keep order and are lazy, faults that name the report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tellings
from tellings import run, stages
from tellings.executors import AHEAD, FEW, Processes, Serial, executor
from tellings.model import Account, Annotated, Report
from tellings.stages import PER_REPORT, PER_STORY, Work, annotate_report

TEXT = "A kiln collapsed in Ardmoor on Friday. “We were lucky,” said the foreman, Odo Brenn."


class Watched:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int, int | None]] = []

    def step(self, stage: str, done: int, total: int | None) -> None:
        self.told.append((stage, done, total))


@pytest.mark.parametrize("given", ["path", "string", "list", "tuple", "iterator", "report", "mixed"])
def test_whatever_is_given_is_taken(tmp_path: Path, given: str) -> None:
    path = tmp_path / "kiln.txt"
    path.write_text(TEXT, "utf8")
    report = Report("kiln", TEXT)
    forms: dict[str, Any] = {
        "path": path, "string": str(path), "list": [path], "tuple": (str(path),), "iterator": iter([path]), "report": report, "mixed": [path, report],
    }  # fmt: skip
    made = tellings.account(forms[given])
    assert [r.id for r in made.reports] == ["kiln"]
    assert any(u.speaker == "Odo Brenn" for u in made.utterances)


class TestNames:
    def test_a_folder_names_its_story(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "kiln").mkdir()
        reports = [Report("a", TEXT)]
        assert run.story_name([tmp_path / "kiln"], reports) == "kiln"
        assert run.story_name([f"{tmp_path}/kiln/"], reports) == "kiln"
        monkeypatch.chdir(tmp_path / "kiln")
        assert run.story_name(["."], reports) == "kiln"

    def test_anything_else_has_a_name_made_of_its_reports(self, tmp_path: Path) -> None:
        (tmp_path / "kiln").mkdir()
        one, two = Report("a", TEXT), Report("b", TEXT)
        names = {
            run.story_name([tmp_path / "kiln", "x"], [one, two]), run.story_name(["x"], [two, one]), run.story_name([one, two], [one, two]),
        }  # fmt: skip
        assert len(names) == 1
        assert names.pop().startswith("story-")
        assert run.story_name(["x"], [one]) != run.story_name(["x"], [two])


class TestWatch:
    def test_it_is_told_of_every_stage_in_order(self) -> None:
        watch = Watched()
        tellings.account([Report("a", TEXT), Report("b", TEXT + " It rained.")], watch=watch)
        stages_told = list(dict.fromkeys(stage for stage, _, _ in watch.told))
        assert stages_told[:2] == ["reading", "annotating"]
        assert "comparing" in stages_told
        counted = [(done, total) for stage, done, total in watch.told if stage == "annotating"]
        assert counted == [(0, 2), (1, 2), (2, 2)]

    def test_nobody_need_look_on(self) -> None:
        assert run.Unwatched().step("x", 1, None) is None


class TestOrder:
    def test_reports_stand_in_order_of_time_undated_ones_last(self) -> None:
        reports = [
            Report("c", TEXT, published="2031-05-03"), Report("a", TEXT + " 1"), Report("b", TEXT + " 2", published="2031-05-02"), Report("d", TEXT + " 3", published="2031-05-02"),
        ]  # fmt: skip
        assert [r.id for r in tellings.account(reports).reports] == ["b", "d", "c", "a"]


class TestStages:
    def test_stages_say_what_they_need_and_give(self) -> None:
        assert (PER_REPORT.needs, PER_REPORT.gives) == (Report, Annotated)
        assert (PER_STORY.needs, PER_STORY.gives) == (Work, Account)
        assert PER_REPORT.do(Report("a", TEXT)).report == "a"

    def test_a_bug_names_the_report_it_met(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def breaks(_: Report) -> Annotated:
            raise ZeroDivisionError("a bug")

        monkeypatch.setattr("tellings.annotate.annotate", breaks)
        with pytest.raises(ZeroDivisionError) as error:
            annotate_report(Report("kiln-7", TEXT))
        assert error.value.__notes__ == ["while annotating report 'kiln-7'"]

    def test_stages_are_pure(self) -> None:
        report = Report("a", TEXT)
        assert PER_REPORT.do(report) == PER_REPORT.do(report)
        work = Work("s", (report,), (PER_REPORT.do(report),))
        assert PER_STORY.do(work) == PER_STORY.do(work)

    def test_an_account_of_reports_without_annotations_has_no_findings(self) -> None:
        made = stages.account_of(Work("s", (Report("a", TEXT), Report("b", "Other.")), (Annotated("a"), Annotated("b"))))
        assert (made.utterances, made.facts, made.disputes, made.names, made.head) == ((), (), (), (), ())
        assert made.origins == (("a",), ("b",))


def double(n: int) -> int:
    return 2 * n


class TestExecutors:
    @pytest.mark.parametrize("items", [0, 1, 7])
    def test_serial_keeps_order_and_is_lazy(self, items: int) -> None:
        seen: list[int] = []

        def numbers() -> Iterator[int]:
            for n in range(items):
                seen.append(n)
                yield n

        mapped = Serial().map(double, numbers())
        assert seen == []
        assert list(mapped) == [2 * n for n in range(items)]

    def test_processes_do_not_read_far_ahead_and_stop_when_nobody_asks(self) -> None:
        seen: list[int] = []

        def numbers() -> Iterator[int]:
            for n in range(10_000):
                seen.append(n)
                yield n

        mapped = Processes(1).map(double, numbers())
        assert next(iter(mapped)) == 0
        assert len(seen) <= AHEAD + 1
        mapped.close()  # type: ignore[attr-defined]
        assert len(seen) <= AHEAD + 1

    @pytest.mark.parametrize(
        ("jobs", "items", "kind"),
        [(None, 0, Serial), (None, 1, Serial), (None, FEW, Serial), (1, 99, Serial), (4, 1, Serial), (4, 0, Serial), (2, 2, Processes), (99, 3, Processes)],
    )
    def test_the_one_that_pays_off(self, jobs: int | None, items: int, kind: type) -> None:
        assert isinstance(executor(jobs, items), kind)


def test_the_package_offers_what_it_says() -> None:
    assert set(tellings.__all__) <= set(dir(tellings)) | {"account"}
    assert callable(tellings.account)
    with pytest.raises(AttributeError, match="module 'tellings' has no attribute 'acount'"):
        tellings.acount  # noqa: B018
