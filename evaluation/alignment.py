"""Where the alignment of sayings is lost: annotated pairs of sayings by what parts them, found pairs that are wrong by what they hold.

    python -m evaluation.alignment [--data DIR] [--shared DIR] [--level LEVEL] [--list lost|wrong]

Pairs are those that `score_account.py` counts: sayings of two reports in one utterance. Each annotated pair has one row, the first that
fits it, from the finding of its sayings to their grouping. Each story is compared with weights that have not seen it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from evaluation import bench
from evaluation.account import read_held_out, read_story
from tellings.compare.clusters import Pair
from tellings.compare.entities import merge_names
from tellings.compare.ground import Ground
from tellings.compare.ground import read_story as read_ground
from tellings.compare.likeness import speakers
from tellings.compare.logistic import Models, shipped
from tellings.compare.readings import Told
from tellings.compare.roles import explain_speakers
from tellings.compare.utterances import group_statements, link_statements, parts_said
from tellings.lineage import find_origins
from tellings.model import Level, Span
from training.compare.gold import Gold

WORD = re.compile(r"\w+")
#: The share of words, of those in either, from which a found saying answers an annotated one; the scorer's.
ENOUGH = 0.5
#: What becomes of an annotated pair, from the first thing that can go wrong to the last.
FATES = (
    "a saying not found at all", "a saying found with other bounds", "not compared", "other speakers", "kin or unclear speakers",
    "one speaker, improbable", "probable, parted by the grouping", "aligned",
)  # fmt: skip
#: What a found pair is.
SORTS = ("right", "a saying that is not annotated", "one speaker, other statements", "two speakers")


class Pairing(NamedTuple):
    """A pair of sayings: what became of it or what it is, both wordings, the probability given to it."""

    sort: str
    words: tuple[str, str]
    probability: float


class Judged(NamedTuple):
    """A story's annotated pairs and its found pairs."""

    annotated: list[Pairing]
    found: list[Pairing]


class Reached(NamedTuple):
    """The number of the statement that answers an annotated saying, with the share of words in common; -1 where none comes near."""

    statement: int
    share: float


def main(argv: Sequence[str] | None = None) -> None:
    """Print the two tables."""
    parser = bench.options(__doc__, "gold/dev")
    parser.add_argument("--level", choices=("cautious", "balanced", "complete"), default="balanced")
    parser.add_argument("--list", choices=("lost", "wrong"), help="print the pairs too")
    o = bench.parse(parser, list(argv) if argv is not None else None)
    stories = {name: judge(*story, o.level) for name, story in read_stories(o.data)}
    for name, story in stories.items():
        listed = {"lost": story.annotated, "wrong": story.found, None: []}[o.list]
        for pair in listed:
            if pair.sort not in ("aligned", "right"):
                print(f"{name} | {pair.sort} | {pair.probability:.2f} | {' | '.join(pair.words)}")
    print(rows("annotated pairs", FATES, [p for s in stories.values() for p in s.annotated]))
    print(rows("found pairs", SORTS, [p for s in stories.values() for p in s.found]))


def read_stories(data: Path) -> Iterator[tuple[str, tuple[Ground, Models, Gold]]]:
    """Every annotated story as the comparison sees it, with weights that have not seen it, and its annotation."""
    held_out = read_held_out()
    for folder in sorted(p.parent for p in data.glob("*/account.json")):
        reports, annotated = read_story(folder)
        entities = merge_names(reports, annotated)
        explained = explain_speakers(reports, annotated, entities)
        ground = read_ground(reports, explained, find_origins(reports).origins, entities)
        weights = held_out.get(folder.name)
        models = msgspec.json.decode(weights, type=Models) if weights else shipped()
        yield folder.name, (ground, models, Gold(folder))


def judge(ground: Ground, models: Models, gold: Gold, level: Level) -> Judged:
    """The story's annotated pairs with their fates, its found pairs by what they are."""
    links = link_statements(ground, models.utterances)
    groups = group_statements(ground, links, models.utterances.threshold(level))
    group_of = {i: number for number, group in enumerate(groups) for i in group}
    reached = reach(ground.told, gold)
    threshold = models.utterances.threshold(level)
    texts = [" ".join(cite.span.of(gold.texts[cite.report]).split()) for _, cite in gold.sayings]
    annotated = []
    right: set[Pair] = set()
    for (i, (one, a)), (j, (other, b)) in itertools.combinations(enumerate(gold.sayings), 2):
        if one != other or a.report == b.report:
            continue
        x, y = reached[i], reached[j]
        pair = min(x.statement, y.statement), max(x.statement, y.statement)
        found = min(x.share, y.share) >= ENOUGH
        if found and group_of[pair[0]] == group_of[pair[1]]:
            right.add(pair)
            fate = "aligned"
        elif found:
            fate = _parted(ground, pair, links, threshold)
        else:
            fate = FATES[0] if min(x.share, y.share) == 0 else FATES[1]
        annotated.append(Pairing(fate, (texts[i], texts[j]), links.get(pair, 0.0)))
    answers = {r.statement for r in reached if r.share >= ENOUGH}
    paired = (pair for group in groups for pair in itertools.combinations(group, 2))
    found_pairs = [
        Pairing(
            "right" if p in right else _wrong(ground, p, answers),
            (_worded(ground.told[p[0]]), _worded(ground.told[p[1]])),
            links.get(p, 0.0),
        )
        for p in paired
        if ground.told[p[0]].reading.page is not ground.told[p[1]].reading.page
    ]
    return Judged(annotated, found_pairs)


def reach(told: Sequence[Told], gold: Gold) -> list[Reached]:
    """For each annotated saying the statement that has most words in common with it, whole or by one clause, as the scorer has it."""
    units: dict[str, list[tuple[int, set[int]]]] = {}
    for i, t in enumerate(told):
        text, spans = t.reading.page.text, parts_said(t)
        own = units.setdefault(t.reading.page.report.id, [])
        own += [(i, _words(text, x)) for x in (spans, *((s,) for s in spans))]
    found = []
    for _, cite in gold.sayings:
        said = _words(gold.texts[cite.report], (cite.span,))
        shares = ((len(said & own) / len(said | own), -i) for i, own in units.get(cite.report, []) if said | own)
        share, number = max(shares, default=(0.0, 1))
        found.append(Reached(-number, share))
    return found


def rows(title: str, names: Sequence[str], pairs: Sequence[Pairing]) -> str:
    """How many pairs are of each sort, and their share."""
    counts = Counter(p.sort for p in pairs)
    return bench.table((title, "pairs", "share"), [(n, counts[n], counts[n] / max(1, len(pairs))) for n in names])


def _parted(ground: Ground, pair: Pair, links: Mapping[Pair, float], threshold: float) -> str:
    if pair not in {(n.a, n.b) for n in ground.told_near}:
        return "not compared"
    if links.get(pair, 0.0) >= threshold:
        return "probable, parted by the grouping"
    same, part, other, _, _ = speakers(ground.told[pair[0]], ground.told[pair[1]], ground.weights)
    return "one speaker, improbable" if same or part else "other speakers" if other else "kin or unclear speakers"


def _wrong(ground: Ground, pair: Pair, answers: set[int]) -> str:
    if not answers >= set(pair):
        return "a saying that is not annotated"
    same, part, *_ = speakers(ground.told[pair[0]], ground.told[pair[1]], ground.weights)
    return "one speaker, other statements" if same or part else "two speakers"


def _worded(told: Told) -> str:
    return f"{' '.join(sorted(told.voices))}: {told.reading.text}"


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    return {m.start() + s.start for s in spans for m in WORD.finditer(s.of(text))}


if __name__ == "__main__":
    main()
