"""Every phrase that an account says itself, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tellings.model import DisputeKind, Entity, Fact, Form, Tie
from tellings.render.amount import point
from tellings.render.reading import OPEN, day_of, plural, shown

REPORTS: Final = "The reports"
DIFFERS: Final = "Figures and dates that differ"
DISPUTED: Final = "Denied or disputed"
SAID: Final = "Who said what"
WIDELY: Final = "Most widely told"
AGREED: Final = "What else they agree on"
TRUSTED: Final = "On one source's word"
ALONE: Final = "In one report only"
TIMELINE: Final = "What happened when"
REPORTED: Final = "reported by"
NAMES: Final = "Names and their spellings"
COVERAGE: Final = "Who carries what"
LACKING: Final = "Left out, and most others have it"
ORIGINS: Final = "Which reports are one telling"
CREDITED: Final = "Agencies credited"
SIDE_BY_SIDE: Final = "side by side"
SKIPPED: Final = "Not read"
NOBODY: Final = "Speaker unclear"
ONE_ORIGIN: Final = "One origin"
TWO_ORIGINS: Final = "Two origins that share passages"
ONE_REPORT: Final = "in one report only"
GAP: Final = "[…]"
BREAK: Final = "¶"
UNTITLED: Final = "no headline"
ONE_ORIGIN_WITH: Final = "one origin with"
HAS_ALONE: Final = "has alone"
LACKS: Final = "leaves out, and most others have"
LINES_ALONE: Final = "lines alone"
LINES_LACKING: Final = "lines left out"
WORDINGS: Final = "wordings"
ALSO: Final = "also given as"
PERHAPS: Final = "perhaps the same"
WITHOUT: Final = "without"
NOTHING: Final = "No line of the account has that."
ACCORDING_TO: Final = "according to"


def more(lines: int) -> str:
    """How many lines are not set, and where they are."""
    return f"… {plural(lines, 'more line')}, all in the account as JSON"


KINDS: Final = {
    "figure": "Figures and dates that differ",
    "dispute": "Denials and disputes",
    "statement": "Statements",
    "agreed": "Agreed",
    "alone": "One report only",
    "time": "Timeline",
    "name": "Names",
    "origin": "Origins",
}
PART: Final = {"what": "What", "who": "Who", "where": "Where", "when": "When"}
FORM: Final[dict[Form, str]] = {"direct": "quoted", "indirect": "paraphrased", "mixed": "partly quoted"}
DISPUTE: Final[dict[DisputeKind, str]] = {
    "denial": "A denial",
    "contradiction": "A contradiction",
    "attribution": "Different speakers or words",
    "value": "Different values",
}
RELATION: Final = {
    "same": "The same text",
    "mostly": "Mostly the same text",
    "partly": "Some passages the same",
    "version": "Versions of one report",
}
# Below this probability a line says how sure it is: it is then more likely wrong than right, and still worth a look.
SURE: Final = 0.5


def asked(fact: Fact) -> tuple[str, ...]:
    """The question that a name answers: it does not show in the passage."""
    return (shown(fact.question),) if fact.kind in ("person", "place") else ()


def one_source(fact: Fact) -> tuple[str, ...]:
    """That all reports have it from one source, where they do."""
    return (f"all {ACCORDING_TO} {shown(fact.source)}",) if fact.source else ()


def sure(confidence: float) -> tuple[str, ...]:
    """How sure a line is, where it is not very."""
    return () if confidence >= SURE else (f"{100 * confidence:.0f} % sure",)


def state(fact: Fact) -> str:
    """How a question's answers stand to each other."""
    if fact.status != "conflicting":
        return "agreed" if fact.status == "agreed" else "compatible"
    if not fact.update:
        return "conflicting"
    told = [p.at for a in sorted(fact.answers, key=day_of) if (p := point(a.value))]
    if len(told) < 2 or told[0] == told[-1]:
        return "changes over time"
    return "rises over time" if told[0] < told[-1] else "falls over time"


def forms(entity: Entity) -> tuple[str, ...]:
    """The forms of a name, its fullest first, each once whatever its letter case."""
    seen: dict[str, str] = {}
    for form in (entity.name, *entity.forms):
        seen.setdefault(shown(form).lower(), shown(form))
    return tuple(seen.values())


def shared(numbers: tuple[str, str], shares: tuple[float, float], passages: int) -> str:
    """How much of each of two reports stands in the passages that they share."""
    if not passages:
        return "one address, no passage in common"
    told = " and ".join(f"{100 * s:.0f} % of {n}" for n, s in zip(numbers, shares, strict=True))
    return f"{told}, in {plural(passages, 'passage')}"


def descent(numbers: tuple[str, str], outlets: tuple[str, str], tie: Tie) -> str:
    """Which of two reports the other seems to come from, and why; the first of the two is the one it comes from."""
    one, other = numbers
    grounds = {
        "credit": f"{other} seems to come from {one}: it credits {outlets[0]}",
        "agency": f"{other} seems to come from {one}, an agency's own page",
        "date": f"{other} seems to come from {one}, which is dated earlier",
        "containment": f"{other} seems to come from {one}, which holds nearly all of it",
        None: "" if tie.agencies or tie.relation == "partly" else "nothing says which came first",
    }
    told = grounds[tie.basis]
    if tie.relation == "version" and tie.basis == "date":
        told = f"{one} is the earlier version, {other} the later"
    both = f"both credit {', '.join(tie.agencies)}" if tie.agencies and tie.basis != "credit" else ""
    return "; ".join(filter(None, [told, both]))


def likely(confidences: Sequence[float], most: int, least: float = OPEN) -> int:
    """How many of the first lines to set openly, ``most`` at most: those that are as likely as ``least``, and one at least."""
    sure = next((i for i, confidence in enumerate(confidences) if confidence < least), len(confidences))
    return min(most, max(1, sure))
