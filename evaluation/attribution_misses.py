"""Where the attributions on PolNeAR go wrong, counted by kind.

    python -m evaluation.attribution_misses [--data PATH] [--shared DIR] [--show N]

Gold attributions are right, right but for the source or the edges of the content, or missed: because the cue was not
found, or because the content found for it is another. False ones have a cue that is annotated, or one that is not.
``--show`` prints every Nth that is not right.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation import bench
from evaluation.attribution import Predicted, as_prediction, documents
from tellings.annotate.attributions import find_attributions
from tellings.annotate.pipeline import nlp

OVERLAP = 0.5  # content IoU from which the scorer counts a match


def scorer(shared: Path) -> Any:
    """The benchmark's scorer as a module, for its way of pairing."""
    spec = importlib.util.spec_from_file_location("score_attribution", shared / "bench/score_attribution.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(score: Any, text: str, gold: list[Predicted], found: list[Predicted]) -> Iterator[tuple[str, Any, Any]]:
    """The kind of each gold attribution and of each false one, with the gold and the found attribution meant."""
    index = score.char_to_token(text, score.word_tokens(text))
    gold_sets, found_sets = score.token_sets(gold, index), score.token_sets(found, index)
    paired = {g: (p, iou, same) for g, p, iou, same in score.pair(gold_sets, found_sets)}
    for g, sets in enumerate(gold_sets):
        p, iou, same = paired.get(g, (-1, 0.0, False))
        if iou < OVERLAP:
            with_cue = [n for n, other in enumerate(found_sets) if other["cue"] & sets["cue"]]
            if with_cue:
                yield "missed: other content for the cue", gold[g], found[with_cue[0]]
            else:
                yield "missed: cue not found", gold[g], None
        elif not same:
            yield f"source wrong: {_sources(sets['source'], found_sets[p]['source'])}", gold[g], found[p]
        else:
            yield "right" if iou == 1 else "edges of the content differ", gold[g], found[p]
    matched = {p for p, iou, _ in paired.values() if iou >= OVERLAP}
    for p, sets in enumerate(found_sets):
        if p not in matched:
            annotated = any(sets["cue"] & other["cue"] for other in gold_sets)
            yield f"false: cue {'annotated' if annotated else 'not annotated'}", None, found[p]


def _sources(gold: set[int], found: set[int]) -> str:
    if gold and found:
        return "another"
    return "one where there is none" if found else "none where there is one"


def shown(text: str, one: Predicted | None) -> str:
    """An attribution on one line."""
    if one is None:
        return "-"
    parts = {role: " … ".join(text[s:e] for s, e in one[role]) for role in ("source", "cue", "content")}
    return f"{{{parts['source']}}} <{parts['cue']}> [{parts['content'][:200]}]"


def main() -> None:
    """Parse the command line, run, print."""
    parser = bench.options(__doc__, "corpora/polnear-dev.jsonl")
    parser.add_argument("--show", type=int, metavar="N", help="print every Nth attribution that is not right")
    o = bench.parse(parser)
    score, make = scorer(o.shared), nlp().make_doc
    counts: Counter[str] = Counter()
    for d in documents(o.data):
        text = d["text"]
        gold = [a for a in d["attributions"] if a["content"]]
        found = [as_prediction(s) for s in find_attributions(make(text), ())]
        for kind, wanted, got in judge(score, text, gold, found):
            counts[kind] += 1
            if o.show and kind != "right" and sum(counts.values()) % o.show == 0:
                print(f"{kind}\n    gold  {shown(text, wanted)}\n    found {shown(text, got)}")
    print(bench.table(("kind", "attributions"), counts.most_common()))
    if o.json:
        print(json.dumps(counts))


if __name__ == "__main__":
    main()
