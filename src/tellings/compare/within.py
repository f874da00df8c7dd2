"""One sentence that sets two against each other: "as some claimed", "even though", "but the owners said they did not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tellings.compare.answer_signs import Answer
from tellings.compare.claims import BARE, claim_nouns, tells
from tellings.compare.denying import NEGATIVE, Denying, spans_of
from tellings.compare.readings import Told
from tellings.compare.sentences import Sentence
from tellings.compare.talk import Talk, first_word, words
from tellings.model import Span, Word
from tellings.text import trimmed

#: Words between "as" and who claimed it, at most.
SOURCE: Final = 6
#: Words after "but" at which the source of what is said against it begins, at most.
ARTICLE: Final = 2
#: Words beside the owner's name that say what a claim is, at least.
TELLING: Final = 3
#: A clause shorter than this says too little to stand against another.
LEAST: Final = 3


def find_within(talk: Talk) -> Iterator[Answer]:
    """The answers to what the same sentence says."""
    for own in talk.sentences:
        for found in (
            _as_claimed(own),
            _even_though(own),
            _but_said(talk, own),
            _which(talk, own),
            _though(talk, own),
            _asked(talk, own),
            _despite(talk, own),
        ):
            if found is not None:
                yield found


def owned(own: Sentence, denial: Denying, owners: frozenset[str], telling: int) -> Answer | None:
    """A denial that says whose claim it denies and, in enough ``telling`` words, what it is: "dismissed the mayor's fears of a flood"."""
    span = spans_of(own.page, denial.denied)
    if span is None or len(owners) != 1 or telling < TELLING:
        return None
    return Answer(("owned",), own, own, (own.span, span), 1.0)


def _as_claimed(own: Sentence) -> Answer | None:
    """ "The dam is not closed, as some had claimed." """
    page, parse = own.page, own.page.notes.words
    inside = page.word_range(own.span)
    for i in inside[LEAST:]:
        head = parse[i].head
        if (
            page.lower(i) != "as"
            or head <= i
            or head - i > SOURCE
            or parse[head].lemma.lower() not in words("reported")
        ):
            continue
        if parse[head].dep != "advcl" or not any(parse[k].dep == "nsubj" and parse[k].head == head for k in inside):
            continue
        left = Span(own.span.start, parse[i].start)
        if any(page.lower(k) in NEGATIVE for k in page.word_range(left)):
            return _split(own, left, Span(parse[i].start, parse[head].end), "as claimed", "not")
    return None


def _even_though(own: Sentence) -> Answer | None:
    """ "The firm does not think them at risk, even though the data would be useful to thieves." """
    page = own.page
    for i in page.word_range(own.span)[LEAST:]:
        if page.lower(i) == "though" and page.lower(i - 1) == "even":
            cut = page.starts[i - 1]
            left, right = Span(own.span.start, cut), Span(cut, own.span.end)
            before = page.word_range(left)
            negated = any(page.lower(k) in NEGATIVE for k in before)
            held = any(page.notes.words[k].lemma.lower() in words("believing") for k in before)
            held = held or any(_begins(t) < cut for t in own.told)
            if negated and held and not any(_begins(t) >= cut for t in own.told):
                return _split(own, left, right, "even though", "even though")
    return None


def _but_said(talk: Talk, own: Sentence) -> Answer | None:
    """ "Such boats are banned, but the owners said they did not think the rule applied." """
    page = own.page
    denial = talk.denies(own)
    for i in page.word_range(own.span)[LEAST:]:
        if page.lower(i) not in words("joint"):
            continue
        cut = page.starts[i]
        said = next((t for t in own.told if t.statement.source and t.statement.source.start > cut), None)
        if (
            said is None
            or said.reading.spans[0].start < cut
            or not (said.speakers or said.voices)
            or denial is not None
        ):
            continue
        source = said.statement.source
        if source is None or page.word_range(source).start > i + ARTICLE:
            continue
        voices = said.speakers or said.voices
        before = [t for t in own.told if t is not said and t.reading.spans[0].start < cut]
        negated = any(page.lower(k) in NEGATIVE for s in said.reading.spans for k in page.word_range(s))
        if negated and not any((t.speakers or t.voices) & voices for t in before):
            return _split(own, Span(cut, own.span.end), Span(own.span.start, cut), "but said", page.lower(i))
    return None


def _which(talk: Talk, own: Sentence) -> Answer | None:
    """ "He was held on suspicion of arson, which he denies." """
    denial = talk.denies(own)
    if denial is None:
        return None
    page, parse = own.page, own.page.notes.words
    for i in page.word_range(own.span)[LEAST:]:
        verb = parse[i].head
        while parse[verb].dep == "xcomp" and parse[verb].head > i:
            verb = parse[verb].head
        if (
            page.lower(i) == "which"
            and page.lower(i - 1) == ","
            and i < verb <= denial.word
            and _under(parse, denial.word, verb)
        ):
            cut = page.starts[i]
            return _split(own, Span(cut, own.span.end), Span(own.span.start, cut), "which", denial.shown)
    return None


def _though(talk: Talk, own: Sentence) -> Answer | None:
    """ "The mayor said the dam was closed, though his office denied that." """
    denial = talk.denies(own)
    if denial is None or tells(denial) >= BARE:
        return None
    page = own.page
    joints = [
        i
        for i in page.word_range(own.span)[LEAST:]
        if i < denial.word and (page.lower(i) in words("joint") or page.lower(i) in words("though"))
    ]
    cut = page.starts[joints[-1]] if joints else None
    if cut is None or not any(_begins(t) < cut for t in own.told):
        return None
    return _split(own, Span(cut, own.span.end), Span(own.span.start, cut), "though", denial.shown)


def _asked(talk: Talk, own: Sentence) -> Answer | None:
    """ "Asked whether the dam had been closed, the mayor denied it." """
    denial = talk.denies(own)
    page = own.page
    inside = page.word_range(own.span)
    if denial is None or tells(denial) >= BARE or first_word(own) not in ("asked", "questioned"):
        return None
    about = next((i for i in inside if page.lower(i) in ("if", "whether", "about") and i < denial.word), None)
    comma = next((i for i in inside if page.lower(i) == "," and i > (about or i) and i < denial.word), None)
    if about is None or comma is None:
        return None
    cut = page.starts[comma]
    return _split(own, Span(cut + 1, own.span.end), Span(own.span.start, cut), "asked", denial.shown)


def _despite(talk: Talk, own: Sentence) -> Answer | None:
    """ "No boat will leave, the harbour master insisted, despite the suggestion of a captain that some might." """
    page, parse = own.page, own.page.notes.words
    inside = page.word_range(own.span)
    for i in (i for i in inside if page.forms[i] == "despite"):
        noun = next((k for k in inside if parse[k].head == i and parse[k].dep == "pobj"), None)
        if noun is None or parse[noun].lemma.lower() not in claim_nouns():
            continue
        told = any(parse[k].head == noun and parse[k].dep in ("acl", "ccomp", "relcl") for k in inside)
        if not told or not (own.told or talk.denies(own)):
            continue
        last = max(k for k in inside if _under(parse, k, noun))
        right = Span(parse[i].start, parse[last].end)
        left = Span(own.span.start, parse[i].start) if i > inside.start + LEAST else Span(right.end, own.span.end)
        return _split(own, left, right, "despite", "despite")
    return None


def _under(parse: Sequence[Word], k: int, top: int) -> bool:
    """Whether a word stands at or below another in the parse."""
    while k != top and parse[k].head != k:
        k = parse[k].head
    return k == top


def _split(own: Sentence, answers: Span, claims: Span, way: str, shown: str) -> Answer | None:
    """The two parts of a sentence set against each other, None where one says too little."""
    text = own.page.text
    mine, other = (trimmed(text, s.start, s.end) for s in (answers, claims))
    if mine is None or other is None or min(len(own.page.tokens([s])) for s in (mine, other)) < LEAST:
        return None
    return Answer((way,), own, own, (mine, other), 1.0, None, shown)


def _begins(told: Told) -> int:
    s = told.statement
    return min(told.reading.spans[0].start, *(x.start for x in (s.source, s.cue) if x is not None))
