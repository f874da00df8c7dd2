"""The ledger: what is put in is there once and comes out as it was; what is pending; tables; transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings.errors import TellingsError
from tellings.group import Light, Placing, light
from tellings.model import Membership, Report
from tellings.stories.ledger import Ledger, first_line, keyed, packed, unpacked

A = Report("a", "The ferry ran aground.", title="Ferry aground", outlet="Quay Post", published="2031-03-01", url="https://quay.example/a")
B = Report("b", "The ferry was freed.", title="Ferry freed", outlet="Lorne Daily", published="2031-03-03T10:00:00")
C = Report("c", "The mine was closed.")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite") as opened:
        yield opened


def put(ledger: Ledger, *reports: Report) -> int:
    return ledger.put([(r, light(r)) for r in reports])


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

    def test_a_report_comes_out_as_it_went_in_with_its_digest(self, ledger: Ledger) -> None:
        put(ledger, A)
        settle(ledger, s1="a")
        (out,) = ledger.reports_of("s1")
        assert (out.id, out.text, out.title, out.outlet, out.published, out.url) == (A.id, A.text, A.title, A.outlet, A.published, A.url)
        assert len(out.digest) == 16

    def test_a_known_id_with_another_text_gets_a_name_of_its_own_and_keeps_it(self, ledger: Ledger) -> None:
        put(ledger, A)
        other = Report("a", "The ferry sank.")
        assert put(ledger, other) == 1
        assert put(ledger, other) == 0
        ids = sorted(ledger.machine() or [x.id for x in ledger.lights(None, None)])
        assert ids[0] == "a"
        assert ids[1].startswith("a~")
        assert len(ids[1]) == len("a~") + 8

    def test_any_text_passes(self, ledger: Ledger) -> None:
        strange = Report("é/\u2028'\";--", "Zero \0, emoji \U0001f6a2, quote ' and \ufffd.", title="%s {} \\")
        put(ledger, strange)
        ledger.placed([placing(strange.id, "s1")])
        ledger.show({})
        assert ledger.reports_of("s1")[0].text == strange.text

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
        assert ledger.story_of("a") is None  # placed, and not shown yet
        ledger.show({"c": "s1"})
        assert ledger.machine() == {"a": "s1", "b": "s1", "c": "s2"}
        assert [ledger.story_of(r) for r in "abc"] == ["s1", "s1", "s1"]
        assert ledger.members("s1") == ["a", "b", "c"]
        ledger.show({})
        assert ledger.story_of("c") == "s2"
        assert ledger.story_of("nobody") is None

    def test_reports_without_a_story_and_their_days(self, ledger: Ledger) -> None:
        assert ledger.fresh_days() == (0, None, None)
        put(ledger, A, B, C)
        n, first, last = ledger.fresh_days()
        assert n == 3
        assert last is not None
        assert first is not None
        assert last - first == 2
        settle(ledger, s1="a b c")
        assert ledger.fresh_days()[0] == 0

    def test_features_by_day_with_waiting_undated_ones_before(self, ledger: Ledger) -> None:
        put(ledger, A, B, C)
        day = light(A).day
        assert [x.id for x in ledger.lights(None, None)] == ["c", "a", "b"]
        assert [x.id for x in ledger.lights(day, day)] == ["c", "a"]
        settle(ledger, s1="b c", s2="a")
        assert [x.id for x in ledger.lights(day, day)] == ["a"]  # c has found its story

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
        assert ledger.machine() == {}
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


def test_packed_records_are_the_same_again() -> None:
    for record in (A, C, light(A)):
        assert unpacked(packed(record), type(record)) == record
    assert isinstance(unpacked(packed(light(B)), Light), Light)
