"""Whether two full names are one person's: the surnames in one spelling or nearly, the given names not against it."""

from __future__ import annotations

import functools
from typing import Final, NamedTuple

from rapidfuzz.distance import JaroWinkler, Levenshtein

from tellings.naming.forms import fold, skeleton, sound, sounds, words
from tellings.weights import word_list, word_table

_SUFFIXES: Final = frozenset("jr sr ii iii iv".split())
_PARTICLES: Final = frozenset(
    "de da do dos du del della di van von der den ter al el bin ben ibn abu la le y e i".split()
)


class Person(NamedTuple):
    """A person's name taken apart: folded words before the last, the last word, a suffix ("jr") or ""."""

    given: tuple[str, ...]
    surname: str
    suffix: str

    @property
    def full(self) -> bool:
        """Whether more than one word is known."""
        return bool(self.given)


@functools.lru_cache(maxsize=50_000)
def person(name: str) -> Person:
    """The parts of a person's name, particles left out."""
    found = list(words(name))
    suffix = found.pop() if len(found) > 1 and found[-1] in _SUFFIXES else ""
    first = name.startswith(("Ben ", "Al "))  # given names, unlike "ben" and "al-" inside or before a surname
    kept = [w for i, w in enumerate(found) if w not in _PARTICLES or (i == 0 and first)] or found or [""]
    return Person(tuple(kept[:-1]), kept[-1], suffix)


@functools.cache
def _variants() -> dict[str, frozenset[int]]:
    out: dict[str, set[int]] = {}
    for number, line in enumerate(word_list("name_given")):
        for form in line.split():
            out.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in out.items()}


@functools.cache
def _given() -> frozenset[str]:
    return frozenset(_variants()) | {row[0] for row in word_table("speaker_given_names")}


def is_given(word: str) -> bool:
    """Whether the word is a given name of the lists."""
    return fold(word) in _given()


def near(a: str, b: str) -> bool:
    """Whether two words may be one surname or place misspelled or romanised in two ways."""
    x, y = sound(a), sound(b)
    if x == y or not sounds(a).isdisjoint(sounds(b)):
        return True
    short = min(len(x), len(y))
    if short < 4 or x[0] != y[0]:
        return False
    edits = Levenshtein.distance(x, y, score_cutoff=2)
    if skeleton(x) == skeleton(y):
        return edits <= (1 if short < 6 else 2)
    return edits <= (0 if short < 6 else 1 if short < 9 else 2)


def given_agree(a: str, b: str) -> str | None:
    """Why two given names may be one ("same", "initial", "variants", "spelling"), None where they are two."""
    if a == b or not sounds(a).isdisjoint(sounds(b)):
        return "same"
    if len(a) == 1 or len(b) == 1:
        return "initial" if a[0] == b[0] else None
    if _variants().get(a, frozenset()) & _variants().get(b, frozenset()):
        return "variants"
    short, long = sorted((a, b), key=len)
    if (
        len(short) >= 3
        and long.startswith(short)
        and len(long) - len(short) <= 4
        and len(long) >= 5
        and short not in _variants()
    ):
        return "spelling"
    if a in _variants() and b in _variants():
        return None
    x, y = sound(a), sound(b)
    if (
        min(len(x), len(y)) >= 5
        and x[0] == y[0]
        and JaroWinkler.similarity(x, y) >= 0.92
        and skeleton(x) == skeleton(y)
    ):
        return "spelling"
    return None


def one_person(a: Person, b: Person) -> str | None:
    """Why two names of more than one word may be one person's, None where they are not; "initial" is the weakest reason."""
    if not (a.full and b.full) or (a.suffix and b.suffix and a.suffix != b.suffix):
        return None
    if a.surname != b.surname and not near(a.surname, b.surname):
        return None
    spelled = "" if a.surname == b.surname else "surname in two spellings"
    short, long = sorted((a.given, b.given), key=len)
    first = given_agree(short[0], long[0])
    if first is None:
        if len(short) == 1 and any(given_agree(short[0], g) == "same" for g in long[1:]):
            return spelled or "a given name left out"
        return None
    if len(short) > 1 and given_agree(short[1], long[1]) is None and not _within(short[1:], long[1:]):
        return None
    if first == "initial":
        return "initial"
    if spelled and first != "same" and not _both_close(a, b):
        return None
    reason = {"same": "", "variants": "given name in two forms", "spelling": "given name in two spellings"}[first]
    return "; ".join(r for r in (spelled, reason) if r) or (
        "a given name left out" if len(short) != len(long) else "same name"
    )


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) < len(long) and all(len(s) > 1 and any(given_agree(s, g) == "same" for g in long) for s in short)


def _both_close(a: Person, b: Person) -> bool:
    """Where both names are spelled differently, the surnames must sound alike or differ by a vowel only."""
    return skeleton(sound(a.surname)) == skeleton(sound(b.surname))


def told_apart(a: Person, b: Person) -> bool:
    """Whether two full names share a surname but cannot be one person."""
    return a.full and b.full and near(a.surname, b.surname) and one_person(a, b) is None


def block(p: Person) -> tuple[str, ...]:
    """The keys under which the other spellings of a full name are found."""
    given = min(sounds(p.given[0]))[:1] if p.given else ""
    keys = [(skeleton(s), given + "." + s[:3]) for s in sorted(sounds(p.surname))]
    return tuple(dict.fromkeys(k for pair in keys for k in pair))
