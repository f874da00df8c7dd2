"""Which run of characters a reader needs, and whom a report cites for it."""

from __future__ import annotations

from tellings.compare.figures import Figure
from tellings.compare.pages import Page
from tellings.compare.readings import Stated
from tellings.model import Span

#: Words up to which a sentence is cited whole; of a longer one the clause alone. A choice of taste, not tuned.
WHOLE = 40
#: Words from a figure to its verb up to which the stretch between them can be read by itself. A choice of taste, not tuned.
READABLE = 16


def passage_of(page: Page, clause: Span) -> Span:
    """The sentence that holds a clause, or the clause itself where the sentence is long."""
    sentence = page.sentence(clause.start)
    if sentence is None or not sentence.holds(clause) or len(page.tokens([sentence])) > WHOLE:
        return clause
    return sentence


def cited(figure: Figure) -> Span:
    """The clause of a figure; where it holds other figures, only the stretch from its verb to the figure and what that counts.

    A clause that the reading of a headline left without a verb says nothing: its sentence is cited.
    """
    page, clause = figure.page, figure.stated.clause
    whole, told = _counted(figure), _from_verb(figure)
    others = any(not q.span.meets(whole) for q in page.quantities(clause.span))
    span = told if others and told is not None else _around(clause.span, whole)
    says = any(page.notes.words[i].pos in ("VERB", "AUX") for i in page.word_range(span))
    return span if says else _around(passage_of(page, span), span)


def exact(figure: Figure) -> Span:
    """The words that answer: a day as it is written, a figure with its verb and what it counts."""
    if figure.kind == "date":
        return figure.span
    return _from_verb(figure) or _counted(figure)


def _counted(figure: Figure) -> Span:
    """A figure with what it counts."""
    return _around(figure.span, figure.quantity.counted if figure.quantity else None)


def _from_verb(figure: Figure) -> Span | None:
    """The run that holds a figure, what it counts and its verb; None where that cannot be read by itself."""
    verb = figure.page.notes.words[verb_over(figure)]
    told = _around(_counted(figure), Span(verb.start, verb.end))
    return told if len(figure.page.tokens([told])) <= READABLE else None


def verb_over(figure: Figure) -> int:
    """The index of the nearest verb on which a figure hangs, in its clause; of the clause's own where there is none."""
    page, clause = figure.page, figure.stated.clause
    inside, words = page.word_range(clause.span), page.notes.words
    at = next(iter(page.word_range(figure.span)), clause.verb)
    for _ in inside:
        if words[at].pos == "VERB":
            return at
        if words[at].head not in inside:
            break
        at = words[at].head
    return clause.verb


def _around(span: Span, other: Span | None) -> Span:
    """The least run of characters that holds both."""
    return span if other is None else Span(min(span.start, other.start), max(span.end, other.end))


def attributed_to(stated: Stated) -> str | None:
    """Whom the report cites for a clause, in its own words; None where it speaks for itself."""
    if stated.told is None:
        return None
    statement = stated.told.statement
    span = statement.speaker[0] if statement.speaker else statement.source
    return " ".join(span.of(stated.reading.page.text).split()) if span else None
