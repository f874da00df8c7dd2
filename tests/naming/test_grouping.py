"""Which forms of a story are one entity. A case is the wanted partition itself: "Ann Lee, Lee | Bo Ek" are two people in three forms.

``Lee*4`` is a form mentioned four times. All names are invented or too common to mean anybody.
"""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import NameKind
from tellings.naming.group_bodies import group_bodies, join_areas
from tellings.naming.group_people import group_people
from tellings.naming.groups import Groups, Unit

Partition = set[frozenset[str]]


def units(case: str, kind: NameKind) -> list[Unit]:
    """The forms of a case, each a unit of its own and of a report of its own."""
    found = [form.strip() for part in case.split("|") for form in part.split(",")]
    out = []
    for n, form in enumerate(found):
        name, _, count = form.partition("*")
        out.append(Unit((name,), kind, int(count or 1), f"r{n}"))
    return out


def wanted(case: str) -> Partition:
    return {frozenset(f.strip().partition("*")[0] for f in part.split(",")) for part in case.split("|")}


def partition(groups: Groups) -> Partition:
    return {frozenset(groups.forms(i)) for i in groups.roots()}


def people(some: list[Unit]) -> Groups:
    groups = Groups(some)
    group_people(groups, range(len(some)))
    return groups


def bodies(some: list[Unit]) -> Groups:
    groups = Groups(some)
    group_bodies(groups, range(len(some)))
    return groups


#: Romanisations of one name, and of names that only look alike.
ROMANISED = [
    "Yevgeny Sokolin, Evgeny Sokolin, Evgeniy Sokolin, Jewgeni Sokolin",
    "Mykhailo Horenko, Mihailo Horenko, Mikhailo Khorenko",
    "Aleksei Chudin, Alexey Chudin, Aleksey Tschudin",
    "Yuriy Zhdarov, Yuri Zhdarov, Juri Zhdarov",
    "Khalid Mansuri, Halid Mansuri",
    "Viktor Khralin, Víctor Jralin, Viktor Hralin",
    "Dzhamal Karov, Jamal Karov",
    "Petro Shcherban, Petro Schtscherban",
    "Vassily Ostrov, Vasily Ostrov, Wassili Ostrow",
    "Georgios Papadis, Georgios Pappadis | Georgia Papadis",
    "Oleksandr Tymko, Oleksandr Timko | Oleksandra Tymko",
    "Ivan Pavlov | Ivan Pavlenko | Ivan Pavlovsky",
    "Dmitri Orlin | Dmitri Orlova",
    "Nikolai Beran | Nikita Beran",
]

#: Given names: initials, short forms, middle names.
GIVEN = [
    "Ann Lee, A. Lee",
    "Ann Lee | Amos Lee | A. Lee",
    "Ann Marie Lee, Ann Lee",
    "Ann M. Lee, Ann Lee",
    "Ann M. Lee | Ann P. Lee",
    "William Tarn, Bill Tarn, Will Tarn",
    "Elizabeth Tarn, Liz Tarn, Beth Tarn | William Tarn",
    "Robert Quill, Bob Quill, Rob Quill",
    "Margaret Quill, Peggy Quill",
    "Katherine Vole, Kate Vole, Kathy Vole",
    "Joe Marlow, Joseph Marlow | Joel Marlow",
    "Peter Smith | Paul Smith | Mary Smith",
    "Rob Lowell Sr. | Rob Lowell Jr.",
    "Rob Lowell, Rob Lowell Jr.",
    "Li Wei | Li Na",
    "J. Christopher Bellano, Christopher Bellano",
    "Maria del Pozo, Maria Pozo",
    "Jan van der Meer, Jan Meer",
]

#: Bare surnames and bare given names go to the one who bears them; where two might, to nobody, or to whom most reports mean.
BARE = [
    "Ann Lee, Lee",
    "Ann Lee, Ann",
    "Ann Lee, Lee, Ann | Bo Ek, Ek",
    "Ann Lee | Bo Lee | Lee",
    "Ann Lee, Lee | Amos Tarn",
    "Odo Brenn, Bren",
    "Odo Lanayev, Lanaev, Lanayew",
    "William Tarn, Bill",
    "Lee | Ek",
    "Lanayev, Lanaev",
    "Ann Lee-Marsh, Lee-Marsh",
    "Bashar al-Dafar, al-Dafar, Dafar",
    "Tom Brand, Brand | Grand",
    "Kim | Kem",
]


@pytest.mark.parametrize("case", [*ROMANISED, *GIVEN, *BARE])
def test_people(case: str) -> None:
    assert partition(people(units(case, "person"))) == wanted(case)


#: Bodies and places: customary names, acronyms, legal forms, word order, short forms.
BODIES = [
    "Harbour Traders Commission, HTC",
    "Harbour Traders Commission, H.T.C.",
    "Harbour Traders Commission | Hill Towns Council | HTC",
    "Bank for Lake Settlements, BLS",
    "HTC | HTD",
    "Acme Mining Ltd, Acme Mining, Acme Mining Inc.",
    "Acme Holdings, Acme",
    "Acme Holdings | Acme Motors",
    "Ministry of Defence, Defense Ministry, Defence Ministry, Ministry of Defense",
    "Ministry of Defence | Ministry of Justice",
    "Belarusian Foreign Ministry, Foreign Ministry of Belarus, Belarus Foreign Ministry",
    "Belarusian Foreign Ministry | Polish Foreign Ministry",
    "the Lake Zoo, Lake Zoo, LAKE ZOO, @LakeZoo",
    "Lake & Garden Zoo, Lake and Garden Zoo",
    "Lake Zoo | Garden Zoo",
    "World Ferry Organisation, World Ferry Organization",
    "Belarusian Red Cross*2, Red Cross",
    "Belarusian Red Cross | Red Cross*9",
    "People’s Bank, People's Bank",
    "Télé-Rive, Tele Rive, TéléRive",
    "Nordmark Institute, Nordmarck Institute",
    "Austria | Australia",
    "Niger | Nigeria",
]
PLACES = [
    "Kiev, Kyiv",
    "U.S., United States, America, USA",
    "Belarus, Republic of Belarus | Minsk",
    "Mazan-i-Sharaf, Mazan-e-Sharaf",
    "Northfield | Southfield",
    "Northfield | Northfield Airport",
    "North Korea | South Korea",
    "Georgia | Tbilisi",
    "Bashkovar, Bashkovahr",
    "Port Ilvo, Port-Ilvo",
]


@pytest.mark.parametrize(("case", "kind"), [*((c, "organisation") for c in BODIES), *((c, "place") for c in PLACES)])
def test_bodies_and_places(case: str, kind: NameKind) -> None:
    assert partition(bodies(units(case, kind))) == wanted(case)


@pytest.mark.parametrize(
    "case",
    [
        "Kundar, Kundar province",
        "Kundar | Kundar province | Kundar city",
        "Kundar province, Province of Kundar",
        "Luxembourg | Luxembourg province",
        "Kundar | Balkhar province",
    ],
)
def test_a_place_is_the_one_area_of_its_name(case: str) -> None:
    some = units(case, "place")
    groups = bodies(some)
    join_areas(groups, range(len(some)))
    assert partition(groups) == wanted(case)


@pytest.mark.parametrize("case", [*ROMANISED, *GIVEN, *BARE])
def test_the_order_of_people_does_not_matter(case: str) -> None:
    some = units(case, "person")
    rng = random.Random(case)
    for _ in range(4):
        rng.shuffle(some)
        assert partition(people(some)) == wanted(case)


@pytest.mark.parametrize("case", BODIES)
def test_the_order_of_bodies_does_not_matter(case: str) -> None:
    some = units(case, "organisation")
    rng = random.Random(case)
    for _ in range(4):
        rng.shuffle(some)
        assert partition(bodies(some)) == wanted(case)


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("Sergiy Lanayev, Sergei Lanaev", "Sergei Lanaev = Sergiy Lanayev: surname in two spellings"),
        ("Joe Marlow, Joseph Marlow", "Joe Marlow = Joseph Marlow: given name in two forms"),
        ("Ann Marie Lee, Ann Lee", "Ann Lee = Ann Marie Lee: a given name left out"),
        ("A. Lee, Ann Lee", "A. Lee = Ann Lee: initial"),
        ("Ann Lee, Lee", "Lee = Ann Lee: the only one of that name"),
        ("Lanayev, Lanaev", "Lanaev = Lanayev: one name in two spellings"),
    ],
)
def test_a_join_of_people_says_why(case: str, why: str) -> None:
    assert people(units(case, "person")).why(0) == (why,)


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("HTC, Harbour Traders Commission", "HTC = Harbour Traders Commission: its initials"),
        ("Acme Mining Ltd, Acme Mining", "Acme Mining = Acme Mining Ltd: legal form left off"),
        ("Acme Holdings, Acme", "Acme = Acme Holdings: "),
        ("Kiev, Kyiv", "Kiev = Kyiv: two names of one thing"),
        ("Defense Ministry, Ministry of Defense", "Defense Ministry = Ministry of Defense: the same words in another order"),
        ("Belarusian Red Cross*2, Red Cross", "Red Cross = Belarusian Red Cross: short form"),
        ("Nordmark Institute, Nordmarck Institute", "Nordmarck Institute = Nordmark Institute: one name in two spellings"),
    ],
)
def test_a_join_of_bodies_says_why(case: str, why: str) -> None:
    (found,) = bodies(units(case, "organisation")).why(0)
    assert found.startswith(why)


def test_equal_forms_need_no_reason() -> None:
    groups = people([Unit(("Ann Lee",), "person", 1, "a"), Unit(("Ann Lee",), "person", 1, "b")])
    assert partition(groups) == {frozenset({"Ann Lee"})}
    assert groups.why(0) == ()


def test_a_bare_name_of_two_is_left_open_and_says_whose() -> None:
    groups = people(units("Ann Lee | Bo Lee | Lee", "person"))
    assert groups.open == {2: (0, 1)}


def test_a_bare_name_goes_to_whom_three_quarters_of_the_clear_reports_mean() -> None:
    clear = [Unit(("Ann Lee", "Lee"), "person", 9, "a"), Unit(("Bo Lee", "Lee"), "person", 2, "b")]
    groups = people([*clear, Unit(("Lee",), "person", 1, "c")])
    assert groups.root(2) == groups.root(0) != groups.root(1)
    close = [Unit(("Ann Lee", "Lee"), "person", 3, "a"), Unit(("Bo Lee", "Lee"), "person", 2, "b")]
    assert people([*close, Unit(("Lee",), "person", 1, "c")]).open == {2: (0, 1)}


def test_a_chain_of_near_misses_never_joins_two_who_cannot_be_one() -> None:
    groups = people(units("Ann M. Lee, Ann Lee | Ann P. Lee", "person"))
    sides = [g for g in partition(groups) if {"Ann M. Lee", "Ann P. Lee"} <= g]
    assert sides == []


def test_one_report_that_writes_both_spellings_again_and_again_means_two() -> None:
    both = [Unit(("Ostrenik Institute",), "organisation", 3, "a"), Unit(("Ostranik Institute",), "organisation", 3, "a")]
    assert len(partition(bodies(both))) == 2
    apart = [Unit(("Ostrenik Institute",), "organisation", 3, "a"), Unit(("Ostranik Institute",), "organisation", 3, "b")]
    assert len(partition(bodies(apart))) == 1


class TestGroups:
    """The partition itself."""

    UNITS = [Unit((f,), "person") for f in ("a", "b", "c", "d")]

    def test_joins_are_transitive_and_named_by_the_first(self) -> None:
        groups = Groups(self.UNITS)
        groups.join(3, 2, "third")
        groups.join(2, 1, "second")
        assert groups.roots() == [0, 1]
        assert groups.members(3) == [1, 2, 3]
        assert groups.forms(2) == ["b", "c", "d"]
        assert groups.why(3) == ("second", "third")
        assert groups.why(0) == ()

    def test_joining_what_is_one_adds_no_reason(self) -> None:
        groups = Groups(self.UNITS)
        groups.join(0, 1, "once")
        groups.join(1, 0, "again")
        assert groups.why(0) == ("once",)

    def test_roots_among_some(self) -> None:
        groups = Groups(self.UNITS)
        groups.join(0, 3, "")
        assert groups.roots([3, 2]) == [0, 2]

    @given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12))
    @settings(max_examples=60, deadline=None)
    def test_any_joins_in_any_order_give_one_partition(self, pairs: list[tuple[int, int]]) -> None:
        some = [Unit((str(n),), "person") for n in range(8)]
        one, other = Groups(some), Groups(some)
        for i, j in pairs:
            one.join(i, j, f"{min(i, j)}-{max(i, j)}")
        for i, j in reversed(pairs):
            other.join(j, i, f"{min(i, j)}-{max(i, j)}")
        assert partition(one) == partition(other)
        assert all((one.root(i) == one.root(j)) == (other.root(i) == other.root(j)) for i, j in itertools.combinations(range(8), 2))
