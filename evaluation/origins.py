"""Which reports of a story are one telling: gold stories, labelled stories to check by eye, a set made here.

    python -m evaluation.origins [--data DIR] [--shared DIR] [--json] [--pairs] [--stream] [--curve]

Prints precision and recall of pairs on the gold accounts, then on the project's own set (invented reports copied, cut,
shuffled and reworded at several strengths; distractors that share an event or a whole speech), with recall by
strength. ``--pairs`` lists every pair of one labelled story in ``corpora/stories-dev.jsonl.gz`` that is said to share
an origin, ``--stream`` every such pair in the stories that are found in ``corpora/stream.jsonl.gz``, both with the pairs
that miss it narrowly; ``--curve`` prints both sets' figures over the threshold of the share.
"""

from __future__ import annotations

import gzip
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from evaluation import bench
from evaluation.origins_made import CLAIMED, MAKERS, STRENGTHS, Case, cases
from evaluation.stories import grouped, read
from tellings.lineage import find_origins
from tellings.lineage import ties as rules
from tellings.model import Lineage, Report

#: Pairs of two tellings that share so much are listed, to see what is missed.
NARROW = 0.3


def main(argv: list[str] | None = None) -> None:
    """Print the tables."""
    parser = bench.options(__doc__, "gold/dev")
    parser.add_argument(
        "--pairs", action="store_true", help="list the pairs of labelled stories said to share an origin"
    )
    parser.add_argument("--stream", action="store_true", help="the same for the stories found in the unlabelled stream")
    parser.add_argument("--curve", action="store_true", help="figures over the threshold of the share")
    o = bench.parse(parser, argv)
    with bench.scratch() as folder:
        for story, reports in gold(o.data):
            origins = [list(x.reports) for x in find_origins(reports).origins]
            (folder / f"{story}.json").write_text(json.dumps({"origins": origins}), "utf8")
        row = bench.score_json(o, "score_account.py", o.data, folder, "--json")["origins"]
    made = list(cases())
    found = [one(c) for c in made]
    p, r = precision_recall(made, found)
    print(bench.table(
        ("set", "precision", "recall", "pairs"),
        [("gold stories", row["precision"], row["recall"], row["gold"]),
         (f"made here, to strength {CLAIMED}", p, r, sum(c.one and c.strength <= CLAIMED for c in made))],
    ))  # fmt: skip
    print("\nRecall on the made set by how it was made and the share of words touched\n")
    print(
        bench.table(
            ("made", *map(str, STRENGTHS)),
            [(name, *(recall_at(made, found, name, s) for s in STRENGTHS)) for name in MAKERS],
        )
    )
    wrong = [c for c, f in zip(made, found, strict=True) if f and not c.one]
    print(
        f"\n{sum(not c.one for c in made)} pairs of independent reports, {sum('speech' in c.made for c in made)} of "
        f"them with one speech: {len(wrong)} called one telling"
    )
    if o.pairs:
        list_pairs(labelled(o.shared / "corpora" / "stories-dev.jsonl.gz"))
    if o.stream:
        list_pairs(streamed(o.shared / "corpora" / "stream.jsonl.gz"))
    if o.curve:
        print_curve(o.data, made)
    if o.json:
        print(json.dumps({"gold": row, "made": {"precision": p, "recall": r}}))


def gold(data: Path) -> Iterator[tuple[str, list[Report]]]:
    """The gold stories' reports."""
    for folder in sorted(p.parent for p in data.glob("*/account.json")):
        listed = json.loads((folder / "reports.json").read_text("utf8"))["reports"]
        yield (
            folder.name,
            [
                Report(
                    r["id"],
                    (folder / r["file"]).read_bytes().decode("utf8"),
                    title=r["title"],
                    outlet=r["outlet"],
                    url=r["url"],
                    published=r["published"],
                )
                for r in listed
            ],
        )


def one(case: Case) -> bool:
    """Whether the two reports of a case are said to be one telling."""
    return len(find_origins((case.a, case.b)).origins) == 1


def precision_recall(made: list[Case], found: list[bool]) -> tuple[float, float]:
    """Over the cases up to the strength claimed."""
    inside = [(c, f) for c, f in zip(made, found, strict=True) if c.strength <= CLAIMED]
    right = sum(c.one and f for c, f in inside)
    return right / max(1, sum(f for _, f in inside)), right / sum(c.one for c, _ in inside)


def recall_at(made: list[Case], found: list[bool], name: str, strength: float) -> float:
    """Recall over the copies made in one way at one strength."""
    inside = [f for c, f in zip(made, found, strict=True) if c.made == name and c.strength == strength]
    return sum(inside) / len(inside)


def labelled(path: Path) -> dict[str, list[Report]]:
    """The labelled reports by story."""
    stories: dict[str, list[Report]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            if row["story"] is not None:
                fields = {k: row[k] for k in ("title", "outlet", "url", "published")}
                stories[row["story"]].append(Report(row["id"], row["text"], **fields))
    return stories


def streamed(path: Path) -> dict[str, list[Report]]:
    """The reports of a stream by the story that the grouping finds for them."""
    reports = list(read(path))
    found = grouped(reports).stories
    stories: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        stories[found[report.id]].append(report)
    return stories


def list_pairs(stories: Mapping[str, list[Report]]) -> None:
    """Every pair of a story that is said to share an origin, its tie and its longest passage; then those that miss narrowly."""
    total = 0
    narrow: list[tuple[float, str]] = []
    print("\nPairs said to share an origin")
    for name, reports in sorted(stories.items()):
        lineage = find_origins(reports)
        by_id = {r.id: r for r in reports}
        one_telling = {p for x in lineage.origins for p in itertools.combinations(x.reports, 2)}
        for a, b in sorted(one_telling):
            total += 1
            print(f"\n{name}: {a} {b}\n  {describe(lineage, by_id, a, b)}")
        for tie in lineage.ties:
            if (tie.a, tie.b) not in one_telling and tie.share >= NARROW:
                told = f"\n{name}: {tie.a} {tie.b}\n  {describe(lineage, by_id, tie.a, tie.b)}"
                narrow.append((-tie.share, told))
    print(f"\n{total} pairs\n\nPairs that share {NARROW} and more and are said to be two tellings")
    print("\n".join(told for _, told in sorted(narrow)))
    print(f"\n{len(narrow)} pairs")


def describe(lineage: Lineage, reports: dict[str, Report], a: str, b: str) -> str:
    """The tie of two reports in words, with the longest passage in both wordings."""
    tie = next((t for t in lineage.ties if (t.a, t.b) == (a, b)), None)
    if tie is None:
        return "through others"
    sides = (f"{reports[r].outlet} {(reports[r].published or 'undated')[:10]}, {reports[r].title}" for r in (a, b))
    head = f"{tie.relation}, {tie.why}\n    {' | '.join(sides)}"
    if not tie.passages:
        return head
    longest = max(tie.passages, key=lambda p: p.a.end - p.a.start)
    told = [c.span.of(reports[c.report].text)[:300].replace("\n", " ") for c in (longest.a, longest.b)]
    return f"{head}\n    {told[0]}\n    {told[1]}"


def print_curve(data: Path, made: list[Case]) -> None:
    """Precision and recall of both sets over the threshold ``MOSTLY``."""
    rows = []
    stories = list(gold(data))
    kept = rules.MOSTLY
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        rules.MOSTLY = threshold
        hit = said = all_gold = 0
        for story, reports in stories:
            want = pairs(json.loads((data / story / "account.json").read_text("utf8"))["origins"])
            got = pairs([list(x.reports) for x in find_origins(reports).origins])
            hit, said, all_gold = hit + len(want & got), said + len(got), all_gold + len(want)
        p, r = precision_recall(made, [one(c) for c in made])
        rows.append((str(threshold), hit / max(1, said), hit / all_gold, p, r))
    rules.MOSTLY = kept
    print("\n" + bench.table(("share", "gold P", "gold R", "made P", "made R"), rows))


def pairs(groups: list[list[str]]) -> set[tuple[str, ...]]:
    """The pairs inside groups."""
    return {p for g in groups for p in itertools.combinations(sorted(g), 2)}


if __name__ == "__main__":
    main()
