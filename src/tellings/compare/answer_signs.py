"""One passage that answers another: what shows it, as numbers, and how sure it is.

Rules propose answers (`denials`, `answers`, `within`); how far each way can be believed is learned from annotated stories.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from tellings.compare.likeness import Row
from tellings.compare.sentences import Sentence
from tellings.model import DisputeKind, Span

#: How an answer was found, with the reason that is shown.
WAYS: Final[Mapping[str, str]] = {
    "near": "in the same report nothing is nearer to what is denied",
    "far": "in the other reports nothing is nearer to what is denied",
    "pointed": "what was said just before is denied",
    "owned": "it says whose claim it denies",
    "repeated": "what it answers in its own report another has too",
    "counter": "it answers what was said just before",
    "turn": "it turns against what another said just before",
    "firm": "it holds against what was said just before",
    "of another": "it denies what is said of another just before",
    "which": "the sentence itself says that it is not so",
    "accused": "it is said of those who are accused just before that it is not so",
    "side": "who stands on the other side answers",
    "question": "it says no to the question just before",
    "doubt": "the report doubts what was said just before",
    "as claimed": "it says that what others claimed is not so",
    "even though": "the report sets a fact against it",
    "but said": "it is said against the first half of the sentence",
}
#: Those within one sentence.
WITHIN: Final = frozenset({"owned", "which", "as claimed", "even though", "but said"})
#: Ways that are believed alike: each was found too seldom to be weighed alone.
SORTS: Final[Mapping[str, frozenset[str]]] = {
    "near": frozenset({"near"}),
    "far": frozenset({"far"}),
    "pointed": frozenset({"pointed"}),
    "within": WITHIN,
    "beside": frozenset({"turn", "firm", "of another", "side", "question", "doubt"}),
    "likely": frozenset({"counter", "accused", "repeated"}),
}
#: The features of an answer, in the order of `measure_answer`.
ANSWERS: Final = (*SORTS, "next", "meaning", "score")


class Answer(NamedTuple):
    """A sentence that answers and the one whose claim it answers, with the passages to show of both.

    ``meaning`` is the cosine of the two, ``score`` how well the claim fits what is denied, 0 where nobody asked.
    """

    way: str
    own: Sentence
    claim: Sentence
    spans: tuple[Span, Span]
    meaning: float
    score: float = 0.0
    shown: str = ""

    @property
    def kind(self) -> DisputeKind:
        """A denial, or a contradiction where the report itself speaks against somebody."""
        return "contradiction" if self.way in ("even though", "doubt") else "denial"


def answer(way: str, own: Sentence, claim: Sentence, shown: str = "") -> Answer:
    """An answer that shows both sentences whole."""
    return Answer(way, own, claim, (own.span, claim.span), float((own.vectors @ claim.vectors.T).max()), 0.0, shown)


def measure_answer(found: Answer) -> Row:
    """The features of an answer."""
    own, claim = found.own, found.claim
    apart = own is not claim
    beside = own.page is claim.page and abs(own.number - claim.number) == 1
    return [
        *(float(found.way in ways) for ways in SORTS.values()),
        float(beside), found.meaning if apart else 0.5, max(0.0, found.score - 0.7),
    ]  # fmt: skip


def best_answers(found: Sequence[tuple[float, Answer]]) -> list[tuple[float, Answer]]:
    """The surest answer of each sentence to each report, the surest first."""
    ordered = sorted(found, key=lambda f: (-f[0], *_place(f[1])))
    used: set[tuple[int, int, int]] = set()
    pairs: set[frozenset[tuple[int, int]]] = set()
    kept = []
    for probability, a in ordered:
        key = a.own.page.number, a.own.number, a.claim.page.number
        both = frozenset({(a.own.page.number, a.own.number), (a.claim.page.number, a.claim.number)})
        if key not in used and both not in pairs:
            used.add(key)
            pairs.add(both)
            kept.append((probability, a))
    return kept


def _place(found: Answer) -> tuple[int, int, int, int, str]:
    return found.own.page.number, found.own.number, found.claim.page.number, found.claim.number, found.way
