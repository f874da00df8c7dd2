"""Statement, thought, intention or topic: what kind of attribution this is.

PolNeAR's attributions include beliefs, wishes and mere topics; an account wants what was stated. A logistic model over a dozen and a
half plain features (the cue's class, form and grammar, the source, the content's shape, the tagger's confidence) gives the
probability that a careful reader would list the attribution as a statement; below the threshold the cue's own class says what it is
instead. Trained on the gold stories (`training/kinds`), weights and scores in `trained/kinds/card.json`.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec
from spacy.tokens import Doc, Token

from tellings.annotate.cues import Cue
from tellings.annotate.pipeline import text_of
from tellings.model import Span, Statement, StatementKind
from tellings.weights import verified, word_list

VAGUE = frozenset(
    "some many people others critics everyone everybody nobody voters "
    "observers americans you who one most few anyone".split()
)
PRONOUNS = frozenset("he she they it i we him her them his".split())
MODALS = frozenset("would could may might should can will must wo ca".split())


class Weights(msgspec.Struct, frozen=True):
    """A weight a feature, and the probability from which an attribution counts as a statement."""

    weights: dict[str, float]
    threshold: float


@functools.cache
def shipped() -> Weights:
    """The trained weights that ship with the package."""
    return msgspec.json.decode((verified("kinds") / "weights.json").read_bytes(), type=Weights)


@functools.cache
def speech_verbs() -> frozenset[str]:
    """Lemmas that are acts of speech by themselves; what else may be a cue often reports no statement ("show", "find")."""
    return frozenset(word_list("statement_speech"))


_in_use: list[Weights] = []


@contextmanager
def using(weights: Weights) -> Iterator[None]:
    """Inside the block other weights are in use: for scoring a story on weights that have not seen it."""
    _in_use.append(weights)
    try:
        yield
    finally:
        _in_use.pop()


def probability(features: Mapping[str, float], weights: Weights) -> float:
    """The probability that an attribution with these features is a statement."""
    z = sum(weights.weights.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


def judge(doc: Doc, statements: Sequence[Statement], cues: Sequence[Cue]) -> list[StatementKind]:
    """The kind of each attribution of one report."""
    weights = _in_use[-1] if _in_use else shipped()
    kinds: list[StatementKind] = []
    for statement, cue, features in zip(statements, cues, described(doc, statements, cues), strict=True):
        if is_turn(doc, statement) or probability(features, weights) >= weights.threshold:
            kinds.append("statement")
        else:
            kinds.append(cue.kind if cue.kind != "statement" else "topic")
    return kinds


def is_turn(doc: Doc, statement: Statement) -> bool:
    """Whether an attribution is one speaker's turn in a transcript: a line that opens with a name in capitals and a colon."""
    if statement.source is None or statement.cue is None:
        return False
    text = text_of(doc)
    opens = not text[text.rfind("\n", 0, statement.source.start) + 1 : statement.source.start].strip()
    return opens and statement.source.of(text).isupper() and statement.cue.of(text).strip() == ":"


def described(doc: Doc, statements: Sequence[Statement], cues: Sequence[Cue]) -> list[dict[str, float]]:
    """The features of each attribution, by name; features that are 0 are left out."""
    contents = sorted((part, i) for i, s in enumerate(statements) for part in s.content)
    out = []
    for i, (statement, cue) in enumerate(zip(statements, cues, strict=True)):
        features = {"bias": 1.0, "confidence": _logit(statement.confidence)}
        features |= _cue_features(doc, statement, cue)
        features |= _source_features(doc, statement)
        features |= _content_features(doc, statement)
        if cue.lemma in speech_verbs():
            features["speech"] = 1.0
            if "content phrase" in features:
                features["speech phrase"] = 1.0
        at = statement.cue or statement.content[0]
        if any(part.holds(at) and j != i for part, j in contents):
            features["nested"] = 1.0
        out.append(features)
    return out


def _logit(p: float) -> float:
    p = min(max(p, 0.02), 0.98)
    return math.log(p / (1 - p))


def _tokens(doc: Doc, span: Span | None) -> list[Token]:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand") if span is not None else None
    return list(tokens) if tokens is not None else []


def _cue_features(doc: Doc, statement: Statement, cue: Cue) -> dict[str, float]:
    found = {f"kind {cue.kind}": 1.0, f"act {cue.act}": 1.0, f"form {statement.form}": 1.0}
    if not cue.known:
        found["cue unknown"] = 1.0
    if cue.negated:
        found["negated"] = 1.0
    if cue.lemma in ("say", "tell", "accord", "according", "add", "write", "announce", "state"):
        found["cue plain"] = 1.0
    tokens = _tokens(doc, statement.cue)
    if not tokens:
        return found | {"cue none": 1.0}
    root = doc[tokens[0].i : tokens[-1].i + 1].root
    if root.pos_ in ("NOUN", "PROPN"):
        found["cue noun"] = 1.0
    elif root.pos_ == "ADJ":
        found["cue adjective"] = 1.0
    elif root.tag_ in ("VBG", "VB", "VBZ", "VBP", "VBN"):
        found[f"cue {root.tag_}"] = 1.0
    if any(t.lower_ in MODALS for t in [*tokens, *root.children]):
        found["modal"] = 1.0
    if any(t.lower_ in ("if", "whether", "when", "until") and t.dep_ == "mark" for t in root.children):
        found["conditional"] = 1.0
    if len(tokens) > 3:
        found["cue long"] = 1.0
    return found


def _source_features(doc: Doc, statement: Statement) -> dict[str, float]:
    tokens = [t for t in _tokens(doc, statement.source) if t.is_alpha]
    if not tokens:
        return {"source none": 1.0}
    words = {t.lower_ for t in tokens}
    if len(tokens) == 1 and words & PRONOUNS:
        return {"source first person": 1.0} if words & {"i", "we"} else {"source pronoun": 1.0}
    if tokens[0].lower_ in VAGUE or tokens[-1].lower_ in VAGUE:
        return {"source vague": 1.0}
    return {"source named": 1.0} if any(t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for t in tokens) else {}


def _content_features(doc: Doc, statement: Statement) -> dict[str, float]:
    tokens = [t for part in statement.content for t in _tokens(doc, part) if not t.is_space and not t.is_punct]
    found = {"length": math.log1p(len(tokens)), "length squared": math.log1p(len(tokens)) ** 2}
    if len(tokens) <= 3:
        found["content short"] = 1.0
    if tokens and tokens[0].lower_ == "to":
        found["content infinitive"] = 1.0
    elif not any(t.dep_ in ("nsubj", "nsubjpass", "expl") and t.head.pos_ in ("VERB", "AUX") for t in tokens):
        found["content phrase"] = 1.0
    if tokens and tokens[0].lower_ in ("that", "whether", "if", "how", "why", "what"):
        found["content that"] = 1.0
    if tokens and tokens[0].dep_ == "prep":
        found["content preposition"] = 1.0
    first = statement.content[0]
    if re.search(r"\n\s*\n", text_of(doc)[first.start : statement.content[-1].end]):
        found["content paragraphs"] = 1.0
    return found
