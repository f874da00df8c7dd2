"""The whole product scored on annotated stories, each with weights that have not seen it.

    python -m evaluation.account [--data DIR] [--shared DIR] [--json] [--misses KIND] [--level LEVEL]

Stories of gold/dev are compared with the weights that `training.compare.fit` fitted to the other stories; other stories of the same form
with the shipped weights. The accounts go to a temporary folder and are scored by `score_account.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from evaluation import bench
from tellings.accounts import write_account
from tellings.annotate import annotate, kinds
from tellings.compare import Settings, compare
from tellings.compare.entities import merge_names
from tellings.compare.logistic import Models
from tellings.compare.roles import explain_speakers
from tellings.lineage import find_origins
from tellings.model import Account, Annotated, Level, Report
from tellings.read import read
from tellings.weights import verified

#: For each model, the weights by the story that was left out of the fit.
HELD_OUT = bench.ROOT / "training" / "compare" / "held_out"
#: One annotator against another on two stories, from ANCHORS.md: F1, or (precision, recall), or accuracy.
CEILING = {
    "sayings": "92.9", "speakers": "90.7", "alignment": "88.4", "facts": "72.0 / 78.4", "disputes": "79.6 / 53.7", "names": "97.8",
    "boilerplate": "98.9", "status2": "98.0",
}  # fmt: skip
#: The best of the systems in ANCHORS.md on the measures that they have.
ANCHORS = {"sayings": "67.0", "speakers": "39.6"}
KINDS = ("sayings", "speakers", "alignment", "facts", "disputes", "origins", "names", "boilerplate")


def main(argv: list[str] | None = None) -> None:
    """Make the accounts, score them, print the table."""
    parser = bench.options(__doc__, "gold/dev")
    parser.add_argument(
        "--misses", choices=("sayings", "alignment", "facts", "disputes", "names"), help="print what the accounts miss"
    )
    parser.add_argument("--level", choices=("cautious", "balanced", "complete"), default="balanced")
    parser.add_argument("--keep", type=Path, help="write the accounts here too")
    o = bench.parse(parser, argv)
    with bench.scratch() as folder:
        for name, account in make_accounts(o.data, o.level):
            (folder / f"{name}.json").write_bytes(msgspec.json.encode(account))
            if o.keep:
                o.keep.mkdir(parents=True, exist_ok=True)
                (o.keep / f"{name}.json").write_bytes(msgspec.json.encode(account))
        if o.misses:
            print(bench.score(o, "score_account.py", o.data, folder, "--misses", o.misses))
        scores = bench.score_json(o, "score_account.py", o.data, folder, "--json")
    print(table(scores))
    if o.json:
        print(json.dumps(scores))


def make_accounts(data: Path, level: Level) -> Iterator[tuple[str, Account]]:
    """The name and the account of every annotated story in the folder, each made with weights that have not seen it."""
    held_out = read_held_out()
    for story in sorted(p.parent for p in data.glob("*/account.json")):
        yield story.name, account_of(story, *read_story(story), Settings(level, held_out.get(story.name)))


def read_held_out() -> dict[str, bytes]:
    """For each story of gold/dev the comparison's weights fitted to the other stories; empty where none are kept."""
    files = {kind: HELD_OUT / f"{kind}.json" for kind in Models.__struct_fields__}
    if not all(f.is_file() for f in files.values()):
        return {}
    models = {kind: json.loads(f.read_text("utf8")) for kind, f in files.items()}
    return {story: json.dumps({k: m[story] for k, m in models.items()}).encode() for story in models["utterances"]}


def table(scores: dict[str, Any]) -> str:
    """The scores beside the figures to beat."""
    rows: list[tuple[object, ...]] = [
        (k, *(scores[k][x] for x in ("precision", "recall", "f1", "gold", "predicted")), ANCHORS.get(k), CEILING.get(k))
        for k in KINDS
    ]
    rows += [
        (k, scores[k]["accuracy"], None, None, scores[k]["pairs"], None, None, CEILING.get(k))
        for k in ("status", "status2")
    ]
    return bench.table(("measure", "P", "R", "F1", "gold", "predicted", "best system", "two annotators"), rows)


def read_story(folder: Path) -> tuple[list[Report], list[Annotated]]:
    """The story's reports as the product reads its folder, and what it finds in each.

    Statements of a gold story are told from thoughts by weights that have not seen the story.
    """
    reports = list(read([folder]).reports)
    listed = json.loads((folder / "reports.json").read_text("utf8"))["reports"]
    if len(reports) < len(listed):  # an annotation kept apart from its texts lists files that lie outside its folder
        reports = [
            Report(r["id"], _text(folder / r["file"]), title=r.get("title"), published=r.get("published"))
            for r in listed
        ]
    folds = msgspec.json.decode((verified("kinds") / "folds.json").read_bytes(), type=dict[str, kinds.Weights])
    with kinds.using(folds.get(folder.name, kinds.shipped())):
        return reports, [annotate(r) for r in reports]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf8")


def account_of(folder: Path, reports: list[Report], annotated: list[Annotated], settings: Settings) -> Account:
    """The account, made as `tellings.stages` makes it, with the weights and the level given."""
    lineage = find_origins(reports)
    entities = merge_names(reports, annotated)
    explained = explain_speakers(reports, annotated, entities)
    comparison = compare(reports, explained, lineage.origins, entities, settings)
    return write_account(folder.name, reports, explained, lineage, comparison)


if __name__ == "__main__":
    main()
