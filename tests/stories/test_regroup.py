"""New reports among those that are known: stories keep their ids, an id goes to one story, far days are left alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tellings.group import Placing, light
from tellings.group.grouper import LONGEST
from tellings.model import Membership, Report
from tellings.stories.ledger import Ledger
from tellings.stories.regroup import inside, kept_names, regroup
from tests.group.invented import event


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
    assert kept_names(placings(groups), before) == wanted


def test_no_two_groups_have_one_name() -> None:
    rng = random.Random(3)
    for _ in range(50):
        reports = [f"r{n}" for n in range(12)]
        known = {r: f"s{rng.randint(1, 4)}" for r in reports if rng.random() < 0.7}
        made = [Placing(r, f"{rng.choice('stuv')}{rng.randint(1, 3)}", Membership(r)) for r in reports]
        names = kept_names(made, known)
        assert len(set(names.values())) == len(names) == len({p.story for p in made})


@pytest.mark.parametrize(
    ("day", "core", "moved"),
    [
        (100, None, True), (None, (100, 110), True), (None, None, True), (105, (100, 110), True), (100 - LONGEST, (100, 110), True),
        (100 - LONGEST - 1, (100, 110), False), (110 + LONGEST, (100, 110), True), (110 + LONGEST + 1, (100, 110), False),
    ],
)  # fmt: skip
def test_reports_far_from_the_new_ones_are_left_where_they_are(day: int | None, core: tuple[int, int] | None, moved: bool) -> None:
    assert inside(day, core) is moved


def groups(ledger: Ledger) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for report, story in ledger.machine().items():
        found.setdefault(story, set()).add(report)
    return {frozenset(g) for g in found.values()}


def test_nothing_new_changes_nothing(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l") as ledger:
        regroup(ledger)
        assert ledger.machine() == {}
        ledger.put([(r, light(r)) for r in event(random.Random(1), "e", 4)])
        regroup(ledger)
        before = ledger.machine()
        assert len(before) == 4
        regroup(ledger)
        assert ledger.machine() == before


def test_day_by_day_is_as_at_once(tmp_path: Path) -> None:
    rng = random.Random(11)
    reports = [r for n in range(12) for r in event(rng, f"e{n}", 3, f"2031-03-{1 + 2 * n:02}")]
    with Ledger(tmp_path / "once") as once, Ledger(tmp_path / "daily") as daily:
        once.put([(r, light(r)) for r in reports])
        regroup(once)
        for day in sorted({r.published for r in reports if r.published}):
            daily.put([(r, light(r)) for r in reports if r.published == day])
            regroup(daily)
        assert groups(daily) == groups(once) == {frozenset(f"e{n}-{k}" for k in range(3)) for n in range(12)}


def test_a_story_that_was_known_keeps_its_id_when_reports_join_before_and_after(tmp_path: Path) -> None:
    reports = event(random.Random(12), "e", 9, "2031-03-10", 0)
    early = [Report(r.id, r.text, title=r.title, published="2031-03-08") for r in reports[:3]]
    with Ledger(tmp_path / "l") as ledger:
        ledger.put([(r, light(r)) for r in reports[3:6]])
        regroup(ledger)
        (name,) = set(ledger.machine().values())
        for more in (early, reports[6:]):
            ledger.put([(r, light(r)) for r in more])
            regroup(ledger)
        assert set(ledger.machine().values()) == {name}


def test_an_undated_report_finds_its_story_when_that_comes_later(tmp_path: Path) -> None:
    reports = event(random.Random(13), "e", 5, "2031-03-10", 0)
    undated = Report("e-undated", reports[0].text, title=reports[0].title)
    with Ledger(tmp_path / "l") as ledger:
        ledger.put([(undated, light(undated))])
        regroup(ledger)
        ledger.put([(r, light(r)) for r in reports[1:]])
        regroup(ledger)
        assert len(set(ledger.machine().values())) == 1


def test_a_year_later_the_same_words_are_another_story(tmp_path: Path) -> None:
    reports = event(random.Random(14), "e", 4, "2031-03-10", 0)
    later = [Report(f"f-{n}", r.text, title=r.title, published="2032-03-10") for n, r in enumerate(reports)]
    with Ledger(tmp_path / "l") as ledger:
        for some in (reports, later):
            ledger.put([(r, light(r)) for r in some])
            regroup(ledger)
        assert groups(ledger) == {frozenset(r.id for r in reports), frozenset(r.id for r in later)}
