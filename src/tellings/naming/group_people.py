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
    known = set(full)
    bare = [i for i in among if i not in known]
    _join_full(groups, full)
    _join_bare(groups, full, bare)


def full_names(groups: Groups, i: int) -> list[Person]:
    """The full names in the group of a unit, taken apart."""
    return sorted({p for f in set(groups.forms(i)) if (p := person(f)).full})


def _join_full(groups: Groups, full: Sequence[int]) -> None:
    bearers: dict[Person, tuple[int, str]] = {}
    for i in sorted(full, key=lambda n: groups.units[n].forms):
        for form in groups.units[i].forms:
            p = person(form)
            if p.full:
                groups.join(bearers.setdefault(p, (i, form))[0], i, "")
    blocks: dict[str, set[Person]] = defaultdict(set)
    for p in bearers:
        for key in block(p):
            blocks[key].add(p)
    pairs = {pair for some in blocks.values() for pair in itertools.combinations(sorted(some), 2)}
    agreed = [(why, a, b) for a, b in sorted(pairs) if (why := one_person(a, b)) is not None]
    # Equal spellings come first, so that a near miss cannot take a name from the person who bears it exactly.
    for why, a, b in sorted(agreed, key=lambda x: (x[0] != "same name", x[0].count("spelling"), x[1:])):
        (i, one), (j, two) = bearers[a], bearers[b]
        if why != "initial" and not _clash(groups, i, j):
            groups.join(i, j, f"{min(one, two)} = {max(one, two)}: {why}")
    _join_initials(groups, [(bearers[a][0], bearers[b][0]) for why, a, b in agreed if why == "initial"])


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
    if groups.root(i) == groups.root(j):
        return False
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
