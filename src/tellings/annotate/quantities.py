"""Quantities: every figure of a text with its interval, unit, what it counts and how firmly it stands.

``find_quantities(doc)`` gives them for a parsed text; the spaCy component ``tellings_quantities`` puts them in ``doc._.quantities``::

    nlp.add_pipe("tellings_quantities")
    nlp("At least 12 people died.")._.quantities

A text is passed over once for numbers (`quantity_numbers`, without the traps of `quantity_traps`); units, ranges and hedges are
read from the characters around each (`quantity_figures`, `quantity_ranges`, `quantity_hedges`); only then is the parse looked at,
around the hits alone.

For a score ("2-1") ``low`` and ``high`` are the two sides in the order written. Figures that say the same amount twice,
"105 billion rubles ($1.49 bln)", carry each other's span in ``same``; the later of the two stands in the brackets.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from tellings.annotate.quantity_counted import counted_lemma
from tellings.annotate.quantity_figures import Figure, single_figures
from tellings.annotate.quantity_hedges import hedged, hedged_after
from tellings.annotate.quantity_kinds import ranks, special
from tellings.annotate.quantity_labels import is_loose, is_name
from tellings.annotate.quantity_measured import Measured, compares, measured
from tellings.annotate.quantity_place import Page, Place, place
from tellings.annotate.quantity_ranges import joined
from tellings.annotate.quantity_standing import change
from tellings.annotate.quantity_ties import completed, paired
from tellings.annotate.quantity_units import per
from tellings.annotate.quantity_words import word_set
from tellings.model import Quantity, Span

__all__ = ["counted_lemma", "find_quantities", "quantities_component"]

#: The most characters between a figure and a noun that still belongs to its expression ("6 more of the").
_REACH = 20


def find_quantities(doc: Doc) -> tuple[Quantity, ...]:
    """The figures of a parsed text in the order of the text, none overlapping another."""
    text = doc.text
    found = [hedged(text, figure) for figure in joined(text, single_figures(text))]
    page = Page(doc, text, doc.to_array("IDX").tolist(), [sentence.start for sentence in doc.sents])
    read: list[tuple[Quantity, int]] = [
        (rank, page.sentence_at(page.token_at(rank.span.start))) for rank in ranks(text)
    ]
    for i, figure in enumerate(found):
        limit = found[i + 1].start if i + 1 < len(found) else len(text)
        here = place(page, figure, limit)
        quantity = _read(here)
        if quantity is not None:
            read.append((quantity, here.number))
    read.sort(key=lambda pair: pair[0].span)
    kept: list[tuple[Quantity, int]] = []
    for quantity, sentence in read:
        if not kept or kept[-1][0].span.end <= quantity.span.start:
            kept.append((quantity, sentence))
    return tuple(completed(text, [sentence for _, sentence in kept], paired(text, [quantity for quantity, _ in kept])))


_ENGLISH = re.compile(r"\d,\d{3}(?!\d)|\d\.\d{1,2}(?![\d.])")


def _read(here: Place) -> Quantity | None:
    """The quantity that a figure is in its sentence, None where the number is none."""
    if (quantity := special(here)) is not None:
        return quantity
    if is_name(here):
        return None
    what = measured(here)
    if not (what.follows and what.phrase is not None) and is_loose(here, what.phrase):
        return None
    return _quantity(here, _in_the_course(here, _regrouped(here, what)), what)


def _in_the_course(here: Place, figure: Figure) -> Figure:
    """ "spread over three years": "over" says when and is no hedge, unless a verb of lasting or a preposition stands before it.

    Nor is it one where it is a part of the verb: "handed over two letters".
    """
    begin = here.page.token_at(figure.start)
    if figure.bound != "more" or begin < 1 or here.doc[begin].lower_ != "over":
        return figure
    of_verb = here.doc[begin].dep_ == "prt" and here.page.token_at(figure.number) == begin + 1
    when = figure.kind == "duration" and here.doc[begin - 1].lemma_.lower() not in word_set("before over")
    if not (of_verb or when):
        return figure
    return replace(figure, start=figure.number, high=figure.low if figure.sort == "exact" else None, bound=None)


def _quantity(here: Place, figure: Figure, what: Measured) -> Quantity:
    phrase, doc = what.phrase, here.doc
    counted = phrase.span(doc) if phrase is not None else None
    kind, unit, unit_at, end = figure.kind, figure.unit, figure.unit_at, figure.end
    if what.follows and counted is not None and counted.start - end <= _REACH:
        figure = hedged_after(here.text, replace(figure, end=counted.end))
        end = figure.end
        by = per(here.text, end) if kind == "count" and unit is None and phrase is not None else None
        if by is not None and phrase is not None:  # "three thousand tests per day"
            unit, unit_at, end = f"{doc[phrase.head].lemma_.lower()} per {by[1]}", Span(counted.start, by[0]), by[0]
    if kind == "count" and phrase is not None and compares(here, phrase):
        kind, unit, unit_at, counted = "ratio", "times", counted, None
    if figure.sort == "times" and here.written.lower() == "twice" and not (phrase is not None and what.follows):
        kind, counted = "count", None
    direction = None
    begin = doc[max(0, here.page.token_at(figure.start))]
    sized = begin.i > 0 and doc[begin.i - 1].lower_ in ("by", "to", "another")
    if kind not in ("ratio", "duration") or figure.sort == "part" or (kind == "duration" and sized):
        direction = change(begin, doc[here.last], doc[phrase.head] if phrase is not None and what.follows else None)
    if figure.signed and direction is None and figure.low is not None and figure.low < 0:
        direction = "down"
    return Quantity(
        span=Span(figure.start, end),
        low=figure.low,
        high=figure.high,
        kind=kind,
        unit=unit,
        unit_at=unit_at,
        counted=counted,
        approximate=figure.approximate,
        change=direction,
        standing=here.standing(),
    )


def _regrouped(here: Place, what: Measured) -> Figure:
    """A lone point read as one of thousands where only that makes sense: "1.200 soldiers", "1.200 euros".

    Nobody writes a decimal fraction of three digits that ends in 0; and people and things counted have no fractions, unless the text
    writes its other numbers as English does.
    """
    figure = here.figure
    if (
        not figure.grouped
        or figure.magnitude != 1
        or figure.low is None
        or figure.kind in ("percent", "percentage points")
    ):
        return figure
    counts = (
        figure.unit is None and what.follows and what.phrase is not None and here.doc[what.phrase.head].tag_ == "NNS"
    )
    english = _ENGLISH.search(here.text) is not None
    if (not here.written.endswith("0") and (english or not counts)) or (not counts and figure.unit is None):
        return figure
    value = figure.low * 1000
    return replace(figure, low=value, high=None if figure.high is None else value)


@Language.component(
    "tellings_quantities", assigns=["doc._.quantities"], requires=["token.tag", "token.dep", "doc.sents"]
)
def quantities_component(doc: Doc) -> Doc:
    """Puts `find_quantities` of a document into ``doc._.quantities``."""
    doc._.quantities = find_quantities(doc)
    return doc


if not Doc.has_extension("quantities"):
    Doc.set_extension("quantities", default=())
