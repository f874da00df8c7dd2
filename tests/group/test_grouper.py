"""Stories of a stream."""

import random

import pytest

from evaluation.origins_made import reworded, texts
from tellings.group import Grouper, group, light
from tellings.group.grouper import Placing
from tellings.model import Report
from tests.group.invented import event


def sets(reports: list[Report]) -> set[frozenset[str]]:
    return {frozenset(s.reports) for s in group(reports)}


def by_event(reports: list[Report]) -> set[frozenset[str]]:
    names = {r.id.split("-")[0] for r in reports}
    return {frozenset(r.id for r in reports if r.id.split("-")[0] == n) for n in names}


def test_nothing() -> None:
    assert group([]) == ()


def test_reports_of_invented_events_find_each_other() -> None:
    rng = random.Random(3)
    reports = [
        Report(f"{e}-{n}", reworded(t, 0.1 * n, rng), published=f"2031-03-0{n + 1}")
        for (e, p), t in texts().items()
        if p == "a"
        for n in range(4)
    ]
    assert sets(reports) == by_event(reports)


def test_events_are_told_apart_and_order_does_not_matter() -> None:
    rng = random.Random(1)
    reports = [r for n in range(30) for r in event(rng, f"e{n}", rng.randint(1, 6), f"2031-03-{1 + n % 28:02}")]
    want = group(reports)
    assert {frozenset(s.reports) for s in want} == by_event(reports)
    rng.shuffle(reports)
    assert group(reports) == want


def test_events_of_one_kind_weeks_apart_are_two_stories() -> None:
    rng = random.Random(4)
    reports = event(rng, "e", 8, spread=0)
    late = [Report(f"f-{n}", r.text, title=r.title, published="2031-05-01") for n, r in enumerate(reports)]
    assert sets(reports + late) == by_event(reports + late)


def test_a_follow_up_within_the_bridge_joins() -> None:
    rng = random.Random(5)
    reports = event(rng, "e", 6, spread=0)
    late = Report("e-late", reports[0].text, title=reports[0].title, published="2031-03-10")
    assert sets([*reports, late]) == by_event([*reports, late])


def test_undated_reports_find_their_story_and_only_it() -> None:
    rng = random.Random(6)
    reports = [r for n in range(20) for r in event(rng, f"e{n}", 4, f"2031-{1 + n % 12:02}-01")]
    reports = [Report(r.id, r.text, title=r.title) if r.id.endswith("-2") else r for r in reports]
    assert sets(reports) == by_event(reports)


def test_memberships_carry_their_reasons() -> None:
    (story,) = group(event(random.Random(7), "e", 5))
    for member in story.members:
        assert member.score > 0.13
        assert member.days is not None
        assert len(member.shared) == 6
    (alone,) = group([Report("a", "A ferry ran aground.", published="2031-03-01")])
    assert (alone.members[0].score, alone.members[0].shared, alone.members[0].days) == (0.0, (), None)


def test_a_story_keeps_its_id_while_it_grows() -> None:
    rng = random.Random(8)
    reports = event(rng, "e", 12, spread=0)
    noise = [r for n in range(200) for r in event(rng, f"n{n}", 1, "2031-03-02")]
    grouper = Grouper()
    grouper.add(map(light, reports[:3]))
    first = {p.story for p in grouper.current()}
    grouper.add(map(light, noise))
    grouper.add(map(light, reports[3:]))
    now = {p.story for p in grouper.current() if p.report.startswith("e-")}
    assert now == first
    assert {p.story for p in grouper.close() if p.report.startswith("e-")} == first


def test_the_second_look_heals_what_the_first_pass_could_not_know() -> None:
    # Two reports that share little come first; those that bind them come later.
    grouper = Grouper()
    a = "kestrel ferry sandbank passengers lifeboats captain fog aground".split()
    b = "orrin estuary islands dunmar norring hospital tugs markers".split()
    one = Report("a", " ".join(a), title=" ".join(a[:3]), published="2031-03-01")
    two = Report("b", " ".join(b), title=" ".join(b[:3]), published="2031-03-01")
    both = [Report(f"c{n}", " ".join(a + b), title=" ".join(a[:3] + b[:3]), published="2031-03-02") for n in range(4)]
    assert grouper.place(light(one)) != grouper.place(light(two))
    for report in both:
        grouper.place(light(report))
    before = len({p.story for p in grouper.current()})
    grouper.look()
    after = {p.story for p in grouper.current()}
    assert before == 2
    assert len(after) == 1


def test_the_window_bounds_what_is_held() -> None:
    rng = random.Random(9)
    grouper = Grouper()
    settled: list[Placing] = []
    most = 0
    for day in range(300):
        reports = [r for n in range(4) for r in event(rng, f"d{day}x{n}", 2, "2031-01-01", 0)]
        when = (day // 28) % 12 + 1
        stamp = f"{2031 + day // 336}-{when:02}-{day % 28 + 1:02}"
        settled += grouper.add(light(Report(r.id, r.text, title=r.title, published=stamp)) for r in reports)
        most = max(most, len(grouper.held))
    settled += grouper.close()
    assert most < 500
    assert len({p.report for p in settled}) == len(settled) == 2400
    assert (grouper.held, grouper.stories, grouper.index.vectors) == ({}, {}, {})


def test_a_pile_of_undated_reports_is_held_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tellings.group.grouper.WAITING", 100)
    rng = random.Random(10)
    grouper = Grouper()
    for n in range(500):
        grouper.add(light(Report(r.id, r.text, title=r.title)) for r in event(rng, f"u{n}", 1))
    assert len(grouper.held) <= 250


@pytest.mark.corpus
@pytest.mark.slow
def test_labelled_stories(shared) -> None:
    from evaluation.stories import grouped, read, scored

    class Options:
        pass

    o = Options()
    o.shared, o.data = shared, shared / "corpora" / "stories-dev.jsonl.gz"
    figures = scored(o, grouped(list(read(o.data))).stories)
    assert figures["b3_f1"] >= 0.97
