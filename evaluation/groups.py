"""Lines that put passages of several reports together, judged by eye on unlabelled stories: what part of what is shown is right.

    python -m evaluation.groups [--shared DIR] [--part test|train|all] [--cache DIR] [--list right|partly|wrong|unread]

The stories are those of `training.compare.judged_groups`. Agreed lines are those that the terminal shows openly; such a line is right when
every report that it counts has a passage that was judged to tell the same as the one shown, wrong when none has, else partly right. A
statement that several reports carry is right when all of them have a saying that tells the same, partly when two have. Lines with a pair
that nobody read, where the judged ones do not settle it, are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from evaluation import bench
from tellings.model import Account, Cite, Fact, Utterance
from tellings.render import phrases
from tellings.render.caps import SHORT
from tellings.render.reading import DOUBTED, Reading, shown
from tellings.stages import Work, account_of
from training.compare.drawn import annotated, read_corpora, stories_of
from training.compare.judged_groups import JudgedGroups, alike, read_judged_groups

Verdict = Literal["right", "partly", "wrong", "unread"]
VERDICTS: tuple[Verdict, ...] = ("right", "partly", "wrong", "unread")
SECTIONS = (phrases.WIDELY, phrases.AGREED, phrases.TRUSTED, phrases.SAID)


class Judged(NamedTuple):
    """A line of an account: its section, what was read of it, and its words for a list."""

    section: str
    verdict: Verdict
    words: str


def main(argv: list[str] | None = None) -> None:
    """Print the table."""
    parser = bench.options(__doc__, "gold/dev")
    parser.add_argument("--part", choices=("test", "train", "all"), default="test")
    parser.add_argument("--cache", type=Path, help="a folder for the annotations")
    parser.add_argument("--list", choices=VERDICTS, help="print the lines that are judged so")
    o = bench.parse(parser, argv)
    lines = [
        line
        for story, drawn in stories_of(read_judged_groups(), read_corpora(o.shared / "corpora"))
        if o.part in ("all", story.part)
        for line in judge(story, made(drawn.id, drawn.reports, annotated(drawn, o.cache)))
    ]
    print(table(lines))
    for line in lines:
        if line.verdict == o.list:
            print(f"{line.section}: {line.words}")


def made(story: str, reports: Sequence, notes: Sequence) -> Account:  # type: ignore[type-arg]
    """The account of a story, its reports in the product's order."""
    of = {a.report: a for a in notes}
    ordered = tuple(sorted(reports, key=lambda r: r.moment))
    return account_of(Work(story, ordered, tuple(of[r.id] for r in ordered)))


def judge(story: JudgedGroups, account: Account) -> Iterator[Judged]:
    """The lines of an account that are shown openly and put reports together."""
    reading = Reading(account)
    sections = (phrases.WIDELY, reading.widely), (phrases.AGREED, reading.narrowly), (phrases.TRUSTED, reading.trusting)
    for title, facts in sections:
        for fact in facts[: phrases.likely([f.confidence for f in facts], SHORT.facts, DOUBTED)]:
            words = " / ".join(f"{reading.number[a.report]} {shown(reading.said(a.passage))}" for a in fact.backing)
            yield Judged(title, judge_fact(story, fact), words)
    for u in account.utterances:
        if len({s.report for s in u.sayings}) > 1:
            words = " / ".join(
                f"{reading.number[s.report]} {shown(reading.words(s.report, s.content[0]))}" for s in u.sayings
            )
            yield Judged(phrases.SAID, judge_utterance(story, u), f"{u.speaker}: {words}")


def judge_fact(story: JudgedGroups, fact: Fact) -> Verdict:
    """How many of the reports that a line counts tell what its first passage does."""
    first, *others = (a.passage for a in fact.backing)
    told: dict[str, list[bool | None]] = {}
    for cite in others:
        if cite.report != first.report:
            told.setdefault(cite.report, []).append(alike(story.agreed, first, cite))
    return _verdict([_any(read) for read in told.values()])


def judge_utterance(story: JudgedGroups, utterance: Utterance) -> Verdict:
    """How many of the reports of a statement tell what the best of its sayings does."""
    cites = [Cite(s.report, s.content[0].start, s.content[-1].end) for s in utterance.sayings]
    found = []
    for first in cites:
        told: dict[str, list[bool | None]] = {}
        for cite in cites:
            if cite.report != first.report:
                told.setdefault(cite.report, []).append(alike(story.said, first, cite))
        found.append(_verdict([_any(read) for read in told.values()]))
    return min(found, key=("right", "unread", "partly", "wrong").index)


def _any(read: Sequence[bool | None]) -> bool | None:
    return True if True in read else None if None in read else False


def _verdict(told: Sequence[bool | None]) -> Verdict:
    if all(told):
        return "right"
    if None in told:
        return "unread"
    return "partly" if any(told) else "wrong"


def table(lines: Sequence[Judged]) -> str:
    """What is shown in each section, and what is right of what was read; partly right counts half."""
    rows = [
        "| section | shown | right | partly | wrong | unread | right of read |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for section in SECTIONS:
        n = Counter(line.verdict for line in lines if line.section == section)
        read = n["right"] + n["partly"] + n["wrong"]
        share = f"{100 * (n['right'] + n['partly'] / 2) / read:.0f} %" if read else "-"
        rows.append(f"| {section} | {n.total()} | {' | '.join(str(n[v]) for v in VERDICTS)} | {share} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
