"""People: full names first, then initials, then bare names to the one person who bears them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from tellings.naming.forms import sound, words
from tellings.naming.groups import Groups
from tellings.naming.people import Person, block, given_agree, is_given, near, one_person, person, told_apart

#: A bare surname that the reports leave open goes to the person who has it this many times as often as any other, counted over the
#: reports that do say whom they mean. Not tuned: a plain majority of three quarters.
_SHARE = 0.75


def group_people(groups: Groups, among: Sequence[int]) -> None:
    """Join the units ``among`` those given, all of people; bare names with several bearers are noted in ``groups.open``."""
    full = [i for i in among if any(person(f).full for f in groups.units[i].forms)]
    bare = [i for i in among if i not in set(full)]
    _join_full(groups, full)
    _join_bare(groups, full, bare)


def full_names(groups: Groups, i: int) -> list[Person]:
    """The full names in the group of a unit, taken apart."""
    return sorted({p for f in groups.forms(i) if (p := person(f)).full})


def _join_full(groups: Groups, full: Sequence[int]) -> None:
    blocks: dict[str, set[int]] = defaultdict(set)
    for i in full:
        for p in full_names(groups, i):
            for key in block(p):
                blocks[key].add(i)
    strong: list[tuple[int, int, str, str, str]] = []
    weak: list[tuple[int, int]] = []
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        for i, j in itertools.combinations(sorted(blocks[key], key=lambda n: groups.units[n].forms), 2):
            if (i, j) in seen:
                continue
            seen.add((i, j))
            found = _best(groups, i, j)
            if found is None:
                continue
            if found[2] == "initial":
                weak.append((i, j))
            else:
                strong.append((i, j, *found))
    # Equal spellings come first, so that a near miss cannot take a name from the person who bears it exactly.
    for i, j, one, two, why in sorted(strong, key=lambda s: (s[4] != "same name", s[4].count("spelling"), s[2], s[3])):
        if not _clash(groups, i, j):
            groups.join(i, j, "" if one == two else f"{one} = {two}: {why}")
    _join_initials(groups, weak)


def _best(groups: Groups, i: int, j: int) -> tuple[str, str, str] | None:
    """The two forms of the units that agree best, and why they are one person's."""
    found: list[tuple[bool, bool, tuple[str, str, str]]] = []
    for a in groups.units[i].forms:
        for b in groups.units[j].forms:
            why = one_person(person(a), person(b))
            if why is not None:
                found.append((why == "initial", why != "same name", (min(a, b), max(a, b), why)))
    return min(found)[2] if found else None


def _join_initials(groups: Groups, weak: Sequence[tuple[int, int]]) -> None:
    """A name with an initial goes to the one person whom it fits."""
    fits: dict[int, set[int]] = defaultdict(set)
    for i, j in weak:
        a, b = groups.root(i), groups.root(j)
        if a != b:
            fits[a].add(b)
            fits[b].add(a)
    for i in sorted(fits, key=lambda n: groups.units[n].forms):
        others = {groups.root(j) for j in fits[i]} - {groups.root(i)}
        short = all(len(p.given[0]) == 1 for p in full_names(groups, i))
        if short and len(others) == 1 and not _clash(groups, i, next(iter(others))):
            j = next(iter(others))
            one, two = sorted((groups.units[i].forms[0], groups.units[j].forms[0]))
            groups.join(i, j, f"{one} = {two}: initial")


def _clash(groups: Groups, i: int, j: int) -> bool:
    return any(told_apart(a, b) for a in full_names(groups, i) for b in full_names(groups, j))


def _join_bare(groups: Groups, full: Sequence[int], bare: Sequence[int]) -> None:
    by_last: dict[str, set[int]] = defaultdict(set)
    by_any: dict[str, set[int]] = defaultdict(set)
    by_start: dict[str, set[int]] = defaultdict(set)
    said: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for i in full:
        root = groups.root(i)
        for form in groups.units[i].forms:
            p = person(form)
            if not p.full:
                said[sound(p.surname)][root] += groups.units[i].mentions
                continue
            by_last[sound(p.surname)].add(root)
            by_start[p.surname[:2]].add(root)
            for word in words(form):
                by_any[sound(word)].add(root)
    left: list[int] = []
    full_roots = groups.roots(full)
    for i in sorted(bare, key=lambda n: groups.units[n].forms):
        word = _bare_word(groups, i)
        key = sound(word)
        candidates = by_last.get(key) or by_any.get(key)
        if not candidates and is_given(word):
            candidates = {
                g for g in full_roots if any(given_agree(word, p.given[0]) == "variants" for p in full_names(groups, g))
            }
        if not candidates:
            candidates = {
                g for g in by_start.get(word[:2], set()) if any(near(word, p.surname) for p in full_names(groups, g))
            }
        candidates = {groups.root(c) for c in candidates or ()}
        if len(candidates) > 1:
            votes: dict[int, int] = defaultdict(int)
            for c, n in said.get(key, {}).items():
                votes[groups.root(c)] += n
            candidates = _majority(votes, candidates)
        if len(candidates) == 1:
            c = next(iter(candidates))
            longest = max(groups.forms(c), key=lambda f: (len(f), f))
            groups.join(i, c, f"{groups.units[i].forms[0]} = {longest}: the only one of that name")
        elif candidates:
            groups.open[i] = tuple(sorted(candidates))
        else:
            left.append(i)
    _join_spellings(groups, left)


def _bare_word(groups: Groups, i: int) -> str:
    return person(groups.units[i].forms[0]).surname


def _majority(said: dict[int, int], candidates: set[int]) -> set[int]:
    total = sum(said.get(c, 0) for c in candidates)
    best = max(sorted(candidates), key=lambda c: said.get(c, 0))
    return {best} if total and said.get(best, 0) >= _SHARE * total else candidates


def _join_spellings(groups: Groups, left: Sequence[int]) -> None:
    """Bare names without a bearer: equal sounds are one, near misses too where both are long."""
    starts: dict[str, list[int]] = defaultdict(list)
    for i in left:
        starts[_bare_word(groups, i)[:2]].append(i)
    for some in starts.values():
        for i, j in itertools.combinations(some, 2):
            a, b = _bare_word(groups, i), _bare_word(groups, j)
            if a == b:
                groups.join(i, j, "")
            elif sound(a) == sound(b) or (near(a, b) and min(len(a), len(b)) > 5):
                groups.join(i, j, f"{groups.units[i].forms[0]} = {groups.units[j].forms[0]}: one name in two spellings")
