"""Which country a name speaks for, and the other names that custom gives to one thing."""

from __future__ import annotations

import functools

from tellings.naming.forms import fold, plain
from tellings.weights import word_table


def kin(name: str) -> str | None:
    """The country that a country's name, an adjective, a people or a capital belongs to; None for anything else.

    "Minsk", "Belarusian" and "the Republic of Belarus" all give "Belarus". For comparing who speaks, not for naming: a capital is
    not its country, and `usual` keeps them apart.
    """
    return _kin().get(_key(name))


def nation(word: str) -> str:
    """The country whose name or adjective the word is, else the word itself; capitals stay what they are."""
    return _nations().get(fold(word), word)


def usual(name: str) -> str | None:
    """The usual name of a thing that custom calls by several ("Kiev" -> "Kyiv", "U.S." -> "United States"); None where it has one."""
    found = _usual().get(name.strip())
    if found is None and len(plain(name)) > 4:
        found = _usual().get(_key(name))
    return found


def is_place(name: str) -> bool:
    """Whether the name is that of a country, a capital or another place in the lists."""
    return name in _places() or (len(name) > 4 and name[:1].isupper() and _key(name) in _places())


def is_demonym(word: str) -> bool:
    """Whether the word is an adjective or a people of a country ("Belarusian", "Poles")."""
    return fold(word) in _demonyms()


def _key(name: str) -> str:
    key = fold(name)
    return key[4:] if key.startswith("the ") else key


def _cell(text: str) -> list[str]:
    return [] if text == "-" else [x.strip() for x in text.split(";")]


@functools.cache
def _kin() -> dict[str, str]:
    out: dict[str, str] = {}
    for country, others, people, capitals in word_table("name_countries"):
        for name in (country, *_cell(others), *_cell(people), *_cell(capitals)):
            out.setdefault(_key(name), country)
    return out


@functools.cache
def _nations() -> dict[str, str]:
    rows = word_table("name_countries")
    return {fold(n): row[0].lower() for row in rows for n in (row[0], *_cell(row[1]), *_cell(row[2]))}


@functools.cache
def _demonyms() -> frozenset[str]:
    return frozenset(fold(p) for row in word_table("name_countries") for p in _cell(row[2]))


@functools.cache
def _usual() -> dict[str, str]:
    """Names as they stand, and the keys of those too long to be mistaken for something else."""
    out: dict[str, str] = {}
    rows = [(row[0], _cell(row[1])) for row in word_table("name_countries")]
    rows += [(row[0], _cell(row[1])) for row in word_table("name_spellings")]
    for name, others in rows:
        for form in (name, *others):
            if others:
                out.setdefault(form, name)
                if len(plain(form)) > 4:
                    out.setdefault(_key(form), name)
    return out


@functools.cache
def _places() -> frozenset[str]:
    out: set[str] = set()
    for country, others, _, capitals in word_table("name_countries"):
        for name in (country, *_cell(others), *_cell(capitals)):
            out |= {name, _key(name)} if len(name) > 4 else {name}
    for name, others in word_table("name_spellings"):
        if name == "European Union":
            break
        for form in (name, *_cell(others)):
            out |= {form, _key(form)} if len(form) > 4 else {form}
    return frozenset(out)
