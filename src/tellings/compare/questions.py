"""Labels of facts: a fixed phrase and the reports' own words, never a sentence that no source holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tellings.compare.figures import Figure
from tellings.compare.ground import Ground
from tellings.compare.likeness import weigh
from tellings.compare.pages import Page
from tellings.compare.readings import Stated
from tellings.model import Span

ASKS = {
    "money": "How much", "percent": "What share", "age": "How old", "duration": "How long", "date": "When", "measure": "How much",
    "count": "How many",
}  # fmt: skip
#: Words of a label beside its phrase.
WORDS = 6


def ask_figure(group: Sequence[Figure]) -> str:
    """What a group of figures measures: the phrase of their kind, the words for what is counted, the words their clauses share."""
    phrase = ASKS.get(group[0].kind, "How much")
    counted = Counter(text for f in group if (text := _counted(f)))
    label = counted.most_common(1)[0][0] if counted else ""
    common = _common([f.stated for f in group], drop=frozenset(label.lower().split()))
    words = [*([label] if label else []), *common]
    return f"{phrase}: {', '.join(words[:WORDS])}" if words else phrase


def ask_event(ground: Ground, clauses: Sequence[Stated]) -> str:
    """The words that the clauses share, in the order of the first."""
    words = _common(clauses, drop=frozenset())
    if not words:
        first = clauses[0].reading
        keys = sorted(first.keys, key=lambda k: (-weigh(frozenset([k]), ground.weights), k))[:3]
        words = _spelled(first.page, first.spans, keys)
    return f"What: {' '.join(words[:WORDS])}"


def ask_day(clauses: Sequence[Stated]) -> str:
    """When that happened which the clauses share."""
    return f"When: {' '.join(_common(clauses, drop=frozenset())[:WORDS])}"


def ask_choice(words: Sequence[str], clauses: Sequence[Stated]) -> str:
    """The words of which one at most is right, then those that the clauses share."""
    common = _common(clauses, drop=frozenset(words))
    return " ".join([f"Which, {' or '.join(words)}{':' if common else ''}", *common[:WORDS]])


def _counted(f: Figure) -> str:
    span = f.quantity.counted if f.quantity else None
    return " ".join(span.of(f.page.text).split()) if span else ""


def _common(clauses: Sequence[Stated], drop: frozenset[str]) -> list[str]:
    """The content words that most of the clauses hold, as the first clause spells them, in its order."""
    counts = Counter(k for c in clauses for k in c.reading.keys)
    most = {k for k, n in counts.items() if 2 * n > len(clauses) and n > 1 and k not in drop}
    placed = sorted(clauses, key=lambda c: (c.reading.page.number, c.reading.spans))
    first = max(placed, key=lambda c: (len(most & c.reading.keys), -c.reading.length)).reading
    return [w for w in _spelled(first.page, first.spans, most) if w.lower() not in drop]


def _spelled(page: Page, spans: Sequence[Span], keys: Iterable[str]) -> list[str]:
    left = set(keys)
    found = []
    for span in spans:
        for i in page.word_range(span):
            key = page.keys[i]
            if key in left:
                left.discard(key)
                word = page.notes.words[i]
                found.append(page.text[word.start : word.end])
    return found
