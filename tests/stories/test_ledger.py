"""The ledger: what is put in is there once and comes out as it was; what is pending; tables; transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tellings.errors import TellingsError
from tellings.group import Placing, light
from tellings.model import Membership, Report
from tellings.stories.intake import first_line
from tellings.stories.ledger import Ledger, keyed, packed, unpacked
from tellings.stories.shards import Ref
from tests.stories.conftest import arrivals, machine

A = Report("a", "The ferry ran aground.", title="Ferry aground", outlet="Quay Post", published="2031-03-01", url="https://quay.example/a")
B = Report("b", "The ferry was freed.", title="Ferry freed", outlet="Lorne Daily", published="2031-03-03T10:00:00")
C = Report("c", "The mine was closed.")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite") as opened:
        yield opened


def put(ledger: Ledger, *reports: Report) -> int:
    return ledger.put(arrivals(*reports))


def placing(report: str, story: str, score: float = 0.5) -> Placing:
    return Placing(report, story, Membership(report, score, ("ferry", "aground"), 2.0))


def settle(ledger: Ledger, **stories: str) -> None:
    """Put reports into stories: ``s1="a b"``."""
    ledger.placed(placing(r, story) for story, reports in stories.items() for r in reports.split())
    ledger.show({})


class TestPutting:
    def test_what_is_put_in_is_counted_once(self, ledger: Ledger) -> None:
        assert (put(ledger, A, B), ledger.count()) == (2, 2)
        assert (put(ledger, B, C), ledger.count()) == (1, 3)
        assert (put(ledger), ledger.count()) == (0, 3)

    def test_a_report_is_kept_as_a_reference_and_its_features(self, ledger: Ledger) -> None:
        ledger.put([msgspec.structs.replace(x, shard="texts-1", row=7) for x in arrivals(A)])
        settle(ledger, s1="a")
        texts, annotations = ledger.refs("s1")
        assert texts == (Ref("a", "texts-1", 7),)
        assert annotations[0].shard is None
        assert list(ledger.features("1")) == [light(A)]
        assert list(ledger.shards("shard")) == ["texts-1"]
        (line,) = ledger.lines()
        assert (line.title, line.outlet, line.published, line.url) == (A.title, A.outlet, A.published, A.url)

    def test_a_known_id_with_another_text_gets_a_name_of_its_own_and_keeps_it(self, ledger: Ledger) -> None:
        put(ledger, A)
        other = Report("a", "The ferry sank.")
        assert put(ledger, other) == 1
        assert put(ledger, other) == 0
        ids = sorted(x.id for x in ledger.features("1"))
        assert ids[0] == "a"
        assert ids[1].startswith("a~")
        assert len(ids[1]) == len("a~") + 8

    def test_any_text_passes(self, ledger: Ledger) -> None:
        strange = Report("é/\u2028'\";--", "Zero \0, emoji \U0001f6a2, quote ' and \ufffd.", title="%s {} \\")
        put(ledger, strange)
        ledger.placed([placing(strange.id, "s1")])
        ledger.show({})
        assert ledger.members("s1") == [strange.id]
        assert [x.id for x in ledger.features("1")] == [strange.id]

    def test_it_is_there_when_opened_again(self, tmp_path: Path) -> None:
        with Ledger(tmp_path / "l") as first:
            put(first, A, B)
            settle(first, s1="a b")
        with Ledger(tmp_path / "l") as again:
            assert again.count() == 2
            assert again.members("s1") == ["a", "b"]


class TestStories:
    def test_what_the_machine_said_and_what_is_shown(self, ledger: Ledger) -> None:
        put(ledger, A, B, C)
        ledger.placed([placing("a", "s1"), placing("b", "s1"), placing("c", "s2")])
        assert ledger.members("s1") == []  # placed, and not shown yet
        ledger.show({"c": "s1"})
        assert machine(ledger) == {"a": "s1", "b": "s1", "c": "s2"}
        assert ledger.members("s1") == ["a", "b", "c"]
        assert [ledger.machine_of(r) for r in ("a", "c", "nobody")] == ["s1", "s2", None]
        assert (ledger.placed_in("s1"), ledger.placed_in("s2"), ledger.placed_in("s9")) == (["a", "b"], ["c"], [])
        ledger.show({})
        assert ledger.members("s2") == ["c"]

    def test_features_by_day(self, ledger: Ledger) -> None:
        put(ledger, B, A, C)
        assert [x.id for x in ledger.features("1")] == ["c", "a", "b"]
        assert [x.id for x in ledger.features("r.day BETWEEN ? AND ?", (light(A).day, light(A).day))] == ["a"]

    def test_the_table_of_stories(self, ledger: Ledger) -> None:
        put(ledger, A, B, C)
        settle(ledger, s1="a b", s2="c")
        one, two = ledger.rows()
        assert (one.story, one.reports, one.outlets, one.origins) == ("s1", 2, 2, None)
        assert (one.first, one.last, one.title) == ("2031-03-01", "2031-03-03", "Ferry aground")
        assert (two.story, two.reports, two.outlets, two.first, two.title) == ("s2", 1, 0, None, "The mine was closed.")

    def test_the_table_of_reports_has_the_reasons(self, ledger: Ledger) -> None:
        put(ledger, A, B)
        settle(ledger, s1="a b")
        line = next(iter(ledger.lines()))
        assert (line.report, line.story, line.outlet, line.published) == ("a", "s1", "Quay Post", "2031-03-01")
        assert line.member == Membership("a", 0.5, ("ferry", "aground"), 2.0)


class TestPending:
    def test_a_story_is_pending_until_its_account_is_written_for_the_reports_it_has(self, ledger: Ledger) -> None:
        put(ledger, A, B, C)
        settle(ledger, s1="a b", s2="c")
        ((story, key),) = ledger.pending(2)
        assert story == "s1"
        ledger.accounted(story, key, 2)
        assert ledger.pending(2) == []
        assert [r.origins for r in ledger.rows()] == [2, None]
        settle(ledger, s1="a b c")
        ((again, other),) = ledger.pending(2)
        assert (again, other == key) == ("s1", False)

    def test_fewer_reports_than_asked_are_not(self, ledger: Ledger) -> None:
        put(ledger, A, B, C)
        settle(ledger, s1="a b", s2="c")
        assert [s for s, _ in ledger.pending(1)] == ["s1", "s2"]
        assert ledger.pending(3) == []

    def test_an_account_of_a_story_that_shrank_is_forgotten(self, ledger: Ledger) -> None:
        put(ledger, A, B)
        settle(ledger, s1="a b")
        ((_, key),) = ledger.pending(2)
        ledger.accounted("s1", key, 1)
        settle(ledger, s1="a", s2="b")
        assert ledger.pending(2) == []
        assert all(r.origins is None for r in ledger.rows())

    def test_the_key_changes_with_the_reports_and_their_texts_alone(self) -> None:
        rows = [("s1", "a", "d1"), ("s1", "b", "d2"), ("s2", "c", "d3")]
        (one, two) = keyed(rows)
        assert (one[:2], two[:2]) == (("s1", 2), ("s2", 1))
        assert list(keyed(rows)) == [one, two]
        assert next(keyed([("s1", "a", "d1")]))[2] != one[2]
        assert next(keyed([("s1", "a", "d1"), ("s1", "b", "other")]))[2] != one[2]
        assert next(keyed([("other", "a", "d1"), ("other", "b", "d2")]))[2] == one[2]
        assert list(keyed([])) == []


class TestSafety:
    def test_a_fault_in_a_transaction_leaves_nothing_of_it(self, ledger: Ledger) -> None:
        put(ledger, A)

        def breaks() -> Iterator[Placing]:
            yield placing("a", "s1")
            raise RuntimeError("half way")

        with pytest.raises(RuntimeError, match="half way"):
            ledger.placed(breaks())
        assert machine(ledger) == {}
        put(ledger, B)
        assert ledger.count() == 2

    def test_another_version_is_refused_with_a_way_out(self, tmp_path: Path) -> None:
        with sqlite3.connect(tmp_path / "l") as base:
            base.execute("PRAGMA user_version=7")
        with pytest.raises(TellingsError, match=r"another version \(7\): give a new folder with --out"):
            Ledger(tmp_path / "l")

    def test_a_file_that_is_no_ledger_is_refused_with_a_way_out(self, tmp_path: Path) -> None:
        (tmp_path / "l").write_bytes(b"x" * 5000)
        with pytest.raises(TellingsError, match=r"cannot be opened \(file is not a database\): give a new folder"):
            Ledger(tmp_path / "l")

    def test_two_readers_see_what_was_written(self, tmp_path: Path) -> None:
        with Ledger(tmp_path / "l") as one, Ledger(tmp_path / "l") as other:
            put(one, A)
            assert other.count() == 1
            put(other, B)
            assert one.count() == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ferry aground\nMore.", "Ferry aground"), ("\n \n  Ferry  \nMore.", "Ferry"), ("", ""), ("\n", ""),
        ("x" * 120, "x" * 120), ("x" * 121, "x" * 117 + "…"), ("word " * 40, ("word " * 40)[:117].rstrip() + "…"),
    ],
)  # fmt: skip
def test_a_story_without_a_title_has_its_first_line(text: str, line: str) -> None:
    assert first_line(text) == line


def test_packed_features_are_the_same_again() -> None:
    for report in (A, B, C):
        assert unpacked(packed(light(report))) == light(report)


class TestAnnotations:
    def test_they_are_wanted_once_shard_by_shard(self, ledger: Ledger) -> None:
        rows = zip(arrivals(A, B, C), ("texts-2", "texts-1", "texts-1"), (5, 9, 3), strict=True)
        ledger.put([msgspec.structs.replace(x, shard=s, row=n) for x, s, n in rows])
        settle(ledger, s1="a b", s2="c")
        assert ledger.unannotated(["s2", "s1"]) == [Ref("c", "texts-1", 3), Ref("b", "texts-1", 9), Ref("a", "texts-2", 5)]
        ledger.annotated([Ref("b", "annotations-1", 0), Ref("a", "annotations-1", 1)])
        assert ledger.unannotated(["s1", "s2"]) == [Ref("c", "texts-1", 3)]
        assert ledger.refs("s1")[1] == (Ref("a", "annotations-1", 1), Ref("b", "annotations-1", 0))
        assert list(ledger.shards("annotations")) == ["annotations-1"]

    def test_those_of_another_version_are_forgotten(self, ledger: Ledger) -> None:
        put(ledger, A)
        settle(ledger, s1="a")
        ledger.annotator("1")
        ledger.annotated([Ref("a", "annotations-1", 0)])
        ledger.annotator("1")
        assert ledger.unannotated(["s1"]) == []
        ledger.annotator("2")
        assert [ref.report for ref in ledger.unannotated(["s1"])] == ["a"]
