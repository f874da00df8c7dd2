"""The coverage matrix: every line of the account against the reports that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.model import Fact
from tellings.render.reading import Reading, carriers, shown

Kind = Literal["figure", "statement"]


@dataclass(frozen=True)
class Row:
    """A line, what we call it, the report's words by which it is known, and the reports that carry it."""

    id: str
    kind: Kind
    label: str
    words: str
    reports: frozenset[str]


def rows(reading: Reading) -> tuple[Row, ...]:
    """Facts, then statements, each in the account's order; a statement is known by speaker and first words, what is agreed by its words."""
    facts = [Row(f.id, "figure", *known(f, reading), frozenset(carriers(f))) for f in reading.account.facts]
    statements = [
        Row(
            u.id,
            "statement",
            u.speaker or "",
            shown(reading.words(u.sayings[0].report, u.sayings[0].content[0])),
            frozenset(carriers(u)),
        )
        for u in reading.account.utterances
    ]
    return tuple(facts + statements)


def known(fact: Fact, reading: Reading) -> tuple[str, str]:
    """What a fact is called, or, where reports agree, the words of the passage that tells it best."""
    if fact.status == "conflicting" or not fact.answers:
        return fact.question, ""
    a = fact.answers[0]
    return "", shown(reading.said(a.passage))
