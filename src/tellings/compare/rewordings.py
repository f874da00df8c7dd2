"""The same words with a difference: quoted otherwise in another report, or put into another's mouth."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from tellings.compare.ground import Ground
from tellings.compare.pages import Page
from tellings.compare.readings import PRONOUNS, Told
from tellings.compare.utterances import name_speaker
from tellings.model import Dispute, Span

#: Words in a row that two quotations share before they are compared at all.
RUN: Final = 4
#: Words that they share at least, and the share of the shorter one: fewer make another sentence. By reading gold/dev and 25 stories of
#: the unlabelled stream.
LEAST: Final = 6
SHARE: Final = 0.7
#: More words than this changed at one place make another thing said, not the same said otherwise.
CHANGED: Final = 5
#: Words as like as this (in hundredths) are one word spelled otherwise.
SPELLED: Final = 60
#: The words of one speaker in the mouth of another: so many words in common, and that share of the shorter.
MOUTHS: Final = 8, 0.85
#: The share of the longer one that two quotations of one report have in common, which begin alike: a pull quote repeats what was said.
SAME_REPORT: Final = 0.7
#: The share of words changed from which it is another sentence of like make ("I have lost more sleep than all of you").
OTHER: Final = 0.3
#: By inspection of those found; too few to be counted.
REWORDED: Final = 0.5
MISATTRIBUTED: Final = 0.4


class _Quoted(NamedTuple):
    """The quoted words of a statement within one sentence."""

    told: Told
    sentence: Span
    tokens: tuple[int, ...]
    words: tuple[str, ...]

    @property
    def page(self) -> Page:
        """The page that it stands on."""
        return self.told.reading.page


def find_rewordings(ground: Ground) -> list[Dispute]:
    """Quotations of one utterance that differ in a telling word, and the same quotation given to two speakers; each sentence once."""
    quoted = [q for t in ground.told for q in _quoted(t)]
    used: set[tuple[int, Span]] = set()
    found = []
    for a, b in _alike(quoted):
        places = {(a.page.number, a.sentence), (b.page.number, b.sentence)}
        if len(places) < 2 or places & used or _one_text(ground, a, b):
            continue
        dispute = _judge(ground, a, b)
        if dispute is not None:
            used |= places
            found.append(dispute)
    return found


def _quoted(told: Told) -> Iterator[_Quoted]:
    """The quoted words by sentence; a sentence of a quoted statement that stands without marks is a pull quote, and quoted whole."""
    page, direct = told.reading.page, told.statement.form == "direct"
    said = page.tokens(told.reading.spans)
    sentences: dict[int, list[int]] = defaultdict(list)
    for i in said:
        sentences[page.sentence_number(page.starts[i])].append(i)
    for number, own in sorted(sentences.items()):
        marked = [i for i in own if i in page.quoted]
        pulled = not marked and any(i in page.quoted for i in said)
        tokens = tuple(own if direct or pulled else marked)
        if len(tokens) >= LEAST:
            words = tuple(page.lower(i).replace("’", "'") for i in tokens)
            yield _Quoted(told, page.sentences[number], tokens, words)


def _alike(quoted: Sequence[_Quoted]) -> list[tuple[_Quoted, _Quoted]]:
    """The pairs that share a run of words, in order."""
    holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, q in enumerate(quoted):
        for run in sorted({q.words[k : k + RUN] for k in range(len(q.words) - RUN + 1)}):
            holding[run].append(n)
    pairs = {(a, b) for own in holding.values() for k, a in enumerate(own) for b in own[k + 1 :]}
    return [(quoted[a], quoted[b]) for a, b in sorted(pairs)]


def _one_text(ground: Ground, a: _Quoted, b: _Quoted) -> bool:
    """Whether two reports are one telling."""
    here, there = (ground.origin_of[q.page.report.id] for q in (a, b))
    return here == there and a.page is not b.page


def _judge(ground: Ground, a: _Quoted, b: _Quoted) -> Dispute | None:
    matcher = difflib.SequenceMatcher(None, a.words, b.words, autojunk=False)
    common = sum(m.size for m in matcher.get_matching_blocks())
    share = common / min(len(a.words), len(b.words))
    whole = common / max(len(a.words), len(b.words))
    if common < LEAST or share < SHARE:
        return None
    if a.page is b.page and (whole < SAME_REPORT or a.words[:RUN] != b.words[:RUN]):
        return None
    apart = _two_speakers(ground, a.told, b.told)
    if apart is None:
        return None
    if apart:
        both = a.page is not b.page and common >= MOUTHS[0] and share >= MOUTHS[1]
        return _dispute(ground, a, b, MISATTRIBUTED, "the same words, given to two speakers") if both else None
    changes = list(_changes(matcher, a, b))
    changed = sum(max(len(x.split()), len(y.split())) for x, y in changes)
    if not changes or changed > OTHER * min(len(a.words), len(b.words)):
        return None
    told = "; ".join(f"“{x}” in one, “{y}” in the other" if x and y else f"“{x or y}” in one only" for x, y in changes)
    return _dispute(ground, a, b, REWORDED, f"one quotation, worded otherwise: {told}")


def _two_speakers(ground: Ground, a: Told, b: Told) -> bool | None:
    """Whether two people say it, each named where he speaks; None where that is unclear, False where it may be one."""
    if a.speakers & b.speakers or not (a.speakers and b.speakers):
        return False
    names = [{ground.entities[e].name.lower().split()[-1] for e in t.speakers} for t in (a, b)]
    if names[0] & names[1]:
        return None
    people = all(ground.entities[e].kind == "person" for e in a.speakers | b.speakers)
    named = all(t.statement.source is not None and t.reading.page.entities([t.statement.source]) for t in (a, b))
    return True if people and named else None


def _changes(matcher: difflib.SequenceMatcher[str], a: _Quoted, b: _Quoted) -> Iterator[tuple[str, str]]:
    """The words changed between words that both have, as they stand, but for those that tell nothing."""
    steps = matcher.get_opcodes()
    for n, (tag, a0, a1, b0, b1) in enumerate(steps):
        first, last = n == 0, n == len(steps) - 1
        if tag == "equal" or first or (last and tag != "replace") or max(a1 - a0, b1 - b0) > CHANGED:
            continue
        mine, other = _keys(a, a0, a1), _keys(b, b0, b1)
        said = [" ".join(q.words[i] for i in range(*r)) for q, r in ((a, (a0, a1)), (b, (b0, b1)))]
        pronoun = tag == "replace" and bool(set(said[0].split()) & PRONOUNS or set(said[1].split()) & PRONOUNS)
        gap = any(_torn(q, *r) for q, r in ((a, (a0, a1)), (b, (b0, b1))))
        weak = tag == "replace" and (not (mine and other) or fuzz.ratio(*said) >= SPELLED)
        if not (mine == other or pronoun or gap or weak):
            yield said[0], said[1]


def _torn(quoted: _Quoted, first: int, last: int) -> bool:
    """Whether the report itself leaves words out here or adds some in brackets, or has a day in another form."""
    page, words = quoted.page, quoted.page.notes.words
    inside = words[quoted.tokens[first]].start if first < last else None
    if inside is not None and any(t.span.start <= inside < t.span.end for t in page.times(quoted.sentence)):
        return True
    at = words[quoted.tokens[max(0, first - 1)]].end, words[quoted.tokens[min(last, len(quoted.tokens) - 1)]].end
    return any(mark in page.text[at[0] : at[1]] for mark in ("…", "...", "[", "(", "—"))


def _keys(quoted: _Quoted, first: int, last: int) -> frozenset[str]:
    return frozenset(k for i in quoted.tokens[first:last] if (k := quoted.page.keys[i]) is not None)


def _dispute(ground: Ground, a: _Quoted, b: _Quoted, confidence: float, why: str) -> Dispute:
    return Dispute(
        id="",
        kind="attribution",
        a=a.page.cite(a.sentence),
        b=b.page.cite(b.sentence),
        a_by=name_speaker(ground, [a.told])[0],
        b_by=name_speaker(ground, [b.told])[0],
        confidence=confidence,
        why=why,
    )
