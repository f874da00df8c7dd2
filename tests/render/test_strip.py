import re

import pytest

from tellings.model import Account, Answer, Fact, Report
from tellings.render.reading import Reading
from tellings.render.strip import HEIGHT, WIDTH, number, strip


def drawn(*answers: tuple[str, str | None, str | None]) -> str:
    """The drawing of (report, value, day) answers to one question."""
    reports = tuple(Report(r, "text") for r in dict.fromkeys(a[0] for a in answers))
    fact = Fact(
        "f1",
        "How many <died>?",
        "quantity",
        "conflicting",
        tuple(Answer(r, 0, 4, value, published=day) for r, value, day in answers),
        update=True,
    )
    return strip(fact, Reading(Account("s", reports, tuple((r.id,) for r in reports), facts=(fact,))))


def places(svg: str, kind: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(rf'<circle class="{kind}" cx="([\d.]+)" cy="([\d.]+)"', svg)]


def test_days_go_right_and_more_goes_up() -> None:
    svg = drawn(("a", "7", "2026-06-09"), ("b", "11", "2026-06-10T08:00:00"), ("c", "14", "2026-06-11"))
    dots = places(svg, "firm")
    assert [x for x, _ in dots] == sorted(x for x, _ in dots)
    assert [y for _, y in dots] == sorted((y for _, y in dots), reverse=True)
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in dots)


def test_hedged_figures_are_drawn_open() -> None:
    svg = drawn(("a", ">=7", "2026-06-09"), ("b", "11", "2026-06-10"))
    assert (len(places(svg, "hedged")), len(places(svg, "firm"))) == (1, 1)


def test_it_can_be_read_aloud() -> None:
    svg = drawn(("a", ">=7", "2026-06-09"), ("b", "11", "2026-06-10"))
    assert 'role="img" aria-label="How many &lt;died&gt;? 9 Jun: ≥ 7; 10 Jun: 11"' in svg


def test_the_same_answer_of_a_report_is_one_dot() -> None:
    svg = drawn(("a", "7", "2026-06-09"), ("b", "11", "2026-06-10"), ("b", "11", "2026-06-10"))
    assert len(places(svg, "firm")) == 2


def test_many_dots_have_no_room_for_numbers() -> None:
    svg = drawn(*((f"r{i}", str(i), f"2026-06-{9 + i % 2:02}") for i in range(20)))
    assert len(places(svg, "firm")) == 20
    assert 'class="in"' not in svg


@pytest.mark.parametrize(
    "answers",
    [
        [("a", "7", "2026-06-09"), ("b", "11", "2026-06-09")],
        [("a", "7", None), ("b", "11", None)],
        [("a", "dozens", "2026-06-09"), ("b", "many", "2026-06-10")],
        [("a", None, "2026-06-09"), ("b", "11", "2026-06-10")],
    ],
)
def test_nothing_is_drawn_without_numbers_of_two_days(answers: list[tuple[str, str | None, str | None]]) -> None:
    assert drawn(*answers) == ""


def test_all_zero_is_no_division() -> None:
    assert places(drawn(("a", "0", "2026-06-09"), ("b", "0", "2026-06-10")), "firm")


@pytest.mark.parametrize(
    "value, told",
    [
        (">=7", "≥ 7"),
        ("<=7", "≤ 7"),
        (">7", "> 7"),
        ("<7", "< 7"),
        ("~1200000", "~ 1.2 million"),
        ("4-6", "4–6"),
        (None, ""),
    ],
)
def test_values_in_signs(value: str | None, told: str) -> None:
    assert number(value) == told
