"""Who said what, on PolNeAR: source, cue and content spans, by the benchmark's scorer.

    python -m evaluation.attribution [--data PATH] [--shared DIR] [--json]
    python -m evaluation.attribution --curve FOLDER...      speed against accuracy of several exported models
    python -m evaluation.attribution --rough                the same texts half-cleaned: without marks, without line breaks

Runs `find_attributions`, which the product's pass runs, over the texts as they stand. Speed is that of the tagger
alone, on one thread, in processor time.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation import bench
from tellings.annotate.attributions import find_attributions
from tellings.annotate.attributions_pieces import cut_pieces
from tellings.annotate.attributions_quotes import quotation_states
from tellings.annotate.attributions_rules import complete
from tellings.annotate.attributions_windows import DEFAULT, Layout
from tellings.annotate.pipeline import nlp
from tellings.annotate.tagger import Attribution, Tagger
from tellings.model import Span, Statement

LEVELS = ("overlap", "overlap_with_source", "exact", "exact_with_source")
COLUMNS = ("system", "overlap", "+ source", "exact", "exact + source", "content tokens", "direct recall")
#: Measured with the same scorer on the same documents; F1 in percent.
ANCHORS: tuple[tuple[object, ...], ...] = (
    ("spaCy + speech verbs, 80 lines", 0.452, 0.412, 0.334, 0.318, 0.625, None),
    ("Gender Gap Tracker's rules", 0.490, 0.408, 0.318, 0.303, 0.681, None),
    ("BBC Citron, trained on PolNeAR", 0.601, 0.534, 0.407, 0.393, 0.734, None),
    ("MiniLM token classifier, tied by distance", 0.748, 0.627, 0.547, 0.486, 0.901, 0.936),
    ("one annotator against another", 0.794, 0.754, 0.695, 0.680, 0.916, None),
)

#: Other layouts of the windows that the curve shows.
LAYOUTS = (Layout(288, 0, 0), Layout(96, 0, 0), Layout(224, 16, 16), Layout(224, 32, 24))
Predicted = dict[str, list[list[int]]]


def as_prediction(found: Statement | Attribution) -> Predicted:
    """An attribution in the scorer's form."""

    def listed(spans: Iterable[Span | None]) -> list[list[int]]:
        return [[s.start, s.end] for s in spans if s is not None]

    return {"source": listed([found.source]), "cue": listed([found.cue]), "content": listed(found.content)}


def documents(path: Path) -> list[dict[str, Any]]:
    """The documents of a PolNeAR JSONL file."""
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def scores(o: Any, rows: list[dict[str, Any]]) -> Any:
    """The scorer's report on predictions, a row a document."""
    with bench.scratch(".jsonl") as path:
        bench.write_jsonl(path, rows)
        return bench.score_json(o, "score_attribution.py", o.data, path, "--json", "-")


def summary(name: str, report: Any) -> list[object]:
    """A report as a row of the table."""
    levels = [float(report["attributions"][level]["f1"]) for level in LEVELS]
    return [
        name,
        *levels,
        float(report["tokens"]["content"]["f1"]),
        float(report["recall_by_kind"]["direct"]["overlap"]),
    ]


def without_marks(document: dict[str, Any]) -> dict[str, Any]:
    """A document without its double quotation marks, the gold spans moved along."""
    text = document["text"]
    kept = [c not in '“”"„«»' for c in text]
    moved = [0, *itertools.accumulate(kept)]
    attributions = [
        {role: [[moved[s], moved[e]] for s, e in spans if moved[s] < moved[e]] for role, spans in one.items()}
        for one in document["attributions"]
    ]
    return {**document, "text": "".join(itertools.compress(text, kept)), "attributions": attributions}


def without_lines(document: dict[str, Any]) -> dict[str, Any]:
    """A document in one line."""
    return {**document, "text": document["text"].replace("\n", " ")}


def predictions(corpus: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the product finds, in the scorer's form, a row a document."""
    make = nlp().make_doc
    return [
        {"doc": d["doc"], "attributions": [as_prediction(s) for s in find_attributions(make(d["text"]), ())]}
        for d in corpus
    ]


def rough(o: Any) -> list[list[object]]:
    """Scores on half-cleaned texts."""
    rows: list[list[object]] = []
    for name, change in (("without marks", without_marks), ("without line breaks", without_lines)):
        corpus = [change(d) for d in documents(o.data)]
        with bench.scratch(".jsonl") as path:
            bench.write_jsonl(path, corpus)
            changed = argparse.Namespace(shared=o.shared, data=path.with_name("gold.jsonl"))
            path.rename(changed.data)
            rows.append(summary(f"tellings, {name}", scores(changed, predictions(corpus))))
    rows[0][-1] = None  # without marks the scorer cannot tell direct speech
    return rows


def curve(o: Any, folders: list[Path]) -> list[list[object]]:
    """Size, speed and scores of each exported model, the first with other layouts of its windows too."""
    corpus = documents(o.data)
    variants = [(folder, DEFAULT) for folder in folders] + [(folders[0], layout) for layout in LAYOUTS]
    return [_variant(o, corpus, folder, layout) for folder, layout in variants]


def _variant(o: Any, corpus: list[dict[str, Any]], folder: Path, layout: Layout) -> list[object]:
    tagger = Tagger(folder, layout)
    pieces = sum(len(cut_pieces(d["text"], tagger.tokenizer)) for d in corpus)
    tagger.tag(corpus[0]["text"])
    rows = []
    began = time.process_time()
    for d in corpus:
        found = complete(d["text"], quotation_states(d["text"]), tagger.tag(d["text"]))
        rows.append({"doc": d["doc"], "attributions": [as_prediction(a) for a in found]})
    rate = pieces / (time.process_time() - began)
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    name = f"{folder.name}, windows {layout.before}+{layout.core}+{layout.after}"
    return [*summary(name, scores(o, rows)), f"{size:.1f}", f"{rate:,.0f}"]


def main() -> None:
    """Parse the command line, run, print."""
    parser = bench.options(__doc__, "corpora/polnear-dev.jsonl")
    parser.add_argument("--curve", nargs="+", type=Path, metavar="FOLDER", help="exported models to compare")
    parser.add_argument("--rough", action="store_true", help="on half-cleaned texts")
    o = bench.parse(parser)
    if o.curve:
        print(bench.table((*COLUMNS, "MB", "word pieces/s"), curve(o, o.curve)))
        return
    if o.rough:
        print(bench.table(COLUMNS, rough(o)))
        return
    rows = predictions(documents(o.data))
    report = scores(o, rows)
    print(bench.table(COLUMNS, [*ANCHORS, summary("tellings", report)]))
    if o.json:
        print(json.dumps(report))


if __name__ == "__main__":
    main()
