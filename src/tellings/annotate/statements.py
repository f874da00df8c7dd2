"""Statements: the attributions of a report, each with its kind, act and speaker."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc

from tellings.annotate.attributions import find_attributions
from tellings.annotate.cues import read_cue
from tellings.annotate.kinds import judge
from tellings.annotate.speakers import resolve_speakers
from tellings.model import Name, Span, Statement


def find_statements(doc: Doc, skip: Sequence[Span], names: Sequence[Name]) -> tuple[Statement, ...]:
    """Every attribution outside ``skip``, marked statement, thought, intention or topic, its speaker resolved where clear."""
    found = find_attributions(doc, skip)
    cues = [read_cue(doc, statement.cue) for statement in found]
    marked = [
        msgspec.structs.replace(statement, act=cue.act, kind=kind, negated=cue.negated)
        for statement, cue, kind in zip(found, cues, judge(doc, found, cues), strict=True)
    ]
    return resolve_speakers(doc, marked, names)
