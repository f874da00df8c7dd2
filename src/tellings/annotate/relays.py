"""Sources put right by the parse: who told a paper, and who said what a paper only passes on.

"It will hold, Ada Korren told the Velm Times": the paper is told, Korren tells. "Police said the ferry is safe, the Velm Times reported":
the police say it, the paper passes it on, and readers count the police. The tagger finds the paper in both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec
from spacy.tokens import Doc, Token

from tellings.annotate.attributions import form_of
from tellings.annotate.attributions_quotes import quotation_states
from tellings.annotate.cues import read_cue
from tellings.annotate.outlets import PASSERS, is_outlet
from tellings.annotate.people import spanned
from tellings.annotate.pipeline import text_of
from tellings.annotate.scene import nouns, phrase, speech_verbs
from tellings.model import Span, Statement

#: Words that a source may be left with at its end and is better without; words of time that come before it.
RELATIVE: Final = frozenset("who which that whom".split())
WHEN: Final = frozenset("today yesterday tonight tomorrow".split())
#: What stands before a noun in its phrase, as the parser calls it.
LEFT: Final = frozenset("compound amod nummod det quantmod poss nmod case".split())
#: Verbs whose object hears.
TELLS: Final = frozenset("tell inform remind".split())
#: Words from its beginning in which a content that is passed on has its verb of speech, and words that must follow it.
OPENING: Final = 12
SAID: Final = 4
#: What a reported clause begins with; "said on Monday" tells when first.
CLAUSE: Final = frozenset("SCONJ DET PRON PROPN NOUN ADJ NUM ADV".split())
_LEAD: Final = re.compile(r"[\s,:]*(?:that\s+)?")


def settle_sources(doc: Doc, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each with the source that the parse shows, in the order given; what is only passed on goes to its sayer."""
    told = [_whole(doc, _teller(doc, s)) for s in statements]
    cues = [s.cue for s in told if s.cue is not None]
    out = []
    for statement in told:
        verb = _passed_on(doc, statement)
        if verb is None:
            out.append(statement)
        elif not any(c.start <= verb.idx < c.end for c in cues):
            out.append(_sayer(doc, statement, verb))
    return out


def _teller(doc: Doc, statement: Statement) -> Statement:
    """The statement with the subject of "told" for its source where the source is the object."""
    if statement.source is None or statement.cue is None:
        return statement
    tokens = spanned(doc, statement.source)
    root = doc[tokens[0].i : tokens[-1].i + 1].root if tokens else None
    if root is None or root.dep_ not in ("dobj", "dative") or root.head.lemma_.lower() not in TELLS:
        return statement
    verb = root.head
    if not statement.cue.start <= verb.idx < statement.cue.end:
        return statement
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None and verb.i > 0 and doc[verb.i - 1].pos_ in ("PROPN", "PRON"):
        subject = doc[verb.i - 1]
    return statement if subject is None else msgspec.structs.replace(statement, source=_full(subject))


def _whole(doc: Doc, statement: Statement) -> Statement:
    """The statement with its source cut where the noun phrase is: "almost 1,200 women", not "200 women" nor "women who"."""
    tokens = spanned(doc, statement.source) if statement.source is not None else []
    while len(tokens) > 1 and (tokens[-1].lower_ in RELATIVE or tokens[-1].is_space or tokens[-1].text in (",", "–")):
        tokens.pop()
    while len(tokens) > 1 and tokens[0].lower_ in WHEN:
        tokens.pop(0)
    if not tokens:
        return statement
    first, last = tokens[0], tokens[-1]
    others = [span for span in (*statement.content, statement.cue) if span is not None]
    if doc[first.i : last.i + 1].root.pos_ in ("NOUN", "PROPN"):
        while first.i > 0 and first.i <= doc[first.i - 1].head.i <= last.i and _opens(doc[first.i - 1]):
            before = doc[first.i - 1]
            if any(span.meets(Span(before.idx, before.idx + len(before))) for span in others):
                break
            first = before
    source = Span(first.idx, last.idx + len(last))
    return statement if source == statement.source else msgspec.structs.replace(statement, source=source)


def _opens(token: Token) -> bool:
    """Whether the token may stand before a noun as part of its phrase; days do so only for the parser ("Friday Ada Korren")."""
    dated = token.ent_type_ in ("DATE", "TIME") or token.lower_ in WHEN
    counted = token.dep_ == "advmod" and token.head.pos_ == "NUM"
    return (token.dep_ in LEFT or counted) and not (
        dated or token.is_space or token.is_punct or token.lower_ in ("either", "neither")
    )


def _full(noun: Token) -> Span:
    """The noun phrase from its first word to its noun; a pronoun is all there is."""
    return phrase(noun) if noun.pos_ != "PRON" else Span(noun.idx, noun.idx + len(noun))


def _passed_on(doc: Doc, statement: Statement) -> Token | None:
    """The verb of speech in the content of what an outlet passes on: "Police said the ferry is safe"; None where there is none."""
    if statement.source is None or not is_outlet(statement.source.of(text_of(doc))):
        return None
    source = spanned(doc, statement.source)
    if not source or doc[source[0].i : source[-1].i + 1].root.lemma_.lower() in nouns("document") - PASSERS:
        return None
    tokens = spanned(doc, statement.content[0])
    verbs = [t for t in tokens[:OPENING] if t.pos_ in ("VERB", "AUX")]
    if not verbs or verbs[0].lemma_.lower() not in speech_verbs() or verbs[0].tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    verb = verbs[0]
    sayer = [t for t in tokens if t.i < verb.i and not t.is_punct and not t.is_space]
    said = [t for t in tokens if t.i > verb.i and t.is_alpha]
    plain = sayer and sayer[-1].pos_ in ("NOUN", "PROPN") and tokens[0].pos_ not in ("PUNCT", "PRON", "VERB", "ADP")
    return verb if plain and len(said) >= SAID and said[0].pos_ in CLAUSE else None


def _sayer(doc: Doc, statement: Statement, verb: Token) -> Statement:
    """What an outlet passes on as the statement of its subject."""
    text = text_of(doc)
    start = statement.content[0].start
    source = Span(start, start + len(text[start : verb.idx].rstrip(" ,\n")))
    cue = Span(verb.idx, verb.idx + len(verb))
    lead = _LEAD.match(text, cue.end)
    begin = lead.end() if lead is not None else cue.end
    content = (Span(begin, statement.content[0].end), *statement.content[1:])
    read = read_cue(doc, cue)
    form = form_of(text, quotation_states(text), content)
    return msgspec.structs.replace(
        statement,
        source=source,
        cue=cue,
        content=content,
        form=form,
        act=read.act,
        negated=read.negated,
    )
