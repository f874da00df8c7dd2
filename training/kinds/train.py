"""Train the model that tells statements from thoughts, intentions and topics: ``python -m training.kinds.train [--shared DIR]``.

An attribution that the tagger finds in a gold story is a statement when its content answers a gold saying (the rule of
`score_account.py`: word overlap over union of at least 0.5, whole or by one of its clauses). A logistic regression over the features of
`tellings.annotate.kinds`; its strength and threshold are chosen by leaving one story out, and what ships is fitted to all stories.
Writes ``weights.json``, ``folds.json`` (the weights for each story left out, for honest scoring) and ``card.json``.
"""

from __future__ import annotations

import argparse
import bisect
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from evaluation.bench import SHARED
from tellings.annotate.attributions import find_attributions
from tellings.annotate.boilerplate import find_boilerplate
from tellings.annotate.cues import read_cue
from tellings.annotate.kinds import described
from tellings.annotate.pipeline import parse
from tellings.annotate.statements import LEAST
from tellings.compare.parts import parts as clause_parts
from tellings.model import Report, Span, Word

OUT = Path(__file__).resolve().parents[2] / "src" / "tellings" / "trained" / "kinds"
WORD = re.compile(r"\w+")


def words(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Where the word tokens in the spans start."""
    return {m.start() + s for s, e in spans for m in WORD.finditer(text[s:e])}


def rows(folder: Path, least: float) -> list[dict[str, Any]]:
    """One row an attribution of the story: its features, and which gold sayings it answers."""
    gold = json.loads((folder / "account.json").read_text("utf8"))
    out = []
    for listed in json.loads((folder / "reports.json").read_text("utf8"))["reports"]:
        text = (folder / listed["file"]).read_bytes().decode("utf8")
        report = Report(listed["id"], text)
        doc = parse(text)
        wanted = []
        for utterance in gold["utterances"]:
            for saying in utterance["sayings"]:
                if saying["report"] == report.id:
                    at = -1
                    for _ in range(saying.get("nth") or 1):
                        at = text.find(saying["content"], at + 1)
                    wanted.append(words(text, [(at, at + len(saying["content"]))]))
        found = find_attributions(doc, find_boilerplate(report), least)
        cues = [read_cue(doc, s.cue) for s in found]
        tokens = [Word(t.idx, t.idx + len(t), t.lemma_, t.pos_, t.dep_, t.head.i) for t in doc]
        starts = [t.start for t in tokens]
        sentences = [Span(s.start_char, s.end_char) for s in doc.sents]

        def inside(c: Span, starts: list[int] = starts) -> range:
            return range(bisect.bisect_left(starts, c.start), bisect.bisect_left(starts, c.end))

        for statement, cue, features in zip(found, cues, described(doc, found, cues), strict=True):
            parts = [(c.start, c.end) for c in statement.content]
            clauses = [q for c in statement.content for q in clause_parts(tokens, inside(c), c, sentences)]
            units = [words(text, parts), *(words(text, [(q.start, q.end)]) for q in clauses)]
            answers = [i for i, w in enumerate(wanted) if any(w and len(w & u) / len(w | u) >= 0.5 for u in units)]
            out.append(
                {"report": report.id, "features": features, "answers": answers, "cue": cue.lemma, "gold": len(wanted)}
            )
    return out


def f1(stories: list[list[dict[str, Any]]], chosen: list[np.ndarray], gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of the chosen attributions over all stories."""
    predicted = sum(int(c.sum()) for c in chosen)
    hits = sum(bool(r["answers"]) for s, c in zip(stories, chosen, strict=True) for r, x in zip(s, c, strict=True) if x)
    found = {
        (r["report"], a)
        for s, c in zip(stories, chosen, strict=True)
        for r, x in zip(s, c, strict=True)
        if x
        for a in r["answers"]
    }
    p, r = hits / max(1, predicted), len(found) / gold
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    """Train, choose by leaving one story out, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=SHARED)
    ap.add_argument("--least", type=float, default=LEAST, help="confidence from which attributions are looked at")
    ap.add_argument("--cache", type=Path, help="keep the features here between runs")
    o = ap.parse_args()
    folders = sorted(p.parent for p in (o.shared / "gold" / "dev").glob("*/account.json"))
    if o.cache and o.cache.exists():
        stories = json.loads(o.cache.read_text("utf8"))
    else:
        stories = [rows(f, o.least) for f in folders]
        if o.cache:
            o.cache.write_text(json.dumps(stories), "utf8")
    gold = sum(
        len(u["sayings"]) for f in folders for u in json.loads((f / "account.json").read_text("utf8"))["utterances"]
    )
    print(
        "all attributions: precision {:.3f} recall {:.3f} F1 {:.3f}".format(
            *f1(stories, [np.ones(len(s), bool) for s in stories], gold)
        )
    )
    best = (0.0, 0.0, 0.0)
    for strength in (0.03, 0.1, 0.3, 1.0):
        held = [score(fit(stories[:i] + stories[i + 1 :], strength), s) for i, s in enumerate(stories)]
        for threshold in np.arange(0.2, 0.75, 0.05):
            p, r, f = f1(stories, [h >= threshold for h in held], gold)
            print(f"C {strength} threshold {threshold:.2f}: precision {p:.3f} recall {r:.3f} F1 {f:.3f}")
            best = max(best, (f, strength, round(float(threshold), 2)))
    _, strength, threshold = best
    OUT.mkdir(parents=True, exist_ok=True)
    write("weights.json", {"weights": fit(stories, strength), "threshold": threshold})
    folds = {
        f.name: {"weights": fit(stories[:i] + stories[i + 1 :], strength), "threshold": threshold}
        for i, f in enumerate(folders)
    }
    write("folds.json", folds)
    card = {
        "what": "tells statements from thoughts, intentions and topics among attributions",
        "inputs": "features of an attribution, tellings.annotate.kinds.described",
        "labels": "whether the attribution answers a saying of the gold stories",
        "corpora": "eleven annotated stories (gold/dev), which are not shipped; the weights are numbers only",
        "command": "python -m training.kinds.train",
        "scores": {"sayings F1, one story left out": round(best[0], 4), "C": strength, "threshold": threshold},
        "files": {n: hashlib.sha256((OUT / n).read_bytes()).hexdigest() for n in ("weights.json", "folds.json")},
    }
    write("card.json", card)
    print("kept", best)


def fit(stories: list[list[dict[str, Any]]], strength: float) -> dict[str, float]:
    """Weights by feature name."""
    flat = [r for s in stories for r in s]
    vectors = DictVectorizer(sparse=False)
    x = vectors.fit_transform([r["features"] for r in flat])
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=2000)
    model.fit(x, [bool(r["answers"]) for r in flat])
    return {n: round(float(w), 4) for n, w in sorted(zip(vectors.feature_names_, model.coef_[0], strict=True))}


def score(weights: dict[str, float], story: list[dict[str, Any]]) -> np.ndarray:
    """The probability of each attribution of a story."""
    z = np.array([sum(weights.get(k, 0.0) * v for k, v in r["features"].items()) for r in story])
    return 1 / (1 + np.exp(-z))


def write(name: str, value: Any) -> None:
    """A JSON file of the trained model."""
    (OUT / name).write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", "utf8")


if __name__ == "__main__":
    main()
