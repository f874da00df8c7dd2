"""Organisations, places and other things: equal keys, customary names, acronyms, and short forms that have one long form."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Sequence

from rapidfuzz.distance import Levenshtein

from tellings.naming.countries import is_demonym, is_place, nation, usual
from tellings.naming.forms import (
    bodies,
    core,
    corporate,
    heads_place,
    initials,
    is_acronym,
    plain,
    skeleton,
    sound,
    sounded,
    words,
)
from tellings.naming.groups import Groups
from tellings.naming.people import near

#: A short form with more than this many times the mentions of a long one that adds a place means more than that one ("the Red Cross"
#: everywhere, "Utopian Red Cross" once). Not tuned.
_MORE = 3
_LIGHT = frozenset("the of for and in on at to a an".split())


def group_bodies(groups: Groups, among: Sequence[int]) -> None:
    """Join the units ``among`` those given, none of people."""
    order = sorted(among, key=lambda i: groups.units[i].forms)
    _join_equal(groups, order, plain, "")
    _join_equal(groups, order, usual, "two names of one thing")
    _join_equal(groups, [i for i in order if groups.units[i].kind != "place"], _company, "legal form left off")
    _join_equal(groups, order, sounded, "one name in two spellings")
    _join_equal(groups, order, _content, "the same words in another order")
    _join_acronyms(groups, order)
    _join_short(groups, order)
    _join_near(groups, order)


def _join_equal(groups: Groups, order: Sequence[int], key: Callable[[str], str | None], why: str) -> None:
    first: dict[str, tuple[int, str]] = {}
    for i in order:
        for form in groups.units[i].forms:
            k = key(form)
            if not k:
                continue
            if k not in first:
                first[k] = (i, form)
                continue
            j, other = first[k]
            groups.join(j, i, f"{other} = {form}: {why}" if why and plain(other) != plain(form) else "")


def _company(name: str) -> str | None:
    found = words(name)
    return core(name) if found and not is_place(name) else None


def _content(name: str) -> str | None:
    """The words that carry the name, nationality as a country and words of one meaning as one, in sorted order."""
    found = [w for w in words(name) if w not in _LIGHT]
    if len(found) < 2:
        return None
    if heads_place(found[-1]):
        found = [w for w in found if w not in ("international", "military")]
    text = " ".join(found).replace("armed forces", "forces_").replace("air force", "airforce")
    out = []
    for word in text.split():
        if word == "forces_":
            word = "forces"
        elif word in bodies():
            word = word if bodies()[word][1] == "area" else bodies()[word][1]
        else:
            word = nation(word) if nation(word) != word else _owner(word)
        out.append({"defence": "defense", "centre": "center"}.get(word, word))
    return " ".join(sorted(out))


def _owner(word: str) -> str:
    """The country of a possessive whose apostrophe has gone ("utopias"), else the word."""
    bare = word.removesuffix("s")
    return nation(bare) if nation(bare) != bare or is_place(bare.title()) else word


def _join_acronyms(groups: Groups, order: Sequence[int]) -> None:
    long: dict[str, set[int]] = defaultdict(set)
    for i in order:
        for form in groups.units[i].forms:
            for letters in initials(form):
                long[letters].add(i)
    for i in order:
        for form in groups.units[i].forms:
            if not is_acronym(form) or usual(form) is not None:
                continue
            others = {groups.root(j) for j in long.get(plain(form), ())} - {groups.root(i)}
            if len(others) == 1:
                j = next(iter(others))
                full = max(
                    (f for f in groups.forms(j) if plain(form) in initials(f)), key=len, default=groups.forms(j)[0]
                )
                groups.join(i, j, f"{form} = {full}: its initials")


def _join_short(groups: Groups, order: Sequence[int]) -> None:
    """Join a short form to its long one where there is just one: "Acme" to "Acme Holdings", "Red Cross" to "Utopian Red Cross"."""
    places = {plain(f) for i in order if groups.units[i].kind == "place" for f in groups.units[i].forms}
    heads: dict[str, set[tuple[int, str]]] = defaultdict(set)
    tails: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for i in order:
        for form in groups.units[i].forms:
            found = [w for w in words(form) if w != "the"]
            for cut in range(1, len(found)):
                heads[" ".join(found[:cut])].add((i, form))
                tails[" ".join(found[cut:])].add((i, form))
    for i in sorted(order, key=lambda n: (-max(len(f) for f in groups.units[n].forms), groups.units[n].forms)):
        for form in groups.units[i].forms:
            short = [w for w in words(form) if w != "the"]
            key = " ".join(short)
            if not short or all(w in bodies() for w in short):
                continue
            fits = [] if plain(form) in places else [(j, f) for j, f in heads.get(key, ()) if _lengthens(short, f)]
            size = sum(groups.units[m].mentions for m in groups.members(i))
            fits += [
                (j, f)
                for j, f in tails.get(key, ())
                if _specifies(short, f, places) and size <= _MORE * groups.units[j].mentions
            ]
            roots = {groups.root(j) for j, _ in fits} - {groups.root(i)}
            if len(roots) == 1:
                j, long = min((j, f) for j, f in fits if groups.root(j) in roots)
                groups.join(i, j, f"{form} = {long}: short form")


def _lengthens(short: Sequence[str], form: str) -> bool:
    """Whether the long form only adds words to the end that a reader may leave off."""
    rest = [w for w in words(form) if w != "the"][len(short) :]
    if all(w in bodies() or w in corporate() for w in rest):
        return not any(heads_place(w) for w in rest)
    return len(short) > 1 and short[-1] in bodies() and rest[0] == "and"


def _specifies(short: Sequence[str], form: str, places: set[str]) -> bool:
    """Whether the long form only puts a nationality or a place before the short one."""
    found = [w for w in words(form) if w != "the"]
    name = " ".join(found[: len(found) - len(short)])
    return is_demonym(name) or is_place(name.title()) or is_place(name.upper()) or plain(name) in places


def join_areas(groups: Groups, among: Sequence[int]) -> None:
    """Join a place to the one name that adds what sort of place it is ("Kunduz" to "Kunduz province", not where there is a city too)."""
    order = sorted((i for i in among if groups.units[i].kind == "place"), key=lambda i: groups.units[i].forms)
    long: dict[str, dict[str, set[tuple[int, str]]]] = defaultdict(lambda: defaultdict(set))
    for i in order:
        for form in groups.units[i].forms:
            found = [w for w in words(form) if w not in ("the", "of")]
            areas = [w for w in found if w in bodies() and bodies()[w][1] == "area"]
            rest = [w for w in found if w not in areas]
            if areas and rest:
                long["".join(rest)][areas[0]].add((i, form))
    for i in order:
        for form in groups.units[i].forms:
            sorts = long.get(plain(form), {})
            if len(sorts) == 1 and not is_place(form):
                j, other = min(next(iter(sorts.values())))
                groups.join(i, j, f"{form} = {other}: short form")


def _join_near(groups: Groups, order: Sequence[int]) -> None:
    """Join near misses of long names; two known places are never one."""
    starts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for i in order:
        for form in groups.units[i].forms:
            key = plain(form)
            if len(key) > 5 and key.isalpha():
                starts[skeleton(sound(key))[:3]].append((form, i))
    for some in starts.values():
        for (a, i), (b, j) in itertools.combinations(some, 2):
            if (
                groups.root(i) != groups.root(j)
                and not (is_place(a) and is_place(b))
                and _misspelled(a, b)
                and _rare(groups, i, j)
            ):
                groups.join(i, j, f"{a} = {b}: one name in two spellings")


def _rare(groups: Groups, i: int, j: int) -> bool:
    """Whether no report has both names, or one of them just once: who writes both again and again means two things."""
    reports = [{groups.units[m].report for m in groups.members(n)} for n in (i, j)]
    return not reports[0] & reports[1] or min(groups.units[i].mentions, groups.units[j].mentions) == 1


def _misspelled(a: str, b: str) -> bool:
    x, y = (tuple(w for i, w in enumerate(words(n)) if i == 0 or w not in corporate()) for n in (a, b))
    if len(x) != len(y):
        return False
    if len(x) == 1 and Levenshtein.distance(x[0], y[0], score_cutoff=1) > 1:
        return False
    different = [(v, w) for v, w in zip(x, y, strict=True) if v != w]
    return len(different) == 1 and near(*different[0]) and min(map(len, different[0])) >= (6 if len(x) == 1 else 4)
