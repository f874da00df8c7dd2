"""Denials and other answers on stories that were read by eye and never trained on: what part of what is shown is right.

    python -m evaluation.answers [--shared DIR] [--part test|train] [--cache DIR] [--list right|arguable|wrong|unread]

The stories are those of `training.compare.judged_answers` (drawn by chance from the unlabelled corpora). The first table counts what an
account of each level holds, and what is set openly; the second, of all that is proposed, how far a probability can be believed.
Answers that nobody has read (a later rule proposes them) are counted apart. Contradictions are judged at the level ``complete``, those
of higher levels are among them.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from evaluation import bench
from tellings.compare.answer_signs import Answer, best_answers
from tellings.compare.contradictions import find_contradictions
from tellings.compare.denials import measure, propose, read_talk
from tellings.compare.ground import Ground
from tellings.compare.logistic import shipped
from tellings.compare.stances import find_stances
from tellings.model import Cite
from tellings.render.reading import OPEN as SURE
from training.compare.drawn import annotated, read_corpora, stories_of
from training.compare.fit import read_ground, sides
from training.compare.judged_answers import Judged, Label, read_judged_answers

LEVELS = ("cautious", "balanced", "complete")
BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 1.0001)
COLUMNS = ("shown", "right", "arguable", "wrong", "unread", "right of read")


class Read(NamedTuple):
    """A pair of passages with its probability, its judgement (None: unread), and its words for a list."""

    probability: float
    label: Label | None
    words: str


def main(argv: list[str] | None = None) -> None:
    """Print the tables."""
    parser = bench.options(__doc__, "gold/dev")
    parser.add_argument("--part", choices=("test", "train"), default="test")
    parser.add_argument("--cache", type=Path, help="a folder for the annotations")
    parser.add_argument(
        "--list", choices=("right", "arguable", "wrong", "unread"), help="print what is shown by default and judged so"
    )
    o = bench.parse(parser, argv)
    stories = [
        (story, read_ground(drawn.reports, annotated(drawn, o.cache)))
        for story, drawn in stories_of(read_judged_answers(), read_corpora(o.shared / "corpora"))
        if story.part == o.part
    ]
    shown = {level: [x for story, ground in stories for x in answers(story, ground, level)] for level in LEVELS}
    against = {level: [x for s in stories for x in contradictions(*s, level)] for level in LEVELS}
    if o.list:
        wanted = None if o.list == "unread" else o.list
        print(
            "\n".join(
                f"{x.probability:.2f} {x.words}" for x in shown["balanced"] + against["balanced"] if x.label == wanted
            )
        )
    every = read_judged_answers()
    pairs = [(s.id, j) for s in every for j in s.answers]
    print(f"judged: {len(every)} stories, {len(pairs):,} pairs of {len({(s, j.a) for s, j in pairs}):,} sentences")
    print(f"{len(stories)} stories, part {o.part}")
    rows = [("answers, open", *counted([x for x in shown["balanced"] if x.probability >= SURE]))]
    rows += [(f"answers, {level}", *counted(shown[level])) for level in LEVELS]
    rows += [(f"contradictions, {level}", *counted(against[level])) for level in LEVELS]
    print(bench.table(("", *COLUMNS), rows))
    print(bench.table(("probability", "proposed", "mean", "right", "right or arguable"), list(reliability(stories))))


def answers(story: Judged, ground: Ground, level: str) -> Iterator[Read]:
    """The answers that an account of the level holds, those repeated by other reports left out."""
    found = best_answers([(p, a) for p, a in weighed(ground) if p >= shipped().answers.threshold(level)])
    yield from (Read(p, story.answer(*sides(a)), _words(a)) for p, a in found)


def contradictions(story: Judged, ground: Ground, level: str) -> Iterator[Read]:
    """The contradictions that an account of the level holds."""
    texts = {p.report.id: p.text for p in ground.pages}
    for d in (*find_contradictions(ground, level), *find_stances(ground)):
        yield Read(
            d.confidence,
            story.contradiction(d.a, d.b),
            f"{_of(texts[d.a.report], d.a)} | {_of(texts[d.b.report], d.b)} | {d.why}",
        )


def weighed(ground: Ground) -> list[tuple[float, Answer]]:
    """All that is proposed in a story with its probability, by the shipped weights."""
    talk = read_talk(ground)
    proposed = propose(ground, talk)
    return list(zip(shipped().answers.probabilities(measure(ground, talk, proposed)).tolist(), proposed, strict=True))


def counted(read: Sequence[Read]) -> tuple[object, ...]:
    """How many were shown, by judgement, and the share of right ones among those read."""
    of = Counter(x.label for x in read)
    known = len(read) - of[None]
    return len(read), of["right"], of["arguable"], of["wrong"], of[None], of["right"] / known if known else None


def reliability(stories: Sequence[tuple[Judged, Ground]]) -> Iterator[tuple[object, ...]]:
    """For each range of probabilities the proposals that were read, their mean probability, the share that is right, that is not wrong."""
    read = [(p, label) for story, ground in stories for p, a in weighed(ground) if (label := story.answer(*sides(a)))]
    for low, high in itertools.pairwise(BINS):
        inside = [(p, label) for p, label in read if low <= p < high]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            right, fair = (
                sum(label in good for _, label in inside) / len(inside) for good in (("right",), ("right", "arguable"))
            )
            yield f"{low:.2f}-{min(high, 1):.2f}", len(inside), f"{mean:.3f}", f"{right:.3f}", f"{fair:.3f}"


def _words(answer: Answer) -> str:
    a, b = sides(answer)
    return f"{_of(answer.own.page.text, a)} | {_of(answer.claim.page.text, b)} | {'+'.join(answer.ways)}"


def _of(text: str, cite: Cite) -> str:
    return " ".join(text[cite.start : cite.end].split())


if __name__ == "__main__":
    main()
