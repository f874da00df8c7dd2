"""The one pass over a report that finds its statements, figures, times and names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from spacy.tokens import Doc

from tellings.annotate.boilerplate import find_boilerplate
from tellings.annotate.names import find_names
from tellings.annotate.people import find_roles
from tellings.annotate.pipeline import parse
from tellings.annotate.quantities import find_quantities
from tellings.annotate.statements import find_statements
from tellings.annotate.times import find_times
from tellings.model import Annotated, Quantity, Report, Span, When, Word
from tellings.text import outside

Marked = TypeVar("Marked", Quantity, When)

__all__ = ["annotate"]


def annotate(report: Report) -> Annotated:
    """Everything found in one report; what lies in boilerplate is left out, except its words."""
    doc = parse(report.text)
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
    found = []
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space]
        if tokens:
            found.append(Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return tuple(found)


def _kept(found: Sequence[Marked], boilerplate: Sequence[Span]) -> tuple[Marked, ...]:
    return tuple(x for x in found if outside(x.span, boilerplate))
