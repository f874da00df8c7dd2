"""Statements: the attributions of a report, each with its kind, act and speaker."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from tellings.annotate.attributions import find_attributions
from tellings.annotate.cues import read_cue
from tellings.annotate.kinds import judge
from tellings.annotate.names import find_names
from tellings.annotate.speakers import resolve_speakers
from tellings.annotate.tagger import tagger
from tellings.model import Name, Span, Statement

#: The confidence from which the tagger's attributions are looked at. Lower finds no more sayings of gold/dev that `kinds` then believes
#: (`python -m training.kinds.train --least P`).
LEAST = 0.15


def find_statements(doc: Doc, skip: Sequence[Span], names: Sequence[Name]) -> tuple[Statement, ...]:
    """Every attribution outside ``skip``, marked statement, thought, intention or topic, its speaker resolved where clear.

    What the tagger doubts is kept only where it reads as a statement: `kinds.judge` weighs that doubt with all else it sees.
    """
    sure = tagger().settings.believe
    found = find_attributions(doc, skip, LEAST)
    cues = [read_cue(doc, statement.cue) for statement in found]
    marked = [
        msgspec.structs.replace(statement, act=cue.act, kind=kind, negated=cue.negated)
        for statement, cue, kind in zip(found, cues, judge(doc, found, cues), strict=True)
        if kind == "statement" or statement.confidence >= sure
    ]
    return resolve_speakers(doc, marked, names)


@Language.component(
    "tellings_statements", assigns=["doc._.statements"], requires=["doc.ents", "token.pos", "token.dep", "doc.sents"]
)
def statements_component(doc: Doc) -> Doc:
    """Puts `find_statements` of a document into ``doc._.statements``; names are its own or those of ``tellings_names`` before it."""
    doc._.statements = find_statements(doc, (), tuple(getattr(doc._, "names", ())) or find_names(doc))
    return doc


if not Doc.has_extension("statements"):
    Doc.set_extension("statements", default=())
