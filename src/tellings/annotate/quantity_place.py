"""A figure in its sentence: the tokens around a number, at hand for those who judge it."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Token

from tellings.annotate.quantity_figures import Figure
from tellings.annotate.quantity_standing import standing
from tellings.model import Span, Standing


class Page(NamedTuple):
    """A parsed text with its characters, the offset of each token and the first token of each sentence."""

    doc: Doc
    text: str
    starts: list[int]
    sentences: list[int]

    def token_at(self, offset: int) -> int:
        """The index of the token that holds a character."""
        return bisect.bisect_right(self.starts, offset) - 1

    def sentence_at(self, token: int) -> int:
        """The number of the sentence that holds a token, from 1."""
        return bisect.bisect_right(self.sentences, token)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: ``first`` to ``last`` are its tokens, ``token`` the last of its number.

    Tokens from ``bound`` on belong to another sentence or another figure; ``ends`` is where the sentence ends.
    """

    page: Page
    figure: Figure
    first: int
    last: int
    token: Token
    bound: int
    number: int
    sentence: Span

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.page.doc

    @property
    def text(self) -> str:
        """The characters of the whole text."""
        return self.page.text

    @property
    def before(self) -> Token | None:
        """The token before the figure's number."""
        return self.doc[self.first - 1] if self.first > 0 else None

    @property
    def after(self) -> Token | None:
        """The token after the figure."""
        return self.doc[self.last + 1] if self.last + 1 < len(self.doc) else None

    @property
    def written(self) -> str:
        """The number's own characters."""
        return self.text[self.figure.number : self.figure.number_end]

    def token_from(self, offset: int) -> int:
        """The first token that starts at an offset or after it."""
        return bisect.bisect_left(self.page.starts, offset)

    def standing(self) -> Standing:
        """How the figure stands in its sentence."""
        return standing(self.token, self.sentence.of(self.text), self.figure.number - self.sentence.start)


def place(page: Page, figure: Figure, limit: int) -> Place:
    """The place of a figure; ``limit`` is the offset at which the next figure starts."""
    doc, starts = page.doc, page.starts
    first = page.token_at(figure.number)
    last = max(first, bisect.bisect_left(starts, figure.end) - 1)
    number = page.sentence_at(first)
    begins = page.sentences[number - 1] if page.sentences else 0
    ends = max(page.sentences[number] if number < len(page.sentences) else len(doc), last + 1)
    token = doc[max(first, bisect.bisect_left(starts, figure.number_end) - 1)]
    final = doc[ends - 1]
    return Place(
        page=page,
        figure=figure,
        first=first,
        last=last,
        token=token,
        bound=max(last + 1, min(ends, bisect.bisect_left(starts, limit))),
        number=number,
        sentence=Span(doc[begins].idx, final.idx + len(final)),
    )
