"""Who speaks after whom in a report: the sentences before one, the last that another speaker stands behind."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tellings.compare.denying import NEGATIVE, Denying
from tellings.compare.pages import Page
from tellings.compare.readings import Told
from tellings.compare.sentences import Sentence
from tellings.weights import word_table

#: Dependencies under a verb of nouns whose "no" negates it.
HELD = frozenset({"attr", "dobj", "nsubj", "nsubjpass", "acomp"})


class Talk(NamedTuple):
    """The sentences of all reports by page and number, and those that deny."""

    sentences: Sequence[Sentence]
    at: Mapping[tuple[int, int], Sentence]
    denying: Mapping[tuple[int, int], Denying]

    def denies(self, sentence: Sentence) -> Denying | None:
        """The denial in a sentence."""
        return self.denying.get((sentence.page.number, sentence.number))

    def before(self, sentence: Sentence, most: int) -> Iterator[Sentence]:
        """The sentences before one in its report, the nearest first."""
        for k in range(1, most + 1):
            found = self.at.get((sentence.page.number, sentence.number - k))
            if found is not None:
                yield found

    def another(self, sentence: Sentence, most: int) -> Sentence | None:
        """The last sentence before that another speaker stands behind, or that accuses; denials of nobody are passed over."""
        for found in self.before(sentence, most):
            if sentence.speakers & found.speakers or (self.denies(found) is not None and not found.speakers):
                continue
            if found.speakers or found.lemmas & words("accusing"):
                return found
        return None


def negates(sentence: Sentence) -> bool:
    """Whether what is said in the sentence holds a negation, or a word that makes less of a thing."""
    page = sentence.page
    low = NEGATIVE | words("less")
    return any(
        page.lower(i) in low
        for t in sentence.told
        for s in t.reading.spans
        for i in page.word_range(s)
        if sentence.span.start <= page.starts[i] < sentence.span.end
    )


def denies_itself(sentence: Sentence, cue: str) -> bool:
    """Whether the main verb of something said in the sentence (with the verb ``cue``, any if empty) is negated.

    "He had no knowledge of it" is, "nobody who had it" is not.
    """
    page, parse = sentence.page, sentence.page.notes.words
    for t in sentence.told:
        if cue and cue not in _verbs_of(t, page):
            continue
        inside = {i for s in t.reading.spans for i in page.word_range(s) if parse[i].pos not in ("PUNCT", "SPACE")}
        tops = {i for i in inside if parse[i].head not in inside or parse[i].head == i}
        tops = {i for i in tops if parse[i].dep != "advcl"} or tops  # not "if it does not agree"
        below = {i for i in inside if parse[i].head in tops and i not in tops}
        nouns = {i for i in below if parse[i].dep in HELD}
        if any(page.lower(i) in NEGATIVE for i in inside if i in below or i in nouns or parse[i].head in nouns):
            return True
    return False


def speaks_of(claim: Sentence, own: Sentence) -> bool:
    """Whether the claim names who speaks in the other sentence, or calls him by the words for him."""
    called = frozenset(x for t in own.told for x in t.voices | t.side)
    return names(claim, own) or bool(called & claim.keys)


def names(claim: Sentence, own: Sentence) -> bool:
    """Whether the claim names who speaks in the other sentence."""
    return bool(frozenset(x for t in own.told for x in t.speakers) & claim.names)


def owns(own: Sentence, claim: Sentence) -> bool:
    """Whether the sentence speaks of something that belongs to the claim's speaker: "the minister's plan"."""
    text = own.page.text
    return any(
        e in claim.speakers and text[at.end : at.end + 2] in ("'s", "’s") for at, e in own.page.names_in(own.span)
    )


def first_word(sentence: Sentence) -> str:
    """The first word of a sentence in lower case, quotation marks passed over."""
    page = sentence.page
    inside = page.word_range(sentence.span)
    return next((page.lower(i) for i in inside if page.notes.words[i].pos not in ("PUNCT", "SPACE")), "")


def cue_lemmas(sentence: Sentence) -> frozenset[str]:
    """The lemmas of the cues that stand in a sentence, verbs only."""
    page = sentence.page
    here = [t for t in sentence.told if t.statement.cue is not None and sentence.span.holds(t.statement.cue)]
    return frozenset(lemma for t in here for lemma in _verbs_of(t, page))


def _verbs_of(told: Told, page: Page) -> frozenset[str]:
    parse = page.notes.words
    cue = told.statement.cue
    inside = page.word_range(cue) if cue is not None else range(0)
    return frozenset(parse[i].lemma.lower() for i in inside if parse[i].pos == "VERB")


@functools.cache
def words(sort: str) -> frozenset[str]:
    """The words of ``compare_answering`` that do one thing."""
    return frozenset(word for word, other in word_table("compare_answering") if other == sort)
