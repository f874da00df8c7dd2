"""New reports among those that are known: stories keep their ids, an id goes to one story, far days are left alone."""

from __future__ import annotations

import datetime
import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from tellings.group import Placing
from tellings.group.grouper import LONGEST
from tellings.model import Membership, Report
from tellings.stories.ledger import Ledger
from tellings.stories.regroup import Core, cores, kept_names, lights, regroup
from tests.group.invented import event
from tests.stories.conftest import arrivals, machine


def named(placings: list[Placing], known: dict[str, str]) -> dict[str, str]:
    """The name of every group, with the claims that reports in known stories make."""
    counts = Counter((p.story, known[p.report]) for p in placings if p.report in known)
    claims = sorted(((g, s, n) for (g, s), n in counts.items()), key=lambda c: (-c[2], c[1], c[0]))
    groups = sorted({p.story for p in placings})
    names = kept_names(claims, groups, lambda name: name in known.values())
    return {g: names.get(g, g) for g in groups}


def placings(groups: str) -> list[Placing]:
    """``"x: a b | y: c"`` as the machine's placings."""
    out = []
    for part in groups.split("|"):
        story, _, reports = part.partition(":")
        out += [Placing(r, story.strip(), Membership(r)) for r in reports.split()]
    return out


@pytest.mark.parametrize(
    ("groups", "known", "names"),
    [
        # A new story has its own name, a known one keeps its name whatever the grouper calls it now.
        ("x: a b", "", "x=x"),
        ("x: a b", "s1: a", "x=s1"),
        ("x: a b c", "s1: a b | s2: c", "x=s1"),
        # A story that falls apart: the larger part keeps the name.
        ("x: a b | y: c", "s1: a b c", "x=s1 y=y"),
        ("x: a | y: b c", "s1: a b c", "x=x y=s1"),
        # Two known stories that exchange a report keep their names.
        ("x: a b d | y: c", "s1: a b | s2: c d", "x=s1 y=s2"),
        # Equal claims: the story whose name comes first wins, and each name is given once.
        ("x: a c", "s1: a | s2: c", "x=s1"),
        ("x: a | y: b", "s1: a b", "x=s1 y=y"),
        # A new name that is taken already gets a letter.
        ("s1: c", "s1: a b", "s1=s1b"),
        ("s1: c | x: a b", "s1: a b", "s1=s1b x=s1"),
    ],
)
def test_names(groups: str, known: str, names: str) -> None:
    before = {p.report: p.story for p in placings(known)} if known else {}
    wanted = dict(pair.split("=") for pair in names.split())
    assert named(placings(groups), before) == wanted


def test_no_two_groups_have_one_name() -> None:
    rng = random.Random(3)
    for _ in range(50):
        reports = [f"r{n}" for n in range(12)]
        known = {r: f"s{rng.randint(1, 4)}" for r in reports if rng.random() < 0.7}
        made = [Placing(r, f"{rng.choice('stuv')}{rng.randint(1, 3)}", Membership(r)) for r in reports]
        names = named(made, known)
        assert len(set(names.values())) == len(names) == len({p.story for p in made})


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        ("", "0-0"), ("5", "5-5"), ("5 9 100", "5-100"), (f"5 {5 + 4 * LONGEST}", f"5-{5 + 4 * LONGEST}"),
        (f"5 9 {10 + 4 * LONGEST}", f"5-9 {10 + 4 * LONGEST}-{10 + 4 * LONGEST}"), ("1 1000 2000 2001", "1-1 1000-1000 2000-2001"),
    ],
)  # fmt: skip
def test_new_reports_far_from_one_another_are_looked_at_apart(tmp_path: Path, days: str, wanted: str) -> None:
    with Ledger(tmp_path / "l") as ledger:
        ledger.put(arrivals(*(dated(f"r{d}", int(d)) for d in days.split()), Report("undated", "No date.")))
        assert " ".join(f"{c.first}-{c.last}" for c in cores(ledger)) == wanted


def dated(name: str, day: int) -> Report:
    return Report(name, f"Report {name}.", published=datetime.date.fromordinal(day).isoformat())


def test_reports_far_from_the_new_ones_are_left_where_they_are(tmp_path: Path) -> None:
    base = 740_000
    with Ledger(tmp_path / "l") as ledger:
        for n, gap in enumerate((-3, -2, -1, 0, 1, 2, 3)):
            ledger.put(arrivals(*(dated(f"d{n}{x}", base + gap * (LONGEST + 1)) for x in "ab")))
        ledger.placed(Placing(x.id, "all", Membership(x.id)) for x in list(ledger.features("1")))
        ledger.put(arrivals(dated("new", base)))
        assert [x.id for x in lights(ledger, Core(base, base))] == ["d2a", "d2b", "d3a", "d3b", "new", "d4a", "d4b"]
        regroup(ledger)
        left = {r for r, s in machine(ledger).items() if s == "all"}
        assert {"d0a", "d0b", "d1a", "d1b", "d5a", "d5b", "d6a", "d6b"} <= left


def test_undated_reports_alone_look_at_the_latest_days_only(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        ledger.put(arrivals(*(dated(f"r{n}", 700_000 + 20 * n) for n in range(100))))
        regroup(ledger)
        ledger.put(arrivals(Report("late", "A report without a date.")))
        (core,) = cores(ledger)
        assert core == Core(700_000 + 20 * 99, 700_000 + 20 * 99)
        assert [x.id for x in lights(ledger, core)] == ["late", *(f"r{n}" for n in range(95, 100))]


def test_undated_reports_join_what_is_running_and_each_other(tmp_path: Path) -> None:
    old = event(random.Random(15), "old", 4, "2029-03-10", 0)
    running = event(random.Random(16), "run", 4, "2031-03-10", 0)
    other = [Report(r.id, r.text, title=r.title) for r in event(random.Random(17), "other", 4)]
    with Ledger(tmp_path / "l") as ledger:
        ledger.put(arrivals(*old, *running[:3]))
        regroup(ledger)
        before = machine(ledger)
        ledger.put(arrivals(Report("run-3", running[3].text, title=running[3].title), other[0]))
        regroup(ledger)
        ledger.put(arrivals(*other[1:3]))
        regroup(ledger)
        ledger.put(arrivals(other[3]))
        regroup(ledger)
        now = machine(ledger)
        assert now["run-3"] == before["run-0"]
        assert len({now[r.id] for r in other}) == 1
        assert {r: now[r] for r in before} == before


def test_of_undated_reports_the_latest_are_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[cores.__module__], "WAITING", 10)
    with Ledger(tmp_path / "l") as ledger:
        for n in range(6):
            ledger.put(arrivals(*(Report(f"u{n}-{k}", f"Undated {n} {k}.") for k in range(5))))
            assert len(list(lights(ledger, cores(ledger)[0]))) <= 10 + 5
            regroup(ledger)
        assert len(machine(ledger)) == 30


def groups(ledger: Ledger) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for report, story in machine(ledger).items():
        found.setdefault(story, set()).add(report)
    return {frozenset(g) for g in found.values()}


def test_nothing_new_changes_nothing(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        regroup(ledger)
        assert machine(ledger) == {}
        ledger.put(arrivals(*event(random.Random(1), "e", 4)))
        regroup(ledger)
        before = machine(ledger)
        assert len(before) == 4
        regroup(ledger)
        assert machine(ledger) == before


def test_day_by_day_is_as_at_once(tmp_path: Path) -> None:
    rng = random.Random(11)
    reports = [r for n in range(12) for r in event(rng, f"e{n}", 3, f"2031-03-{1 + 2 * n:02}")]
    with Ledger(tmp_path / "once") as once, Ledger(tmp_path / "daily") as daily:
        once.put(arrivals(*reports))
        regroup(once)
        for day in sorted({r.published for r in reports if r.published}):
            daily.put(arrivals(*(r for r in reports if r.published == day)))
            regroup(daily)
        assert groups(daily) == groups(once) == {frozenset(f"e{n}-{k}" for k in range(3)) for n in range(12)}


def test_a_story_that_was_known_keeps_its_id_when_reports_join_before_and_after(tmp_path: Path) -> None:
    reports = event(random.Random(12), "e", 9, "2031-03-10", 0)
    early = [Report(r.id, r.text, title=r.title, published="2031-03-08") for r in reports[:3]]
    with Ledger(tmp_path / "l") as ledger:
        ledger.put(arrivals(*reports[3:6]))
        regroup(ledger)
        (name,) = set(machine(ledger).values())
        for more in (early, reports[6:]):
            ledger.put(arrivals(*more))
            regroup(ledger)
        assert set(machine(ledger).values()) == {name}


def test_an_undated_report_finds_its_story_when_that_comes_later(tmp_path: Path) -> None:
    reports = event(random.Random(13), "e", 5, "2031-03-10", 0)
    undated = Report("e-undated", reports[0].text, title=reports[0].title)
    with Ledger(tmp_path / "l") as ledger:
        ledger.put(arrivals(undated))
        regroup(ledger)
        ledger.put(arrivals(*reports[1:]))
        regroup(ledger)
        assert len(set(machine(ledger).values())) == 1


def test_a_year_later_the_same_words_are_another_story(tmp_path: Path) -> None:
    reports = event(random.Random(14), "e", 4, "2031-03-10", 0)
    later = [Report(f"f-{n}", r.text, title=r.title, published="2032-03-10") for n, r in enumerate(reports)]
    with Ledger(tmp_path / "l") as ledger:
        for some in (reports, later):
            ledger.put(arrivals(*some))
            regroup(ledger)
        assert groups(ledger) == {frozenset(r.id for r in reports), frozenset(r.id for r in later)}
