"""The names of a story as entities: one record for each person, body and place in all its spellings, with the reasons of each merge."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from tellings.model import Annotated, Cite, Entity, Name, NameKind, Report
from tellings.naming.countries import is_place, kin
from tellings.naming.forms import core, plain
from tellings.naming.group_bodies import group_bodies, join_areas
from tellings.naming.group_people import group_people
from tellings.naming.groups import Groups, Unit
from tellings.naming.people import person

#: The end of a web address: ".com", ".co.uk".
_ADDRESS = re.compile(r"\w\.[a-z]{2,}$")
#: A state in its style-book abbreviation after a town: ", Mo."; a country's is a new name ("in Minsk, U.S. diplomats").
_STATE = re.compile(r", ((?:[A-Z][a-z]{1,4}|[A-Z]\.[A-Z])\.)")

__all__ = ["kin", "merge_names"]


def merge_names(reports: Sequence[Report], annotated: Sequence[Annotated]) -> tuple[Entity, ...]:
    """The entities of the reports, the most mentioned first; ids are "n1", "n2" ... in that order.

    ``annotated`` holds the names of each report, in any order. Names of one report that it tells apart stay apart where they are full
    names of people; a bare surname goes to the one person of that name in the story, or stays alone where there are several.
    """
    texts = {r.id: r.text for r in reports}
    clusters: list[tuple[str, list[Name]]] = []
    for notes in sorted(annotated, key=lambda a: a.report):
        grouped: dict[int, list[Name]] = defaultdict(list)
        for name in notes.names:
            grouped[name.entity].append(name)
        clusters += [(notes.report, grouped[e]) for e in sorted(grouped)]
    units = _settled([_unit(report, names, texts[report]) for report, names in clusters])
    groups = Groups(units)
    group_people(groups, [i for i, u in enumerate(units) if u.kind == "person"])
    others = [i for i, u in enumerate(units) if u.kind != "person"]
    group_bodies(groups, others)
    join_areas(groups, others)
    found = [_entity(groups, root, clusters, texts) for root in groups.roots()]
    found.sort(key=lambda e: (-len(e.mentions), e.name, e.mentions))
    return tuple(Entity(f"n{i}", e.name, e.kind, e.forms, e.mentions, e.why) for i, e in enumerate(found, 1))


def _unit(report: str, names: Sequence[Name], text: str) -> Unit:
    kinds = Counter(n.kind for n in names)
    kind = max(sorted(kinds), key=lambda k: kinds[k])
    return Unit(tuple(sorted({_clean(n.span.of(text)) for n in names})), kind, len(names), report)


def _clean(form: str) -> str:
    return " ".join(form.split())


def _settled(units: Sequence[Unit]) -> list[Unit]:
    """The units with the kind that most mentions of their forms have in the whole story; the lists hold against the majority."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    surnames: Counter[str] = Counter()
    firms: set[str] = set()
    for u in units:
        for form in u.forms:
            votes[plain(form)][u.kind] += u.mentions
            if u.kind == "organisation" and core(form) != plain(form) and "." not in form.rstrip("."):
                votes[core(form)][u.kind] += u.mentions
                firms.add(core(form))
            if u.kind == "person" and person(form).full:
                surnames[person(form).surname] += u.mentions
    out = []
    for u in units:
        full = [f for f in u.forms if person(f).full]
        counts: Counter[NameKind] = Counter()
        for form in full or u.forms:
            counts += votes[plain(form)]
        bearer = surnames[person(u.forms[0]).surname] if not full else 0
        counts["person"] += bearer
        doubted: NameKind = "person" if bearer else "organisation" if plain(u.forms[0]) in firms else u.kind
        kind = max(sorted(counts), key=lambda k: (counts[k], k == doubted))
        if all(is_place(f) for f in u.forms):
            kind = "person" if bearer and u.kind == "person" else "place"
        out.append(u._replace(kind=kind))
    return out


def _entity(groups: Groups, root: int, clusters: Sequence[tuple[str, list[Name]]], texts: dict[str, str]) -> Entity:
    members = groups.members(root)
    forms: Counter[str] = Counter()
    titled: set[str] = set()
    kinds: Counter[NameKind] = Counter()
    mentions: list[Cite] = []
    for i in members:
        report, names = clusters[i]
        kinds[groups.units[i].kind] += len(names)
        for name in names:
            forms[name.span.of(texts[report])] += 1
            mentions.append(Cite(report, name.span.start, name.span.end))
            start = name.title.start if name.title is not None else _article(texts[report], name.span.start)
            if start < name.span.start:
                titled.add(texts[report][start : name.span.end])
            state = _STATE.match(texts[report], name.span.end) if name.kind == "place" else None
            if state and is_place(state[1]) and kin(state[1]) is None:
                titled.add(texts[report][name.span.start : state.end()])
    kind = max(sorted(kinds), key=lambda k: kinds[k])
    if kind == "place":
        best = max(forms, key=lambda f: (not f.isupper(), forms[f], f))
    else:
        best = max(forms, key=lambda f: (_fullness(f, kind), forms[f], f))
    return Entity("", best, kind, tuple(sorted({*forms, *titled})), tuple(sorted(mentions)), groups.why(root))


def _article(text: str, start: int) -> int:
    """Where an article begins that is part of the name: "The Utopian Times" in mid-sentence."""
    at = start - 4
    proper = (
        at > 1 and text[at:start] == "The " and text[at - 1] == " " and (text[at - 2].isalnum() or text[at - 2] == ",")
    )
    return at if proper else start


def _fullness(form: str, kind: NameKind) -> tuple[bool, int, int]:
    """How full a form is: words first, capital initials before all-capitals; a handle or web address is the last choice."""
    shouted = form.isupper() and len(form) > 3
    size = len(person(form).given) + 1 if kind == "person" else len(form.split())
    return (form[0] not in "@#" and not _ADDRESS.search(form), size, 0 if shouted else len(form))
