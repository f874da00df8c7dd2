"""Who carries what: the same as by looking at every line for every report, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.accounts.coverage import find_coverage
from tellings.model import Coverage

REPORTS = "abcdef"


def slowly(holders: dict[str, set[str]], origin_of: dict[str, int]) -> tuple[Coverage, ...]:
    """As the rule says it."""
    found = []
    for report in REPORTS:
        own = origin_of[report]
        others = {origin_of[r] for r in REPORTS} - {own}
        has = [line for line, who in holders.items() if report in who]
        alone = [line for line in has if {origin_of[r] for r in holders[line]} == {own}]
        lacks = [
            line for line, who in holders.items()
            if report not in who and len(others) > 1 and 2 * len({origin_of[r] for r in who} - {own}) > len(others)
        ]  # fmt: skip
        found.append(Coverage(report, tuple(has), tuple(alone), tuple(lacks)))
    return tuple(found)


@given(
    st.lists(st.sets(st.sampled_from(REPORTS), min_size=1), max_size=8),
    st.lists(st.integers(0, 3), min_size=len(REPORTS), max_size=len(REPORTS)),
)
def test_coverage_is_that_of_the_rule(who: list[set[str]], origins: list[int]) -> None:
    holders = {f"f{i}": reports for i, reports in enumerate(who, 1)}
    origin_of = dict(zip(REPORTS, origins, strict=True))
    assert find_coverage(list(REPORTS), holders, {}, origin_of) == slowly(holders, origin_of)


@pytest.mark.parametrize(
    ("line", "origins", "lacking"),
    [
        ("abcd", [0, 1, 2, 3, 4, 5], "ef"),  # four of the five others
        ("abc", [0, 1, 2, 3, 4, 5], "def"),  # three of five
        ("ab", [0, 1, 2, 3, 4, 5], ""),  # two of five are not most
        ("abcde", [0, 0, 0, 0, 0, 1], ""),  # five reports, one origin
        ("ab", [0, 1, 2, 2, 2, 2], "cdef"),
    ],
)
def test_who_lacks_what_most_origins_have(line: str, origins: list[int], lacking: str) -> None:
    found = find_coverage(list(REPORTS), {"f1": set(line)}, {}, dict(zip(REPORTS, origins, strict=True)))
    assert "".join(c.report for c in found if c.lacks) == lacking


def test_who_perhaps_has_a_line_neither_has_nor_lacks_it() -> None:
    found = find_coverage(list(REPORTS), {"f1": set("abcd")}, {"f1": set("e")}, {r: i for i, r in enumerate(REPORTS)})
    assert "".join(c.report for c in found if c.lacks) == "f"
    assert "".join(c.report for c in found if c.has) == "abcd"
