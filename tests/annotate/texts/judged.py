"""Whether the product gives a marked answer, and what it gives beyond the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.model import Annotated, Name, Quantity, Span, Statement, When
from tests.annotate.attributed import in_words, shows, words
from tests.annotate.texts import Text, entity, expression, interval, saying


def statements(found: Annotated) -> list[Statement]:
    """What the product believes to be said; thoughts, intentions and mere topics are left out."""
    return [s for s in found.statements if s.kind == "statement"]


def gives_saying(text: Text, found: Annotated, answer: str) -> bool:
    """Whether a statement has the words and the cue that are marked, whoever its speaker is."""
    marked = saying(text, answer).marked
    return any(shows(marked, s) for s in statements(found))


def speaker_of(text: Text, found: Annotated, answer: str) -> set[str] | None:
    """All forms of whoever speaks the statement that has a marked saying's cue, joined speakers with ``+``; None without a statement."""
    marked = saying(text, answer).marked
    hits = [s for s in statements(found) if s.cue is not None and any(s.cue.meets(c) for c in marked.cue)]
    if not hits:
        return None
    best = max(hits, key=lambda s: len(set(words(text.text, s.content)) & set(words(text.text, marked.content))))
    if not best.speaker:
        return {"-"}
    known = [_forms(text, found, span) for span in best.speaker]
    return known[0] if len(known) == 1 else {" + ".join(span.of(text.text) for span in best.speaker)}


def _forms(text: Text, found: Annotated, span: Span) -> set[str]:
    name = next((n for n in found.names if n.span == span), None)
    if name is None:
        return {span.of(text.text)}
    return {n.span.of(text.text) for n in found.names if n.entity == name.entity}


def gives_quantity(text: Text, found: Annotated, answer: str) -> bool:
    """Whether a figure stands at the marked place with its interval, its unit or kind, and what it counts where that is said."""
    span, (value, unit, *counted) = expression(text, answer)
    return any(
        q.span == span
        and interval(q) == value
        and (q.unit or q.kind) == unit
        and (not counted or (q.counted is not None and q.counted.of(text.text) == counted[0]))
        for q in found.quantities
    )


def gives_time(text: Text, found: Annotated, answer: str) -> bool:
    """Whether a time stands at the marked place with the marked value."""
    span, (value,) = expression(text, answer)
    return any(w.span == span and w.value == value for w in found.times)


def named_as(text: Text, found: Annotated, answer: str) -> list[str]:
    """How the forms of a marked entity are found: ``form (kind, entity)``, ``form (nowhere)``."""
    out = []
    for form in entity(answer)[1]:
        hits = sorted({(n.kind, n.entity) for n in found.names if n.span.of(text.text) == form})
        out += [f"{form} ({kind}, {number})" for kind, number in hits] or [f"{form} (nowhere)"]
    return out


def gives_name(text: Text, found: Annotated, answer: str) -> bool:
    """Whether every form of a marked entity is found, as what it is, and all as one that has no other forms."""
    kind, forms = entity(answer)
    hits = [n for n in found.names if n.span.of(text.text) in forms]
    one = {n.entity for n in hits}
    return (
        {n.span.of(text.text) for n in hits} == set(forms)
        and {n.kind for n in hits} == {kind}
        and len(one) == 1
        and {n.span.of(text.text) for n in found.names if n.entity in one} == set(forms)
    )


def beyond(text: Text, found: Annotated) -> Iterator[str]:
    """What the product gives where nothing is marked: sayings by a cue of their own, figures, times and names at places of their own."""
    marks = [saying(text, answer).marked for answer in text.sayings]
    cues = [cue for marked in marks for cue in marked.cue]
    said = [part for marked in marks for part in marked.content]
    for s in statements(found):
        if s.cue is None and all(any(part.holds(span) for part in said) for span in s.content):
            continue  # words that are marked as said, found without who says them
        if s.cue is None or not any(s.cue.meets(cue) for cue in cues):
            yield f"saying: {in_words(text.text, s)}"
    yield from _apart(text, "quantity", found.quantities, text.quantities)
    yield from _apart(text, "time", found.times, text.times)
    forms = [form for answer in text.names for form in entity(answer)[1]]
    places = [Span(*m.span()) for form in forms for m in re.finditer(re.escape(form), text.text)]
    for form in dict.fromkeys(n.span.of(text.text) for n in found.names if not _meets_any(n, places)):
        yield f"name: {form}"


def _meets_any(one: Name | Quantity | When, places: list[Span]) -> bool:
    return any(one.span.meets(place) for place in places)


def _apart(text: Text, kind: str, found: tuple[Quantity, ...] | tuple[When, ...], answers: tuple[str, ...]) -> Iterator[str]:
    places = [expression(text, answer)[0] for answer in answers]
    for one in found:
        if not _meets_any(one, places):
            yield f"{kind}: {one.span.of(text.text)}"
