"""A person's corrections: what they make of the machine's stories, in the order they were made; the last word holds.

A case is one line: the machine's stories, the log, the stories shown. ``a=b`` says that two reports are of one story, ``a/b`` that they
are not; "a b | c" is a partition.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tellings.errors import TellingsError
from tellings.group import Placing
from tellings.model import Membership, Report
from tellings.stories.corrections import Correction, Judgement, applied, judgement, logged
from tellings.stories.ledger import Ledger
from tests.stories.conftest import arrivals, machine


def stocked(folder: Path, placed: str) -> Ledger:
    """A ledger with the machine's stories s1, s2 ... of reports of one letter."""
    ledger = Ledger(folder / "ledger.sqlite")
    groups = [part.split() for part in placed.split("|")]
    reports = [Report(r, f"Report {r}.") for group in groups for r in group]
    ledger.put(arrivals(*reports))
    ledger.placed(Placing(r, f"s{n}", Membership(r)) for n, group in enumerate(groups, 1) for r in group)
    ledger.show({})
    return ledger


def parsed(log: str) -> list[Judgement]:
    return [Judgement("=" in j, *j.replace("/", "=").split("=")) for j in log.split()]


def partition(ledger: Ledger) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for line in ledger.lines():
        groups.setdefault(line.story, set()).add(line.report)
    return {frozenset(g) for g in groups.values()}


@pytest.mark.parametrize(
    ("placed", "log", "shown"),
    [
        ("a b | c", "", "a b | c"),
        ("a b | c", "a=c", "a b c"),
        ("a b | c", "c=a", "a b c"),
        ("a b | c d", "b=d", "a b c d"),
        ("a b | c d | e f", "a=c c=e", "a b c d e f"),
        ("a b | c d | e f", "c=e a=f", "a b c d e f"),
        ("a b c", "a/c", "a b | c"),
        ("a b c", "a/c a/b", "a | b | c"),
        # Stories are joined, not reports: with d comes all that d is with.
        ("a b c d", "a/c c=d", "a b c d"),
        # The last word holds.
        ("a b | c", "a=c a/c", "a b | c"),
        ("a b c", "a/c a=c", "a b c"),
        ("a b | c d", "a=c b/d", "a b c | d"),
        # Saying what is so already changes nothing; saying it twice neither.
        ("a b | c", "a=b", "a b | c"),
        ("a b | c", "a/c", "a b | c"),
        ("a b | c", "a=c a=c", "a b c"),
        ("a b c", "a/c a/c", "a b | c"),
        # Reports that are not there yet are waited for.
        ("a b | c", "a=z z/b", "a b | c"),
    ],
)
def test_what_is_shown(tmp_path: Path, placed: str, log: str, shown: str) -> None:
    with stocked(tmp_path, placed) as ledger:
        ledger.show(applied(ledger, parsed(log)))
        assert partition(ledger) == {frozenset(part.split()) for part in shown.split("|")}


def test_the_machine_s_own_stories_stay_known(tmp_path: Path) -> None:
    with stocked(tmp_path, "a b | c") as ledger:
        ledger.show(applied(ledger, parsed("a=c")))
        assert machine(ledger) == {"a": "s1", "b": "s1", "c": "s2"}


def test_a_report_split_off_has_a_story_of_its_own_that_keeps_its_name(tmp_path: Path) -> None:
    with stocked(tmp_path, "a b c") as ledger:
        first = applied(ledger, parsed("a/c"))
        assert first == applied(ledger, parsed("a/c"))
        assert first["c"] not in ("s1", "")
        assert first["c"] != applied(ledger, parsed("a/b"))["b"]


def test_a_join_holds_when_the_machine_moves_reports_about(tmp_path: Path) -> None:
    with stocked(tmp_path, "a b | c") as ledger:
        log = [judgement(ledger, Correction("join", "s1", "s2"))]
        ledger.placed([Placing("a", "s9", Membership("a")), Placing("b", "s9", Membership("b"))])
        ledger.show(applied(ledger, log))
        assert partition(ledger) == {frozenset("abc")}


@pytest.mark.parametrize(
    ("asked", "moved", "shown"),
    [
        # A report that the person saw goes astray: the stories stay joined, it stays where the machine put it.
        (Correction("join", "s1", "s2"), "s1: b c | s2: d e | s9: a z", "b c d e | a z"),
        (Correction("join", "s1", "s2"), "s1: a b c | s2: d | s9: e", "a b c d | e"),
        (Correction("join", "s2", "s1"), "s1: b c | s2: d e | s9: a z", "b c d e | a z"),
        # New reports of either story are of both.
        (Correction("join", "s1", "s2"), "s1: a b c y | s2: d e z", "a b c d e y z"),
        # A split holds whichever of the others a report is put back with.
        (Correction("split", "s1", "c"), "s1: a | s9: b c", "a | b | c"),
        (Correction("split", "s1", "c"), "s9: a b c z", "a b z | c"),
        # Where the machine has taken it away from all of them there is nothing to do.
        (Correction("split", "s1", "c"), "s1: a b | s9: c z", "a b | c z"),
    ],
)
def test_no_regrouping_undoes_a_correction(tmp_path: Path, asked: Correction, moved: str, shown: str) -> None:
    with stocked(tmp_path, "a b c | d e") as ledger:
        log = logged(tmp_path / "log", ledger, [asked])
        ledger.put(arrivals(*(Report(r, f"Report {r}.") for r in "yz")))
        for part in moved.split("|"):
            story, _, reports = part.partition(":")
            ledger.placed(Placing(r, story.strip(), Membership(r)) for r in reports.split())
        ledger.show(applied(ledger, logged(tmp_path / "log", ledger, [])))
        assert log == logged(tmp_path / "log", ledger, [])
        found = partition(ledger)
        assert {frozenset(part.split()) for part in shown.split("|")} <= found


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (Correction("join", "s7", "s1"), "no story s7: the table of stories lists their ids"),
        (Correction("join", "s1", "s7"), "no story s7"),
        (Correction("split", "s7", "a"), "no story s7"),
        (Correction("split", "s1", "c"), "no report c in story s1: its page lists the reports"),
        (Correction("split", "s2", "c"), "story s2 has the report c alone: nothing to split"),
    ],
)
def test_what_is_not_there_is_refused_and_not_logged(tmp_path: Path, correction: Correction, words: str) -> None:
    with stocked(tmp_path, "a b | c") as ledger, pytest.raises(TellingsError, match=words):
        logged(tmp_path / "log", ledger, [Correction("join", "s1", "s2"), correction])
    assert not (tmp_path / "log").exists()


class TestLog:
    def test_it_is_only_added_to(self, tmp_path: Path) -> None:
        path = tmp_path / "log"
        with stocked(tmp_path, "a b | c | d e") as ledger:
            assert logged(path, ledger, []) == []
            assert not path.exists()
            first = logged(path, ledger, [Correction("join", "s1", "s2")])
            before = path.read_bytes()
            second = logged(path, ledger, [Correction("split", "s3", "e")])
            assert path.read_bytes().startswith(before)
            assert second == [*first, Judgement(False, ("d",), ("e",))]
            assert logged(path, ledger, []) == second

    def test_a_correction_names_reports_not_stories(self, tmp_path: Path) -> None:
        with stocked(tmp_path, "a b | c") as ledger:
            logged(tmp_path / "log", ledger, [Correction("join", "s2", "s1")])
        assert msgspec.json.decode((tmp_path / "log").read_bytes()) == {"together": True, "a": ["c"], "b": ["a", "b"]}

    def test_a_new_correction_sees_what_the_old_ones_made(self, tmp_path: Path) -> None:
        with stocked(tmp_path, "a b | c") as ledger:
            logged(tmp_path / "log", ledger, [Correction("join", "s1", "s2")])
            found = logged(tmp_path / "log", ledger, [Correction("split", "s1", "c")])
            ledger.show(applied(ledger, found))
            assert partition(ledger) == {frozenset("ab"), frozenset("c")}

    @pytest.mark.parametrize("line", [b"{", b"[]", b'{"together": 1, "a": "x", "b": "y"}', b'{"together": true, "a": "x"}', b"\xff"])
    def test_a_line_that_is_none_is_named(self, tmp_path: Path, line: bytes) -> None:
        path = tmp_path / "log"
        path.write_bytes(msgspec.json.encode(Judgement(True, "a", "c")) + b"\n" + line + b"\n")
        with stocked(tmp_path, "a b | c") as ledger, pytest.raises(TellingsError, match="log, line 2: not a correction"):
            logged(path, ledger, [])
