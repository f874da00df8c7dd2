"""Which full names are one person's. All names are invented or too common to mean anybody."""

import pytest

from tellings.naming.people import block, given_agree, is_given, near, one_person, person, told_apart

ONE = [
    ("Sergiy Lanev", "Sergei Lanev"),
    ("Sergiy Lanayev", "Sergei Lanaev"),
    ("Alexander Morenko", "Aleksandr Morenko"),
    ("Oleksandr Morenko", "Alejandro Morenko"),
    ("Volodymyr Telenskyy", "Volodimir Telenski"),
    ("Viktor Khralin", "Víctor Jralin"),
    ("Ben Harrow", "Benjamin Todd Harrow"),
    ("Richard F. Sorrel", "Richard Sorrel"),
    ("J. Christopher Bellano", "Christopher Bellano"),
    ("Noor Mohammad Faraz", "Noor Mohammad Farez"),
    ("Mohamed Lahou-Benel", "Mohamed Lahou Benel"),
    ("Paulino do Rego Tavares Jr.", "Paulino Tavares"),
    ("François Melande", "Francois Melande"),
    ("Mikhail Petrov", "Michael Petroff"),
    ("Isiah Tull", "Isaiah Tull"),
    ("Mohammed Darwish", "Muhammad Darwish"),
    ("Yevgeny Sokolin", "Evgeni Sokolin"),
    ("Joe Marlow", "Joseph Marlow"),
    ("Bashar al-Dafar", "Bashar Dafar"),
    ("Dmitry Belkov", "Dmitriy Belkov"),
    ("Kateryna Holub", "Ekaterina Holub"),
    ("Christoffer Lund", "Kristoffer Lund"),
    ("Danyil Vorzhak", "Danyil Vorjak"),
    ("Danyil Vorzhak", "Danyil Voržak"),
    ("Igor Zhelomov", "Igor Jelomov"),
    ("Zhermena Lodin", "Jermena Lodin"),
    ("Elena Brazhnik", "Elena Brajnik"),
]
TWO = [
    ("Ahed Tamur", "Bassem Tamur"),
    ("George W. Hedge", "George H. W. Hedge"),
    ("Rob Lowell Sr.", "Rob Lowell Jr."),
    ("Nikolai Ivanov", "Nikita Ivanov"),
    ("Anna Berg", "Anders Berg"),
    ("Maria Stone", "Mark Stone"),
    ("Kim Song-un", "Kim Song-il"),
    ("Tom Brand", "Tom Grand"),
    ("Ivan Pavlov", "Ivan Pavlenko"),
    ("Li Wei", "Li Na"),
    ("Hillary Carter", "William Carter"),
    ("Peter Smith", "Peter Short"),
    ("John Adams", "Jane Adams"),
    ("Zhang Weiming", "Jang Weimin"),
    ("Lena Zheng", "Lena Jeng"),
    ("Danyil Vorzhak", "Danyil Voryak"),
    ("Danyil Vorzhak", "Danyil Vorkak"),
]


@pytest.mark.parametrize("a, b", ONE)
def test_one_person(a: str, b: str) -> None:
    assert one_person(person(a), person(b)) is not None
    assert one_person(person(b), person(a)) is not None
    assert set(block(person(a))) & set(block(person(b))), "near names must meet in a block"


@pytest.mark.parametrize("a, b", TWO)
def test_two_people(a: str, b: str) -> None:
    assert one_person(person(a), person(b)) is None
    assert one_person(person(b), person(a)) is None


def test_an_initial_is_the_weakest_reason() -> None:
    assert one_person(person("A. Morenko"), person("Alexander Morenko")) == "initial"


def test_the_reason_says_what_differs() -> None:
    assert one_person(person("Sergiy Lanayev"), person("Sergei Lanaev")) == "surname in two spellings"
    assert one_person(person("Joe Marlow"), person("Joseph Marlow")) == "given name in two forms"
    assert one_person(person("Jo Ann Marlow"), person("Jo Marlow")) == "a given name left out"


@pytest.mark.parametrize(
    "name, given, surname",
    [
        ("Paulino do Rego Tavares Jr.", ("paulino", "rego"), "tavares"),
        ("Bashar al-Dafar", ("bashar",), "dafar"),
        ("al-Dafar", (), "dafar"),
        ("Ben Harrow", ("ben",), "harrow"),
        ("Al Morrow", ("al",), "morrow"),
        ("Harrow", (), "harrow"),
    ],
)
def test_parts(name: str, given: tuple[str, ...], surname: str) -> None:
    assert person(name)[:2] == (given, surname)


def test_told_apart_needs_two_full_names() -> None:
    assert told_apart(person("Ahed Tamur"), person("Bassem Tamur"))
    assert not told_apart(person("Tamur"), person("Bassem Tamur"))
    assert not told_apart(person("Ahed Tamur"), person("Ahed Tamur"))


@pytest.mark.parametrize(
    "a, b", [("sweeting", "sweening"), ("harambo", "harabo"), ("lahouaiej", "lahouaiej"), ("nayev", "naev")]
)
def test_near(a: str, b: str) -> None:
    assert near(a, b)


@pytest.mark.parametrize("a, b", [("tan", "tau"), ("brown", "crown"), ("ivanov", "pavlov"), ("kim", "kem")])
def test_not_near(a: str, b: str) -> None:
    assert not near(a, b)


@pytest.mark.parametrize(
    "a, b", [("ben", "benjamin"), ("isaiah", "isiah"), ("sasha", "oleksandr"), ("bill", "william")]
)
def test_variants(a: str, b: str) -> None:
    assert given_agree(a, b) == "variants"


def test_given_names_with_accents() -> None:
    assert is_given("Agustín")
    assert not is_given("Parliament")
