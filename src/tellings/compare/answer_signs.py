"""One passage that answers another: what shows it, as numbers, and how sure it is.

Rules propose answers (`denials`, `answers`, `within`); how far each way can be believed is learned from annotated stories.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from tellings.compare.claims import BARE, Fit, accusing, deniers, headline, kin, named, owners
from tellings.compare.denying import NEGATIVE
from tellings.compare.ground import Ground
from tellings.compare.likeness import Row, weigh
from tellings.compare.polarity import telling
from tellings.compare.sentences import Sentence
from tellings.compare.talk import Talk, speaks_of
from tellings.model import DisputeKind, Span

#: How an answer was found, with the reason that is shown.
WAYS: Final[Mapping[str, str]] = {
    "pointed": "what was said just before is denied",
    "called": "what is denied was brought forward before",
    "such": "it names what was said before",
    "near": "near in the same report to what is denied",
    "far": "near in another report to what is denied",
    "owned": "it says whose claim it denies",
    "repeated": "what it answers in its own report another has too",
    "counter": "it answers what was said just before",
    "turn": "it turns against what another said just before",
    "firm": "it holds against what was said just before",
    "of another": "it denies what is said of another just before",
    "which": "the sentence itself says that it is not so",
    "though": "the sentence itself says that it is not so",
    "despite": "it holds in spite of what the sentence says",
    "asked": "it says no to what was asked",
    "accused": "it is said of those who are accused just before that it is not so",
    "side": "who stands on the other side answers",
    "question": "it says no to the question just before",
    "doubt": "the report doubts what was said just before",
    "as claimed": "it says that what others claimed is not so",
    "even though": "the report sets a fact against it",
    "but said": "it is said against the first half of the sentence",
}
#: Those within one sentence.
WITHIN: Final = frozenset({"owned", "which", "though", "despite", "asked", "as claimed", "even though", "but said"})
#: Ways that are believed alike: each was found too seldom to be weighed alone.
SORTS: Final[Mapping[str, frozenset[str]]] = {
    "near": frozenset({"near"}),
    "far": frozenset({"far"}),
    "pointed": frozenset({"pointed"}),
    "called": frozenset({"called", "such"}),
    "within": frozenset({"owned", "which", "as claimed", "though", "despite", "asked"}),
    "report": frozenset({"even though", "doubt"}),
    "but said": frozenset({"but said"}),
    "turn": frozenset({"turn"}),
    "firm": frozenset({"firm"}),
    "of another": frozenset({"of another"}),
    "counter": frozenset({"counter"}),
    "few": frozenset({"accused", "side", "question"}),
}
#: Those within one sentence where its denial denies.
DENIED_WITHIN: Final = frozenset({"owned", "which", "though", "asked"})
#: A lead over the other claims counts up to so much.
LEAD: Final = 0.3
#: How sure a second claim of one report must be to be set beside the first.
SECOND: Final = 0.4
#: A claim of fewer content keys says little.
SHORT: Final = 4
#: How a denying word denies (`compare_denying`), each a feature.
DENYING: Final = ("verb", "claim", "answer", "quality", "liar", "lacking")
#: The features of an answer, in the order of `measure_answer`: the ways, the sort of the denial, where the claim stands, how well it fits,
#: who speaks, what else the two hold, and some of these together, as a denial that only points is read otherwise than one that tells.
ANSWERS: Final = (
    *SORTS, *DENYING,
    "next", "second", "after", "gap",
    "meaning", "fit", "words", "lead", "best", "telling", "points", "rare",
    "same speaker", "another speaker", "told", "by name", "whose", "names denier", "names shared",
    "accusing", "kin", "denies too", "negated", "opposed", "headline", "aside", "whole", "short",
    "firm too", "pointed at", "pointed far", "points next", "points second", "points apart", "words told", "fit told", "lead told",
    "just said", "strong", "strong next", "strong second", "strong words", "strong names", "far words", "far fit",
)  # fmt: skip


class Answer(NamedTuple):
    """A sentence that answers and the one whose claim it answers, with the passages to show of both.

    ``ways`` are all the ways it was found in, the first is the one shown; ``meaning`` is the cosine of the two; ``fit`` how well the claim
    fits what is denied, None where nobody asked.
    """

    ways: tuple[str, ...]
    own: Sentence
    claim: Sentence
    spans: tuple[Span, Span]
    meaning: float
    fit: Fit | None = None
    shown: str = ""

    @property
    def way(self) -> str:
        """The way that is shown."""
        return self.ways[0]

    @property
    def kind(self) -> DisputeKind:
        """A denial, or a contradiction where the report itself speaks against somebody."""
        return "contradiction" if self.way in ("even though", "doubt") else "denial"


def answer(way: str, own: Sentence, claim: Sentence, shown: str = "") -> Answer:
    """An answer that shows both sentences whole."""
    return Answer((way,), own, claim, (own.span, claim.span), float((own.vectors @ claim.vectors.T).max()), None, shown)


def merged(proposed: Iterable[Answer]) -> list[Answer]:
    """One answer for two passages that were found in several ways, the most telling way first (in the order of `WAYS`)."""
    order = {way: n for n, way in enumerate(WAYS)}
    found: dict[tuple[object, ...], list[Answer]] = {}
    for a in proposed:
        key = a.own.place, a.claim.place, a.spans if a.own is a.claim else None
        found.setdefault(key, []).append(a)
    kept = []
    for same in found.values():
        same.sort(key=lambda a: order[a.way])
        fit = next((a.fit for a in same if a.fit is not None), None)
        widest = max(same, key=lambda a: sum(s.end - s.start for s in a.spans))
        kept.append(same[0]._replace(ways=tuple(a.way for a in same), fit=fit, spans=widest.spans))
    return kept


def measure_answer(ground: Ground, talk: Talk, found: Answer) -> Row:
    """The features of an answer."""
    own, claim, ways = found.own, found.claim, set(found.ways)
    apart = own is not claim
    denial = talk.denies(own) if apart or found.way in DENIED_WITHIN else None
    sorts = denial.sorts if denial is not None else frozenset()
    here = own.page is claim.page
    gap = own.number - claim.number if here else 0
    fit = found.fit or _fit(found, ground.weights)
    lead = min(max(fit.lead, -LEAD), LEAD)
    points = denial is not None and fit.telling < BARE
    strong = bool(sorts & {"verb", "claim"})
    mine, others = deniers(denial, own) if denial is not None else own.speakers, claim.speakers
    another = bool(mine and others and not mine & others)
    named_there = apart and (speaks_of(claim, own) or bool(mine & claim.names))
    signs: dict[str, float] = {
        **{name: bool(ways & sort) for name, sort in SORTS.items()},
        **{sort: sort in sorts for sort in DENYING},
        "next": gap == 1,
        "second": gap == 2,
        "after": gap < 0,
        "gap": math.log1p(abs(gap)),
        "meaning": found.meaning if apart else 0.5,
        "fit": fit.meaning,
        "words": fit.words,
        "lead": lead,
        "best": fit.lead > 0,
        "telling": min(fit.telling, 6) / 6,
        "points": points,
        "rare": max((ground.weights.get(k, 1.0) for k in sorted(own.keys & claim.keys)), default=0.0) if apart else 0.0,
        "same speaker": apart and bool(mine & others),
        "another speaker": another,
        "told": bool(claim.told),
        "by name": apart and not mine & others and any(named(ground, e) for e in others),
        "whose": denial is not None and bool(others & owners(denial)),
        "names denier": named_there,
        "names shared": min(3, len(own.names & claim.names)),
        "accusing": bool(claim.lemmas & accusing()),
        "kin": denial is not None and bool(kin(denial) & claim.lemmas),
        "denies too": apart and talk.denies(claim) is not None,
        "negated": apart and bool(claim.lemmas & NEGATIVE),
        "opposed": apart and _opposed(own, claim),
        "headline": headline(claim),
        "aside": denial is not None and denial.aside,
        "whole": denial is not None and denial.whole,
        "short": len(claim.keys) < SHORT,
        "firm too": {"firm", "counter"} <= ways,
        "pointed at": points and "pointed" in ways,
        "pointed far": "pointed" in ways and gap > 2,
        "points next": points and gap == 1,
        "points second": points and gap == 2,
        "points apart": points and here and not 0 < gap <= 2,
        "words told": 0.0 if points else fit.words,
        "fit told": 0.0 if points else fit.meaning,
        "lead told": 0.0 if points else lead,
        "just said": gap == 1 and bool(claim.told) and another,
        "strong": strong,
        "strong next": strong and gap == 1,
        "strong second": strong and gap == 2,
        "strong words": fit.words if strong and not points else 0.0,
        "strong names": strong and named_there,
        "far words": 0.0 if here else fit.words,
        "far fit": 0.0 if here else fit.meaning,
    }
    return [float(signs[name]) for name in ANSWERS]


def best_answers(found: Sequence[tuple[float, Answer]]) -> list[tuple[float, Answer]]:
    """The surest answer of each sentence to each report, a second one where it is as sure as `SECOND`; the surest first."""
    ordered = sorted(found, key=lambda f: (-f[0], *_place(f[1])))
    used: Counter[tuple[int, int, int]] = Counter()
    pairs: set[frozenset[tuple[int, int]]] = set()
    kept = []
    for probability, a in ordered:
        key = *a.own.place, a.claim.page.number
        both = frozenset({a.own.place, a.claim.place})
        if both not in pairs and (not used[key] or (used[key] == 1 and probability >= SECOND)):
            used[key] += 1
            pairs.add(both)
            kept.append((probability, a))
    return kept


def _fit(found: Answer, weights: Mapping[str, float]) -> Fit:
    """What is known of an answer that no denying word asks for: its own words stand for what is denied."""
    own = weigh(found.own.keys, weights)
    return Fit(0.8, 0.5, weigh(found.own.keys & found.claim.keys, weights) / max(4.0, own), 0.0, 0)


def _opposed(own: Sentence, claim: Sentence) -> bool:
    """Whether one of the two negates a word that the other says without a negation."""
    a, b = (_negated(s) for s in (own, claim))
    return bool(a[0] & b[1] - b[0]) or bool(b[0] & a[1] - a[0])


def _negated(sentence: Sentence) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of what a sentence negates, and of all it says."""
    page, words = sentence.page, sentence.page.notes.words
    inside = page.word_range(sentence.span)
    said = {i: key for i in inside if (key := telling(page, i)) is not None}
    heads = {words[i].head for i in inside if words[i].dep == "neg" or page.lower(i) in ("no", "never")}
    below = {i for i in said if words[i].head in heads and words[i].dep in ("acomp", "attr", "dobj")}
    return frozenset(said[i] for i in said if i in heads or i in below), frozenset(said.values())


def _place(found: Answer) -> tuple[int, int, int, int, str]:
    return found.own.page.number, found.own.number, found.claim.page.number, found.claim.number, found.way
