"""Who somebody is: the offices that several reports give a person, in their own words."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tellings.compare.ground import Ground
from tellings.compare.offices import Office, read_offices
from tellings.model import Answer, Fact, Span, Status
from tellings.weights import word_list, word_table

#: How sure it is that the offices of one name are of one person and are read aright. By inspection of such facts in gold/dev.
SURE = 0.8


def read_held(ground: Ground) -> dict[str, list[Office]]:
    """By person, each office that each report gives, in its fullest wording; only of people whom two reports or more give one."""
    held: dict[str, dict[tuple[int, str], Office]] = defaultdict(dict)
    for page in ground.pages:
        for entity, office in read_offices(page):
            if ground.entities[entity].kind == "person" and office.phrase is not None and _is_office(office.noun):
                key = page.number, office_of(office.noun)
                best = held[entity].get(key)
                if best is None or _fullness(office) > _fullness(best):
                    held[entity][key] = office
    return {
        entity: [office for _, office in sorted(offices.items())]
        for entity, offices in sorted(held.items())
        if len({number for number, _ in offices}) > 1
    }


def office_facts(ground: Ground, held: Mapping[str, Sequence[Office]]) -> list[Fact]:
    """One fact for each person whom two reports or more give an office, with the offices as they word them."""
    return [_fact(ground, entity, offices) for entity, offices in held.items()]


def _fact(ground: Ground, entity: str, offices: Sequence[Office]) -> Fact:
    name = ground.entities[entity].name
    status = status_of_offices(offices)
    reports = [o.page.report.id for o in offices]
    words = list(dict.fromkeys(_wording(o) for o in offices))
    return Fact(
        id="",
        question=f"Who is: {name}",
        kind="person",
        status=status,
        answers=tuple(_answer(o) for o in offices),
        origins=ground.origins(reports),
        confidence=SURE,
        why=f"{len(set(reports))} reports; " + ("one office" if status == "agreed" else "called: " + ", ".join(words)),
    )


def status_of_offices(offices: Sequence[Office]) -> Status:
    """Conflicting where two reports give two seats of which one holds one at a time, or an office held and no more held."""
    told: dict[int, set[str]] = defaultdict(set)
    for o in offices:
        if not o.before:
            told[o.page.number].add(office_of(o.noun))
    for a, b in itertools.combinations(offices, 2):
        if _exclude(a, b) and told[a.page.number].isdisjoint(told[b.page.number]):
            return "conflicting"
    return "agreed" if len({office_of(o.noun) for o in offices}) == 1 else "compatible"


def _exclude(a: Office, b: Office) -> bool:
    if a.page is b.page:
        return False
    one, other = office_of(a.noun), office_of(b.noun)
    if one == other:
        holds = b if a.before else a
        return a.before != b.before and _is_now(holds)
    return a.noun in seats() and b.noun in seats() and not (a.before or b.before or _is_quoted(a) or _is_quoted(b))


def _is_now(office: Office) -> bool:
    """Whether an office is told as held when the report is written: behind the name ("Ada Korren, mayor of Arvend").

    Before a name it may be that of the time told ("then-mayor", "the mayor, Ada Korren, was warned in March"), or a courtesy.
    """
    phrase = office.phrase
    return phrase is not None and phrase.start > office.span.start and not _wording(office).lower().startswith("then")


def _is_quoted(office: Office) -> bool:
    """Whether an office stands in a quotation, which may tell of another time."""
    return any(i in office.page.quoted for i in office.page.word_range(office.span))


def _fullness(office: Office) -> tuple[bool, int, int]:
    """Appositions say more than titles; of either the longer; the first of equals."""
    words = office.page.tokens([office.phrase]) if office.phrase is not None else []
    return not office.title, len(words), -office.span.start


def _answer(office: Office) -> Answer:
    phrase = office.phrase if office.phrase is not None else office.span
    report = office.page.report
    span = Span(min(phrase.start, office.span.start), max(phrase.end, office.span.end))
    return Answer(report.id, span.start, span.end, _wording(office), None, phrase, None, report.published)


def _wording(office: Office) -> str:
    phrase = office.phrase if office.phrase is not None else office.span
    words = phrase.of(office.page.text).split()
    if words[0].lower() in ("the", "a", "an") and len(words) > 1:
        words = words[1:]
    return " ".join(words)


def _is_office(noun: str) -> bool:
    return noun in _titles()


@functools.cache
def _titles() -> frozenset[str]:
    """The last words of titles, and the names of offices."""
    return frozenset(line.split("\t")[0].split()[-1] for line in word_list("name_titles")) - _courtesy() | frozenset(
        _offices()
    )


def _courtesy() -> frozenset[str]:
    return frozenset("mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady".split())


def office_of(noun: str) -> str:
    """The office that a role noun names: "ceo" and "executive" are one."""
    return _offices().get(noun, noun)


@functools.cache
def _offices() -> dict[str, str]:
    return {row[0]: row[1] for row in word_table("compare_offices")}


@functools.cache
def seats() -> frozenset[str]:
    """The public offices of which a person holds one at a time."""
    return frozenset(row[0] for row in word_table("compare_offices") if len(row) > 2)
