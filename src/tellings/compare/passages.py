"""Which run of characters a reader needs, and whom a report cites for it."""

from __future__ import annotations

from tellings.compare.pages import Page
from tellings.compare.readings import Stated
from tellings.model import Span

#: Words up to which a sentence is cited whole; of a longer one the clause alone. A choice of taste, not tuned.
WHOLE = 40


def passage_of(page: Page, clause: Span) -> Span:
    """The sentence that holds a clause, or the clause itself where the sentence is long."""
    sentence = page.sentence(clause.start)
    if sentence is None or not sentence.holds(clause) or len(page.tokens([sentence])) > WHOLE:
        return clause
    return sentence


def attributed_to(stated: Stated) -> str | None:
    """Whom the report cites for a clause, in its own words; None where it speaks for itself."""
    if stated.told is None:
        return None
    statement = stated.told.statement
    span = statement.speaker[0] if statement.speaker else statement.source
    return " ".join(span.of(stated.reading.page.text).split()) if span else None
