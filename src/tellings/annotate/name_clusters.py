"""Which mentions of one report mean the same: forms are joined by `naming`, then each bare surname goes to whom the text means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tellings.annotate.name_spans import Found, Lines
from tellings.model import NameKind
from tellings.naming.countries import usual
from tellings.naming.forms import is_acronym, plain
from tellings.naming.group_bodies import group_bodies
from tellings.naming.group_people import group_people
from tellings.naming.groups import Groups, Unit


def cluster(lines: Lines, found: Sequence[Found]) -> list[tuple[NameKind, int]]:
    """For each mention its kind and the number of its entity; entities are numbered by first mention."""
    forms = [lines.written(f.start, f.end) for f in found]
    counts: dict[tuple[str, NameKind], int] = defaultdict(int)
    for form, f in zip(forms, found, strict=True):
        counts[form, f.kind] += 1
    keys = sorted(counts)
    units = [Unit((form,), kind, counts[form, kind]) for form, kind in keys]
    number = {key: i for i, key in enumerate(keys)}
    groups = Groups(units)
    _join_brackets(lines, found, groups, [number[form, f.kind] for form, f in zip(forms, found, strict=True)])
    group_people(groups, [i for i, u in enumerate(units) if u.kind == "person"])
    group_bodies(groups, [i for i, u in enumerate(units) if u.kind != "person"])
    entities: dict[int, int] = {}
    last: dict[int, int] = {}
    out: list[tuple[NameKind, int]] = []
    for at, (form, f) in enumerate(zip(forms, found, strict=True)):
        unit = number[form, f.kind]
        root = groups.root(unit)
        if unit in groups.open:
            root = _meant(groups, [groups.root(c) for c in groups.open[unit]], last)
        last[root] = at
        out.append((f.kind, entities.setdefault(root, len(entities))))
    return out


def _meant(groups: Groups, candidates: Sequence[int], last: dict[int, int]) -> int:
    """The bearer named last before this place; the most frequent where none was."""
    return max(
        candidates, key=lambda c: (last.get(c, -1), sum(groups.units[j].mentions for j in groups.members(c)), -c)
    )


def _join_brackets(lines: Lines, found: Sequence[Found], groups: Groups, units: Sequence[int]) -> None:
    """A name followed by its abbreviation in brackets, or the other way round."""
    for k in range(len(found) - 1):
        a, b = found[k], found[k + 1]
        between = lines.text[a.end : b.start]
        if between != ["("] or b.end >= len(lines.text) or lines.text[b.end] not in (")", "-", "–"):
            continue
        one, two = groups.units[units[k]], groups.units[units[k + 1]]
        if one.kind == "person" or two.kind == "person":
            continue
        long, short = (
            (one.forms[0], two.forms[0]) if len(one.forms[0]) > len(two.forms[0]) else (two.forms[0], one.forms[0])
        )
        ticker = one.kind == "organisation" and short.isupper() and 3 <= len(short) <= 5 and usual(short) is None
        if is_acronym(short) and (_spells(short, long) or ticker):
            groups.join(units[k], units[k + 1], f"{short} = {long}: put in brackets after it")


def _spells(short: str, long: str) -> bool:
    """Whether the letters of the abbreviation come up in the name in their order."""
    letters, at = plain(short), 0
    for letter in plain(long):
        if at < len(letters) and letter == letters[at]:
            at += 1
    return at == len(letters)
