"""Statements: the attributions of a report, each with its kind, act and speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from tellings.annotate.attributions import find_attributions
from tellings.annotate.cues import read_cue
from tellings.annotate.kinds import judge
from tellings.annotate.loose_quotations import find_loose_quotations
from tellings.annotate.names import find_names
from tellings.annotate.pipeline import text_of
from tellings.annotate.relays import settle_sources
from tellings.annotate.speakers import resolve_speakers
from tellings.annotate.tagger import tagger
from tellings.model import Name, Span, Statement

#: The confidence from which the tagger's attributions are looked at. Lower finds no more sayings of gold/dev that `kinds` then believes
#: (`python -m training.kinds.train --least P`).
LEAST = 0.15
#: A cue of the tagger's that takes in what is claimed ("claimed responsibility for"), as PolNeAR cuts it.
CLAIM = re.compile(
    r"(?P<cue>(?:ha[sd] |have |later |also |quickly |since )*claim(?:ed|s)) (?P<what>(?:full |sole )?responsibility\b)"
)
#: What a relative clause leaves behind where another attribution takes it ("the assault which they say was a reply").
RELATIVE = re.compile(r",? (?:which|that|who)$")


def find_statements(doc: Doc, skip: Sequence[Span], names: Sequence[Name]) -> tuple[Statement, ...]:
    """Every attribution outside ``skip``, marked statement, thought, intention or topic, its speaker resolved where clear.

    What the tagger doubts is kept only where it reads as a statement: `kinds.judge` weighs that doubt with all else it sees. Quotations
    that no attribution covers are statements too.
    """
    sure = tagger().settings.believe
    found = find_attributions(doc, skip, LEAST)
    cues = [read_cue(doc, statement.cue) for statement in found]
    marked = [
        msgspec.structs.replace(statement, act=cue.act, kind=kind, negated=cue.negated)
        for statement, cue, kind in zip(found, cues, judge(doc, found, cues), strict=True)
        if kind == "statement" or statement.confidence >= sure
    ]
    marked = [_with_claim(text_of(doc), one) for one in marked]
    marked = settle_sources(doc, marked)
    marked += find_loose_quotations(text_of(doc), skip, marked)
    marked.sort(key=lambda s: (s.cue or s.content[0], s.content))
    return resolve_speakers(doc, marked, names)


def _with_claim(text: str, statement: Statement) -> Statement:
    """A claim of responsibility as the statement it is: what is claimed belongs to the content, not to the cue."""
    first = statement.content[0]
    if statement.cue is None or statement.cue.start >= first.start:
        return statement
    claim = CLAIM.match(text, statement.cue.start)
    if claim is None or not claim.start("what") <= first.start < claim.end("what") + 6:
        return statement
    told = RELATIVE.sub("", text[claim.start("what") : first.end])
    content = (Span(claim.start("what"), claim.start("what") + len(told)), *statement.content[1:])
    return msgspec.structs.replace(
        statement, content=content, cue=Span(statement.cue.start, claim.end("cue")), kind="statement"
    )


@Language.component(
    "tellings_statements", assigns=["doc._.statements"], requires=["doc.ents", "token.pos", "token.dep", "doc.sents"]
)
def statements_component(doc: Doc) -> Doc:
    """Puts `find_statements` of a document into ``doc._.statements``; names are its own or those of ``tellings_names`` before it."""
    doc._.statements = find_statements(doc, (), tuple(getattr(doc._, "names", ())) or find_names(doc))
    return doc


if not Doc.has_extension("statements"):
    Doc.set_extension("statements", default=())
