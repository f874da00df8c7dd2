"""Labels of facts: a fixed phrase and a run of the reports' own words, never a sentence that no source holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
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
#: What the subject of that verb adds beside it, where it is not what is counted: "load test held", not "held". Both by reading labels.
SUBJECT: Final = 0.4
#: Between a subject and its verb that a comma or an aside parts.
GAP: Final = " … "
#: The most words of a subject that are set.
SUBJECT_WORDS: Final = 4
#: The share that a word has which one clause alone holds, where the clauses share too little for a label.
ALONE: Final = 0.2
#: Parts of speech with which a label may begin and end.
TELLING: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NEGATING: Final = frozenset({"not", "no", "never", "without", "nobody", "neither"})
JOINING: Final = frozenset({"-", "–", "'", "’", "%"})
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
#: How the words of a noun hang on its head before it.
BEFORE: Final = frozenset({"compound", "amod", "poss", "nmod", "case", "punct"})
#: Verbs that say nothing of what is counted, but that a count follows.
LEADING: Final = frozenset("leave include amount total bring reach number claim say".split())
#: Characters of what is no word: an address, somebody's name on a network.
ADDRESS: Final = frozenset("/@_:")
#: What asks for a share by which something rose or fell.
BY: Final = "By how much"


class _Place(NamedTuple):
    """Where a run is looked for: a stretch of a clause, whether figures and days may stand in it, and the index of the verb that should."""

    clause: Stated
    span: Span
    figures: bool = True
    verb: int | None = None


class _Run(NamedTuple):
    """A run of words of a clause and what speaks for it; ``subject`` is whose verb it begins with, where that stands apart."""

    score: float
    held: int
    page: Page
    span: Span
    subject: Span | None = None


def ask_figure(group: Sequence[Figure]) -> str:
    """What a group of figures measures: the phrase of their kind, what is counted, and the words that tell most of it.

    No figure and no day stands in the words: they are the answers.
    """
    phrase = ASKS.get(group[0].kind, "How much")
    if group[0].kind == "percent" and all(f.quantity is not None and f.quantity.change for f in group):
        phrase = BY
    counted = _counted(group) if group[0].kind in ("count", "percent") and phrase != BY else ""
    asked = f"{phrase} {'of ' if group[0].kind == 'percent' else ''}{counted}" if counted else phrase
    places = [_Place(f.stated, cited(f), False, None if counted and _leads(f) else verb_over(f)) for f in group]
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


def _leads(f: Figure) -> bool:
    """Whether the verb over a figure only leads to it: "leaves eleven dead"."""
    return f.page.notes.words[verb_over(f)].lemma.lower() in LEADING


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
        if drop and any(p.verb is None and not p.figures for p in placed):
            # what the label has told says more than a verb that only leads to the figure
            return _told(best) if best is not None and best.held else ""
        alone = _best(placed, {k: max(ALONE, shared.get(k, 0.0)) for k in counts}, drop)
        best = alone if alone is not None else best
    return _told(best) if best is not None else ""


def _told(run: _Run) -> str:
    """The words of a run, its subject before it."""
    words = " ".join(_negated(run).of(run.page.text).split())
    return " ".join(run.subject.of(run.page.text).split()) + GAP + words if run.subject is not None else words


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
    """The runs of words within a passage that begin and end with telling words of those that have a share, or with the verb asked for.

    A run that begins with that verb is weighed with its subject before it as well, be it apart.
    """
    page = place.clause.reading.page
    closed = _closed(place)
    subject = _subject(place, closed, drop)
    inside = page.word_range(place.span)
    if subject:
        inside = range(min(inside.start, subject.start), inside.stop)
    counted = {i for i in inside if page.keys[i] in shares and page.lower(i) not in drop and i not in closed}
    ends = {i for i in counted if page.notes.words[i].pos in TELLING}
    if place.verb is not None and page.keys[place.verb] is not None and place.verb not in closed:
        ends.add(place.verb)
    for first in sorted(ends.union(subject[:1])):
        for last in range(first, min(inside.stop, first + WORDS)):
            if last in closed:
                break
            if last in ends:
                run = range(first, last + 1)
                yield _weighed(place, shares, counted, run, subject)
                apart = range(subject.stop, first) if subject and first == place.verb else range(0)
                if not closed.isdisjoint(apart):
                    yield _joined(place, shares, counted, run, subject)


def _weighed(place: _Place, shares: Mapping[str, float], counted: Collection[int], run: range, subject: range) -> _Run:
    """A run with what speaks for it."""
    page = place.clause.reading.page
    words = page.notes.words
    held = {key for i in run if i in counted and (key := page.keys[i]) is not None}
    score = sum(shares[k] for k in sorted(held)) - COST * (len(run) - len(held))
    score -= COST * sum(words[i].pos != "PROPN" and page.text[words[i].start].isupper() for i in run)
    score += VERB * (place.verb is not None and place.verb in run)
    score += SUBJECT * bool(subject and place.verb in run and all(i in run for i in subject))
    return _Run(score, len(held), page, Span(words[run.start].start, words[run.stop - 1].end))


def _joined(place: _Place, shares: Mapping[str, float], counted: Collection[int], run: range, subject: range) -> _Run:
    """A run that begins with the verb, its subject before it."""
    alone = _weighed(place, shares, counted, run, range(0))
    before = _weighed(place, shares, counted, subject, range(0))
    words = alone.page.notes.words
    span = Span(words[subject.start].start, words[subject.stop - 1].end)
    score = alone.score + before.score + SUBJECT - 2 * COST
    return _Run(score, alone.held + before.held, alone.page, alone.span, span)


def _closed(place: _Place) -> frozenset[int]:
    """The words that no run may hold: punctuation, whom the clause cites, and, where they are asked for, figures and days."""
    page, clause = place.clause.reading.page, place.clause.clause.span
    words = page.notes.words
    spoken = []
    if not place.figures:
        spoken = [q.span for q in page.quantities(clause)] + [t.span for t in page.times(clause)]
        told = place.clause.told.statement if place.clause.told is not None else None
        spoken += [span for span in (told.source, told.cue) if span is not None] if told is not None else []
    sentence = page.sentence(clause.start) or clause
    around = page.word_range(Span(min(sentence.start, clause.start), max(sentence.end, clause.end, place.span.end)))
    return frozenset(
        i
        for i in around
        if (words[i].pos in ("PUNCT", "SYM", "SPACE") and page.lower(i) not in JOINING)
        or not ADDRESS.isdisjoint(page.lower(i))
        or any(s.start <= words[i].start < s.end for s in spoken)
    )


def _subject(place: _Place, closed: Collection[int], drop: frozenset[str]) -> range:
    """The noun of which the verb asked for tells something, with the words before it that belong to it; empty where there is none.

    Of a clause that hangs on a noun ("the work, which has cost") it is that noun. Where the label tells what is counted, nothing else is
    its subject.
    """
    page = place.clause.reading.page
    words, clause = page.notes.words, page.word_range(place.clause.clause.span)
    verb = place.verb
    if verb is None or drop:
        return range(0)
    head = next((i for i in clause if words[i].head == verb and i != verb and words[i].dep in SUBJECTS), None)
    if (head is None or words[head].pos == "PRON") and words[verb].dep in ("relcl", "acl"):
        head = words[verb].head
    if head is None or words[head].pos not in ("NOUN", "PROPN") or head in closed:
        return range(0)
    first = head
    while (
        first > 0
        and head - first + 1 < SUBJECT_WORDS
        and first - 1 not in closed
        and words[first - 1].dep in BEFORE
        and first - 1 < words[first - 1].head <= head
        and words[first - 1].pos in ("NOUN", "PROPN", "ADJ", "PART")
    ):
        first -= 1
    return range(first, head + 1)
