"""Keys of names under every change of dress, acronyms, cores of companies, names with capitals inside, initials; one case a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.naming.forms import (
    bodies,
    core,
    fold,
    heads_place,
    initials,
    is_acronym,
    is_camel,
    plain,
    skeleton,
    sound,
    sounded,
    words,
)
from tellings.naming.people import given_agree, is_given, near, one_person, person, told_apart

NAMES = st.text(alphabet="abcdeéöŁжяΩ漢 -’'.,&()@#", min_size=1, max_size=24)


class TestKeys:
    @given(NAMES)
    def test_a_key_is_its_own_key(self, name: str) -> None:
        assert plain(plain(name)) == plain(name)
        assert plain(name).isascii()
        assert "".join(words(name)) == "".join(words(" ".join(words(name))))

    @given(NAMES)
    def test_case_does_not_matter(self, name: str) -> None:
        assert plain(name.upper()) == plain(name.lower()) or not name.isascii()
        assert fold(name) == fold(name).lower()

    @given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=14))
    def test_a_sound_is_made_of_letters_and_is_found_again(self, word: str) -> None:
        once = sound(word)
        assert once.isalpha() or once == ""
        assert skeleton(once)[:1] == once[:1]
        assert not set(skeleton(once)[1:]) & set("aeiou")

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            # German, French, Spanish and English ways of one Slavic name
            ("shcherbakov", "schtscherbakow"), ("zhukov", "zhukow"), ("yushchenko", "juschtschenko"), ("yakovlev", "jakowlew"),
            ("khodorov", "hodorov"), ("gorbachev", "gorbatschew"), ("pushkin", "puschkin"), ("dzhugash", "jugash"),
            # Arabic
            ("mohammed", "mohamed"), ("qasim", "kasim"), ("khaled", "haled"), ("ghazali", "hazali"), ("yusuf", "iusuf"), ("fouad", "fuad"),
            # Greek and others
            ("alexis", "aleksis"), ("philippos", "filipos"), ("theodor", "teodor"), ("christos", "kristos"), ("mueller", "mueler"),
        ],
    )  # fmt: skip
    def test_romanisations_of_one_name(self, a: str, b: str) -> None:
        assert sound(a) == sound(b)

    @pytest.mark.parametrize(("a", "b"), [("pavlov", "pavlova"), ("karin", "karina"), ("brand", "grand"), ("holm", "helm"), ("tesh", "dash"), ("orlov", "arlov"), ("li", "lu"), ("kane", "cain")])
    def test_other_names(self, a: str, b: str) -> None:
        assert sound(a) != sound(b)


@pytest.mark.parametrize(
    ("name", "acronyms"),
    [
        ("Harbour Traders Commission", "htc"), ("Union of Brick Makers", "uobm ubm bmu"), ("The Lake and Garden Trust", "lagt lgt gtl"),
        ("Orland Press Agency", "opa pao"), ("Acme", ""), ("the Union", ""), ("of the", ""), ("Bank for Lake Settlements Ltd", "bls blsl"),
    ],
)  # fmt: skip
def test_acronyms_that_a_name_may_have(name: str, acronyms: str) -> None:
    found = initials(name)
    assert set(acronyms.split()) <= found
    assert bool(acronyms) == bool(found)


@pytest.mark.parametrize(
    ("form", "acronym"),
    [
        ("OPA", True), ("O.P.A.", True), ("OPa", True), ("AfO", True), ("opa", False), ("Opa", False), ("O", False), ("OPA2", False), ("O P A", False), ("ABCDEFGH", True),
        ("ABCDEFGHI", False), ("", False), ("...", False), ("McK", True), ("ARDMOOR", True),
    ],
)  # fmt: skip
def test_what_looks_like_an_acronym(form: str, acronym: bool) -> None:
    assert is_acronym(form) is acronym


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Halvard Foods Ltd", "Halvard Foods", True), ("Halvard Foods Inc.", "HALVARD FOODS", True), ("The Halvard Group", "Halvard", True),
        ("Halvard Foods", "Halvard", False), ("Brick Centre plc", "Brick Center", True), ("Group", "Ltd", False), ("Castell & Co", "Castell and Co", True),
    ],
)  # fmt: skip
def test_legal_forms(a: str, b: str, same: bool) -> None:
    assert (core(a) == core(b)) is same


@pytest.mark.parametrize(("word", "camel"), [("BrickWorks", True), ("CoinHall", True), ("McCall", False), ("DeVries", False), ("MacLean", False), ("Brickworks", False), ("BRICK", False), ("brickWorks", False), ("VanDyke", False), ("FitzRoy", False)])
def test_capitals_inside_a_word(word: str, camel: bool) -> None:
    assert is_camel(word) is camel


@pytest.mark.parametrize(("a", "b"), [("Mazan-i-Sharaf", "Mazan e Sharaf"), ("Deir el-Balan", "Dair al Balan".replace("Dair al", "Deir el")), ("Port Ilvo", "Port Illvo")])
def test_names_of_several_words_that_sound_alike(a: str, b: str) -> None:
    assert sounded(a) == sounded(b) is not None


@pytest.mark.parametrize("name", ["Ilvo", "Ko Li", "the Ilvo", "A B C D"])
def test_too_little_to_go_by_sound(name: str) -> None:
    assert sounded(name) is None


def test_nouns_that_head_names() -> None:
    assert heads_place("airport")
    assert not heads_place("ministry")
    assert bodies()["ministry"][0] == "organisation"
    assert all(kind in ("place", "organisation") for kind, _ in bodies().values())


class TestGivenNames:
    @pytest.mark.parametrize(
        ("a", "b", "why"),
        [
            ("anna", "anna", "same"), ("sergei", "sergey", "same"), ("a", "anna", "initial"), ("anna", "a", "initial"), ("b", "anna", None),
            ("bill", "william", "variants"), ("kate", "katherine", "variants"), ("bill", "robert", None), ("anna", "anders", None), ("mark", "maria", None),
            ("christoffer", "kristoffer", "same"), ("jon", "jonas", None), ("peter", "petra", None),
        ],
    )  # fmt: skip
    def test_two_given_names(self, a: str, b: str, why: str | None) -> None:
        assert given_agree(a, b) == why == given_agree(b, a)

    @given(st.text(alphabet="abeinrst", min_size=1, max_size=9), st.text(alphabet="abeinrst", min_size=1, max_size=9))
    def test_the_order_does_not_matter(self, a: str, b: str) -> None:
        assert given_agree(a, b) == given_agree(b, a)
        assert near(a, b) == near(b, a)

    @pytest.mark.parametrize("name", ["Anna", "Peter", "José", "Olga", "Mohammed"])
    def test_known_ones(self, name: str) -> None:
        assert is_given(name)

    @pytest.mark.parametrize("name", ["Ministry", "Ardmoor", "Brickworks", ""])
    def test_what_is_none(self, name: str) -> None:
        assert not is_given(name)


@given(st.lists(st.sampled_from(["Ann", "Anna", "A.", "Ann Marie", "Bo", "Lee", "Leigh", "Lea", "Jr.", "al", "de"]), min_size=1, max_size=4), st.lists(st.sampled_from(["Ann", "Bo", "B.", "Lee", "Leeh", "Sr.", "von"]), min_size=1, max_size=4))
def test_one_person_and_two_people_exclude_each_other(a: list[str], b: list[str]) -> None:
    x, y = person(" ".join(a)), person(" ".join(b))
    assert (one_person(x, y) is None) == (one_person(y, x) is None)
    assert not (told_apart(x, y) and one_person(x, y))
    assert not x.full or one_person(x, x) is not None
