"""Sources put right by the parse: who told a paper, and who said what a paper only passes on.

"It will hold, Ada Korren told the Velm Times": the paper is told, Korren tells. "Police said the ferry is safe, the Velm Times reported":
the police say it, the paper passes it on, and readers count the police. The tagger finds the paper in both.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Final

import msgspec
from spacy.tokens import Doc, Token

from tellings.annotate.attributions import form_of
from tellings.annotate.attributions_quotes import quotation_states
from tellings.annotate.cues import read_cue
from tellings.annotate.descriptions import agencies
from tellings.annotate.people import spanned
from tellings.annotate.pipeline import text_of
from tellings.annotate.scene import nouns, phrase, speech_verbs
from tellings.model import Span, Statement
from tellings.weights import word_list

#: Verbs whose object hears.
TELLS: Final = frozenset("tell inform remind".split())
#: Words for those who pass on, beside the names of agencies and what stands in the names of papers.
PASSERS: Final = frozenset("reports report newspaper paper reporter media channel station network website tv".split())
#: A web address, the call sign of a station.
OUTLET: Final = re.compile(r"\w\.(?:com|org|net|co\.\w\w)\b|\b[KW][A-Z]{3}\b|\b[A-Z]{1,2}BC\b|\bCNN\b|\bNPR\b")
_LEAD: Final = re.compile(r"[\s,:]*(?:that\s+)?")


@functools.cache
def outlet_words() -> frozenset[str]:
    """Lower-cased words that stand in the names of papers and stations."""
    return frozenset(w.lower() for w in word_list("outlet_words"))


def settle_sources(doc: Doc, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each with the source that the parse shows, in the order given; what is only passed on goes to its sayer."""
    told = [_teller(doc, s) for s in statements]
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


def _full(noun: Token) -> Span:
    """The noun phrase from its first word to its noun; a pronoun is all there is."""
    return phrase(noun) if noun.pos_ != "PRON" else Span(noun.idx, noun.idx + len(noun))


def _passed_on(doc: Doc, statement: Statement) -> Token | None:
    """The verb of speech in the content of what an outlet passes on: "Police said the ferry is safe"; None where there is none."""
    if statement.source is None or not _passes_on(statement.source.of(text_of(doc))):
        return None
    source = spanned(doc, statement.source)
    if not source or doc[source[0].i : source[-1].i + 1].root.lemma_.lower() in nouns("document") - PASSERS:
        return None
    first = statement.content[0]
    tokens = spanned(doc, first)
    if not tokens:
        return None
    verb = doc[tokens[0].i : tokens[-1].i + 1].root
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in speech_verbs():
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
    complement = any(c.dep_ in ("ccomp", "parataxis") and c.i > verb.i for c in verb.children)
    return verb if subject is not None and complement and first.start <= subject.idx < verb.idx < first.end else None


def _passes_on(source: str) -> bool:
    words = re.findall(r"\w+", source)
    return (
        bool(OUTLET.search(source))
        or any(w.lower() in PASSERS for w in words)
        or any(w in agencies() or (w[0].isupper() and w.lower() in outlet_words()) for w in words)
    )


def _sayer(doc: Doc, statement: Statement, verb: Token) -> Statement:
    """What an outlet passes on as the statement of its subject."""
    text = text_of(doc)
    subject = next(c for c in verb.children if c.dep_ == "nsubj")
    start = max(phrase(subject).start, statement.content[0].start)
    cue = Span(verb.idx, verb.idx + len(verb))
    lead = _LEAD.match(text, cue.end)
    begin = lead.end() if lead is not None else cue.end
    content = (Span(begin, statement.content[0].end), *statement.content[1:])
    read = read_cue(doc, cue)
    form = form_of(text, quotation_states(text), content)
    return msgspec.structs.replace(
        statement,
        source=Span(start, phrase(subject).end),
        cue=cue,
        content=content,
        form=form,
        act=read.act,
        negated=read.negated,
    )
