"""What makes one story and what two: days between reports, undated ones, recurring events, late follow-ups, pages of many topics."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable

import pytest

from tellings.group import Grouper, group, light, stories
from tellings.group.features import Light
from tellings.group.grouper import LONGEST, Placing
from tellings.group.linkage import BRIDGE, DECAY, THRESHOLD, UNDATED, Days, decay, linked
from tellings.model import Membership, Report
from tests.group.invented import event

FIRST = datetime.date(2031, 3, 1)


def on(reports: Iterable[Report], *days: int | None, name: str = "") -> list[Report]:
    """The reports with new dates, days after the first of March; None is undated."""
    out = []
    for n, (r, day) in enumerate(zip(reports, days, strict=False)):
        when = None if day is None else (FIRST + datetime.timedelta(days=day)).isoformat()
        out.append(Report(f"{name}{n}" if name else r.id, r.text, title=r.title, published=when))
    return out


def sizes(reports: list[Report]) -> list[int]:
    return [len(s.reports) for s in group(reports)]


@pytest.mark.parametrize(
    ("days", "want"),
    [
        ((0, 0, 0, 0, 0, 0), [6]),
        ((0, 1, 2, 3, 4, 5), [6]),
        ((0, 3, 6, 9, 12, 15), [6]),
        # A follow-up after a week, after a fortnight; none after the bridge.
        ((0, 0, 0, 0, 0, 7), [6]),
        ((0, 0, 0, 0, 0, 14), [6]),
        ((0, 0, 0, 0, 0, BRIDGE + 1), [5, 1]),
        ((0, 0, 0, BRIDGE + 1, BRIDGE + 1, BRIDGE + 1), [3, 3]),
        # Reports between make a bridge.
        ((0, 0, 10, 20, 30, 30), [6]),
        ((0, 0, 0, 60, 60, 60), [3, 3]),
        ((0, 0, 365, 365, 730, 730), [2, 2, 2]),
        # Undated ones go with the dated; alone they are a story too.
        ((0, 0, 0, None, None, 1), [6]),
        ((None, None, None, None, None, None), [6]),
        ((None, 0, 0, 0, 0, 0), [6]),
    ],
)
def test_days_between_reports_of_the_same_words(days: tuple[int | None, ...], want: list[int]) -> None:
    assert sizes(on(event(random.Random(21), "e", 6, spread=0), *days)) == want


def test_undated_reports_of_an_event_that_came_twice_go_with_one_of_them() -> None:
    reports = event(random.Random(22), "e", 7, spread=0)
    found = group(on(reports, 0, 0, 0, 90, 90, 90, None))
    assert sorted(len(s.reports) for s in found) == [3, 4]


def weekly(weeks: int, count: int) -> list[Report]:
    """A vote that comes every month in the same words of office, each time over another matter."""
    rng = random.Random(23)
    office = "council vote session majority opposition speaker motion ballot chamber".split()
    out = []
    for week in range(weeks):
        own = event(rng, f"w{week}", count, spread=0)
        for n, r in enumerate(own):
            text = f"{r.text} {' '.join(rng.sample(office, 6))}"
            out += on([Report(f"w{week}-{n}", text, title=f"{r.title} vote in council")], 7 * week, name=f"w{week}-{n}-")
    return out


def test_a_weekly_vote_is_a_story_each_week() -> None:
    found = group(weekly(8, 4))
    assert [len(s.reports) for s in found] == [4] * 8
    assert all(len({r.split("-")[0] for r in s.reports}) == 1 for s in found)


def test_a_page_of_many_topics_binds_none_of_them() -> None:
    rng = random.Random(24)
    events = [event(rng, f"e{n}", 4, spread=0) for n in range(5)]
    digest = Report("digest", "\n".join(" ".join(e[0].text.split()[:20]) for e in events), title="The week in brief", published="2031-03-01")
    found = group([r for e in events for r in e] + [digest])
    assert all(len({r.split("-")[0] for r in s.reports} - {"digest"}) <= 1 for s in found)


def test_reports_without_titles_find_each_other_by_their_texts() -> None:
    reports = [Report(r.id, r.text, published=r.published) for r in event(random.Random(25), "e", 5)]
    assert sizes(reports) == [5]


def test_the_same_title_over_different_texts_binds_nothing() -> None:
    rng = random.Random(26)
    reports = [Report(f"r{n}", event(rng, "x", 1)[0].text, title="What we know so far", published="2031-03-01") for n in range(6)]
    assert sizes(reports) == [1] * 6


def test_reports_of_no_words_are_stories_of_their_own() -> None:
    reports = [Report("a", ""), Report("b", "  "), Report("c", "the of and"), Report("d", "…", published="2031-03-01")]
    assert sizes(reports) == [1, 1, 1, 1]


def test_copies_are_one_story_however_many() -> None:
    (one,) = event(random.Random(27), "e", 1)
    copies = [Report(f"c{n}", one.text, title=one.title, published=one.published) for n in range(40)]
    assert sizes(copies) == [40]


class TestReasons:
    def test_the_shared_words_are_words_of_both(self) -> None:
        (story,) = group(event(random.Random(28), "e", 4))
        reports = {r.id: light(r) for r in event(random.Random(28), "e", 4)}
        for m in story.members:
            others = set().union(*(reports[r].words for r in story.reports if r != m.report))
            assert set(m.shared) <= set(reports[m.report].words) & others
            assert 0 < m.score <= 1

    def test_days_are_those_to_the_nearest(self) -> None:
        (story,) = group(on(event(random.Random(29), "e", 4, spread=0), 0, 2, 9, 9))
        assert [m.days for m in story.members] == [2.0, 2.0, 0.0, 0.0]

    def test_an_undated_member_has_no_days(self) -> None:
        (story,) = group(on(event(random.Random(30), "e", 4, spread=0), 0, 0, 0, None))
        assert [m.days for m in story.members] == [0.0, 0.0, 0.0, None]

    def test_members_and_reports_are_in_one_order(self) -> None:
        for story in group([r for n in range(6) for r in event(random.Random(n), f"e{n}", 3)]):
            assert tuple(m.report for m in story.members) == story.reports == tuple(sorted(story.reports))


class TestStream:
    """One pass in batches."""

    def test_what_is_settled_is_settled_once_and_nothing_is_lost(self) -> None:
        rng = random.Random(31)
        reports = [r for n in range(60) for r in event(rng, f"e{n}", 3, (FIRST + datetime.timedelta(days=3 * n)).isoformat())]
        grouper = Grouper()
        out: list[Placing] = []
        for n in range(0, len(reports), 20):
            out += grouper.add(map(light, reports[n : n + 20]))
        assert out, "a stream of half a year leaves the window"
        out += grouper.close()
        assert sorted(p.report for p in out) == sorted(r.id for r in reports)

    def test_nothing_is_settled_while_its_story_goes_on(self) -> None:
        rng = random.Random(32)
        reports = on(event(rng, "e", 12, spread=0), *range(0, 48, 4))
        grouper = Grouper()
        settled = [p for r in reports for p in grouper.add([light(r)])]
        assert settled == []
        assert len({p.story for p in grouper.close()}) == 1

    def test_a_report_older_than_the_window_is_settled_even_so(self) -> None:
        rng = random.Random(33)
        running = on(event(rng, "e", 30, spread=0), *range(0, 120, 4))
        noise = [on(event(rng, f"n{d}", 1), d)[0] for d in range(120) for _ in range(3)]
        grouper = Grouper()
        settled: list[Placing] = []
        for day in range(0, 120, 4):
            today = [r for r in [*running, *noise] if r.published and (datetime.date.fromisoformat(r.published) - FIRST).days in range(day, day + 4)]
            settled += grouper.add({x.id: x for x in map(light, today)}.values())
        held = [h for h in grouper.held.values() if h.days.last is not None]
        oldest = min(h.days.last for h in held if h.days.last is not None)
        assert grouper.latest - oldest <= LONGEST + 20
        assert any(p.report.startswith("e-") for p in settled)

    def test_ids_are_digests_that_come_again(self) -> None:
        reports = event(random.Random(34), "e", 3)
        (one,), (again,) = group(reports), group(reports[::-1])
        assert one.id == again.id
        assert one.id[0] == "s"
        assert len(one.id) == 11

    def test_an_empty_batch_is_nothing(self) -> None:
        grouper = Grouper()
        assert grouper.add([]) == grouper.close() == grouper.current() == []


def test_placings_are_gathered_by_story_the_largest_first() -> None:
    placings = [Placing(r, s, Membership(r)) for r, s in (("c", "s2"), ("a", "s1"), ("d", "s2"), ("b", "s0"))]
    assert [(s.id, s.reports) for s in stories(placings)] == [("s2", ("c", "d")), ("s0", ("b",)), ("s1", ("a",))]
    assert stories([]) == ()


class TestDecay:
    @pytest.mark.parametrize(("gap", "left"), [(0, 1.0), (1, 0.9460), (7, 0.6778), (14, 0.4594), (BRIDGE, 0.3114), (BRIDGE + 1, 0.0), (400, 0.0)])
    def test_what_the_days_leave(self, gap: int, left: float) -> None:
        assert decay(Days(10, 10), Days(10 + gap, 10 + gap)) == pytest.approx(left, abs=1e-3)
        assert decay(Days(10 + gap, 10 + gap), Days(10, 10)) == decay(Days(10, 10), Days(10 + gap, 10 + gap))

    def test_overlapping_days_leave_all(self) -> None:
        assert decay(Days(1, 30), Days(20, 50)) == 1.0

    def test_without_a_date_a_little_is_taken_off(self) -> None:
        assert decay(Days(None, None), Days(None, None)) == decay(Days(1, 1), Days(None, None)) == UNDATED

    @pytest.mark.parametrize(
        ("a", "b", "want"),
        [
            (Days(1, 2), Days(5, 6), Days(1, 6)), (Days(5, 6), Days(1, 9), Days(1, 9)), (Days(None, None), Days(3, 4), Days(3, 4)),
            (Days(3, 4), Days(None, None), Days(3, 4)), (Days(None, None), Days(None, None), Days(None, None)),
        ],
    )  # fmt: skip
    def test_days_of_both_together(self, a: Days, b: Days, want: Days) -> None:
        assert a.joined(b) == want

    def test_a_similarity_just_enough_today_is_not_tomorrow(self) -> None:
        near = {1: {2: THRESHOLD}, 2: {1: THRESHOLD}}
        assert linked(near, {1: Days(1, 1), 2: Days(1, 1)}) == [[1, 2]]
        assert linked(near, {1: Days(1, 1), 2: Days(2, 2)}) == [[1], [2]]
        assert DECAY > 0

    def test_the_strongest_pair_is_joined_first(self) -> None:
        near = {1: {2: 0.3}, 2: {1: 0.3, 3: 0.5}, 3: {2: 0.5}}
        assert linked(near, {n: Days(1, 1) for n in (1, 2, 3)}) == [[1, 2, 3]]
        weaker = {1: {2: 0.25}, 2: {1: 0.25, 3: 0.5}, 3: {2: 0.5}}
        assert linked(weaker, {n: Days(1, 1) for n in (1, 2, 3)}) == [[1], [2, 3]]


@pytest.mark.parametrize(
    ("title", "text", "word", "count"),
    [
        ("Ferry aground", "", "ferry", 3), ("", "A ferry.", "ferry", 3), ("Ferry", "A ferry.", "ferry", 6),
        ("FERRY", "A FeRrY.", "ferry", 6), ("", "x " * 200 + "ferry", "ferry", 1), ("", "Café", "café", 3), ("", "snow_plough", "snow", 3),
    ],
)  # fmt: skip
def test_the_title_and_the_lede_weigh_more(title: str, text: str, word: str, count: int) -> None:
    found: Light = light(Report("a", text, title=title))
    assert found.words[word] == count
