"""The one pass over a report that finds its statements, figures, times and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from spacy.tokens import Doc

from tellings.annotate.attributions import TAGGED
from tellings.annotate.boilerplate import find_boilerplate
from tellings.annotate.names import find_names
from tellings.annotate.people import find_roles
from tellings.annotate.pipeline import parse
from tellings.annotate.quantities import find_quantities
from tellings.annotate.statements import LEAST, find_statements
from tellings.annotate.tagger import tagger
from tellings.annotate.times import find_times
from tellings.model import Annotated, Quantity, Report, Span, When, Word
from tellings.text import outside, trimmed

#: A blank line, or a line break after a mark that ends a sentence; other line breaks may be those of a wrapped text.
BREAK = re.compile(r"\n[ \t\r]*\n\s*|(?<=[.!?:”\"’])[ \t\r]*\n\s*")

Marked = TypeVar("Marked", Quantity, When)

__all__ = ["annotate"]


def annotate(report: Report) -> Annotated:
    """Everything found in one report; what lies in boilerplate is left out, except its words."""
    with ThreadPoolExecutor(1) as beside:
        tagged = beside.submit(tagger().tag, report.text, LEAST)
        doc = parse(report.text)
        doc.user_data[TAGGED] = (LEAST, tagged.result())
    boilerplate = find_boilerplate(report)
    names = find_names(doc, boilerplate)
    return Annotated(
        report=report.id,
        words=tuple(Word(t.idx, t.idx + len(t), t.lemma_, t.pos_, t.dep_, t.head.i) for t in doc),
        sentences=_sentences(doc),
        boilerplate=boilerplate,
        statements=find_statements(doc, boilerplate, names),
        quantities=_kept(find_quantities(doc), boilerplate),
        times=_kept(find_times(doc, report.day), boilerplate),
        names=names,
        roles=find_roles(doc, names),
    )


def _sentences(doc: Doc) -> tuple[Span, ...]:
    """The parser's sentences, cut at line breaks that end a paragraph: a headline runs into nothing."""
    found = []
    text = doc.text
    for sent in doc.sents:
        at = sent.start_char
        for match in [*BREAK.finditer(text, sent.start_char, sent.end_char), None]:
            end = match.start() if match is not None else sent.end_char
            span = trimmed(text, at, end)
            if span is not None:
                found.append(span)
            at = match.end() if match is not None else end
    return tuple(found)


def _kept(found: Sequence[Marked], boilerplate: Sequence[Span]) -> tuple[Marked, ...]:
    return tuple(x for x in found if outside(x.span, boilerplate))
