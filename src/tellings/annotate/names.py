"""The people, organisations and places of one report: each mention with a clean span, a kind, its title and the entity it means.

    names = find_names(parse(text))

As a spaCy component it is called ``tellings_names`` (after the parser and the entities) and sets ``doc._.names``.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from tellings.annotate.name_clusters import cluster
from tellings.annotate.name_known import find_known
from tellings.annotate.name_repair import repaired
from tellings.annotate.name_spans import Lines, find_spans
from tellings.model import Name, Span
from tellings.text import merged, outside

__all__ = ["find_names", "tellings_names"]


def find_names(doc: Doc, skip: Sequence[Span] = ()) -> tuple[Name, ...]:
    """The mentions in text order, never overlapping; those that touch a span of ``skip`` are left out."""
    lines = Lines(doc)
    found = find_known(lines, repaired(lines, find_spans(lines)))
    holes = merged(skip)
    kept = [f for f in found if outside(_span(doc, f.start, f.end), holes)] if holes else found
    names = []
    for mention, (kind, entity) in zip(kept, cluster(lines, kept), strict=True):
        title = _span(doc, mention.title, mention.start) if mention.title < mention.start else None
        names.append(Name(_span(doc, mention.start, mention.end), kind, entity, title))
    return tuple(names)


def _span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))


@Language.component("tellings_names", requires=["doc.ents", "token.pos", "doc.sents"], assigns=["doc._.names"])
def tellings_names(doc: Doc) -> Doc:
    """Set ``doc._.names`` to the document's names."""
    if not Doc.has_extension("names"):
        Doc.set_extension("names", default=())
    doc._.names = find_names(doc)
    return doc
