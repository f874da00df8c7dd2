"""Labels of facts: a fixed phrase and a run of the reports' own words, never a sentence that no source holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from tellings.compare.figures import Figure
from tellings.compare.pages import Page
from tellings.compare.passages import cited, verb_over
from tellings.compare.readings import Stated
from tellings.model import Span

ASKS: Final = {
    "money": "How much", "percent": "What share", "age": "How old", "duration": "How long", "date": "When", "measure": "How much",
    "count": "How many",
}  # fmt: skip
#: The most words of a label beside its phrase. A choice of taste, not tuned.
WORDS: Final = 8
#: Clauses among which the words of a label are looked for, in the order of their reports: a story of 500 has thousands.
LOOKED_AT: Final = 24
#: What a word costs beside the weight of those that the clauses share: of two runs that hold the same, the shorter is taken.
COST: Final = 0.12
#: What the verb that governs a figure adds: what happened to those who are counted.
VERB: Final = 0.6
#: The share that a word has which one clause alone holds, where the clauses share too little for a label.
ALONE: Final = 0.2
#: Parts of speech with which a label may begin and end.
TELLING: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NEGATING: Final = frozenset({"not", "no", "never", "without", "nobody", "neither"})
JOINING: Final = frozenset({"-", "–", "'", "’", "%"})


class _Place(NamedTuple):
    """Where a run is looked for: a stretch of a clause, whether figures and days may stand in it, and the index of the verb that should."""

    clause: Stated
    span: Span
    figures: bool = True
    verb: int | None = None


class _Run(NamedTuple):
    """A run of words of a clause and what speaks for it."""

    score: float
    held: int
    page: Page
    span: Span


def ask_figure(group: Sequence[Figure]) -> str:
    """What a group of figures measures: the phrase of their kind, what is counted, and the words that tell most of it.

    No figure and no day stands in the words: they are the answers.
    """
    phrase = ASKS.get(group[0].kind, "How much")
    counted = _counted(group) if group[0].kind in ("count", "percent") else ""
    asked = f"{phrase} {'of ' if group[0].kind == 'percent' else ''}{counted}" if counted else phrase
    places = [_Place(f.stated, cited(f), False, verb_over(f)) for f in group]
    words = _run(places, frozenset(counted.lower().split()))
    return f"{asked}: {words}" if words else asked


def ask_event(clauses: Sequence[Stated]) -> str:
    """The run of words of a clause that holds most of what the clauses share."""
    return f"What: {_run(_whole(clauses), frozenset())}"


def ask_day(clauses: Sequence[Stated]) -> str:
    """When that happened which the clauses share."""
    return f"When: {_run(_whole(clauses, figures=False), frozenset())}"


def ask_choice(words: Sequence[str], clauses: Sequence[Stated]) -> str:
    """The words of which one at most is right, then a run of those that the clauses share."""
    common = _run(_whole(clauses), frozenset(words))
    return f"Which, {' or '.join(words)}: {common}" if common else f"Which, {' or '.join(words)}"


def _whole(clauses: Sequence[Stated], *, figures: bool = True) -> list[_Place]:
    return [_Place(c, c.clause.span, figures) for c in clauses]


def _counted(group: Sequence[Figure]) -> str:
    """What most figures of a group count, in the wording that most of them use, the shortest of those."""
    heads = Counter(f.head for f in group if f.head is not None)
    texts = [(f.head, _wording(f)) for f in group]
    if not heads:
        return ""
    most = max(heads.values())
    counts = Counter(text for head, text in texts if text and head is not None and heads[head] == most)
    return min(counts, key=lambda t: (-counts[t], len(t), t), default="")


def _wording(f: Figure) -> str:
    span = f.quantity.counted if f.quantity else None
    return " ".join(span.of(f.page.text).split()) if span else ""


def _run(passages: Sequence[_Place], drop: frozenset[str]) -> str:
    """The run of words of one of the passages that holds most of the content words that two or more of their clauses share.

    None of ``drop`` counts. Where the clauses share less than two words, the run is what one of them says by itself.
    """
    counts = Counter(k for p in passages for k in p.clause.reading.keys)
    shared = {k: n / len(passages) for k, n in counts.items() if n > 1}
    placed = sorted(passages, key=lambda p: (p.clause.reading.page.number, p.span))[:LOOKED_AT]
    best = _best(placed, shared, drop)
    if best is None or best.held < 2:
        alone = _best(placed, {k: max(ALONE, shared.get(k, 0.0)) for k in counts}, drop)
        best = alone if alone is not None else best
    return " ".join(_negated(best).of(best.page.text).split()) if best is not None else ""


def _negated(run: _Run) -> Span:
    """The run with the word before it that turns its sense round: "Not one bridge will be opened"."""
    first = run.page.word_range(run.span).start
    before = first > 0 and run.page.lower(first - 1) in NEGATING
    return Span(run.page.notes.words[first - 1].start, run.span.end) if before else run.span


def _best(passages: Sequence[_Place], shares: Mapping[str, float], drop: frozenset[str]) -> _Run | None:
    best: _Run | None = None
    for place in passages:
        for run in _runs(place, shares, drop):
            if best is None or run.score > best.score + 1e-9:
                best = run
    return best


def _runs(place: _Place, shares: Mapping[str, float], drop: frozenset[str]) -> Iterator[_Run]:
    """The runs of words within a passage that begin and end with telling words of those that have a share."""
    page, span = place.clause.reading.page, place.span
    words, inside = page.notes.words, page.word_range(span)
    spoken = [q.span for q in page.quantities(span)] + [t.span for t in page.times(span)] if not place.figures else []
    closed = {
        i
        for i in inside
        if (words[i].pos in ("PUNCT", "SYM", "SPACE") and page.lower(i) not in JOINING)
        or any(s.start <= words[i].start < s.end for s in spoken)
    }
    counted = {i for i in inside if page.keys[i] in shares and page.lower(i) not in drop and i not in closed}
    ends = {i for i in counted if words[i].pos in TELLING}
    for first in sorted(ends):
        held: set[str] = set()
        for last in range(first, min(inside.stop, first + WORDS)):
            if last in closed:
                break
            key = page.keys[last]
            if key is not None and last in counted:
                held.add(key)
            if last in ends:
                score = sum(shares[k] for k in sorted(held)) - COST * (last - first + 1 - len(held))
                score -= COST * sum(
                    words[i].pos != "PROPN" and page.text[words[i].start].isupper() for i in range(first, last + 1)
                )
                score += VERB * (place.verb is not None and first <= place.verb <= last)
                yield _Run(score, len(held), page, Span(words[first].start, words[last].end))
