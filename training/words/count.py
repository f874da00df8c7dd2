"""Counts in how many news reports each word stands; writes ``trained/words/``.

    python -m training.words.count CORPUS.jsonl.gz ... [--out src/tellings/trained/words]

The corpora are JSON lines with title and text. Words are stemmed and cut as the grouping does it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

import numpy as np

from tellings.group.features import light
from tellings.model import Report

#: Words met in fewer reports are as good as unknown.
LEAST = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/tellings/trained/words"))
    o = parser.parse_args()
    counts: Counter[str] = Counter()
    reports = 0
    for path in o.corpora:
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for row in map(json.loads, lines):
                counts.update(light(Report(row["id"], row["text"], title=row["title"])).words.keys())
                reports += 1
    words = sorted(w for w, n in counts.items() if n >= LEAST)
    o.out.mkdir(parents=True, exist_ok=True)
    file = o.out / "frequencies.npz"
    text = np.frombuffer("\n".join(words).encode("utf8"), dtype=np.uint8)
    np.savez_compressed(
        file, words=text, counts=np.array([counts[w] for w in words], dtype=np.int32), reports=np.int64(reports)
    )
    card = {
        "name": "words",
        "what": "In how many of so many news reports a word stands (title and first characters of the text, plural endings cut).",
        "inputs": "words: the words, UTF-8, a line each; counts: reports that hold each; reports: how many there were",
        "corpora": [{"name": p.name, "sha256": hashlib.sha256(p.read_bytes()).hexdigest()} for p in o.corpora],
        "terms": "AllSides articles, counted only: no text of theirs is in the file.",
        "size": {"words": len(words), "reports": reports},
        "command": "python -m training.words.count " + " ".join(p.name for p in o.corpora),
        "files": {file.name: hashlib.sha256(file.read_bytes()).hexdigest()},
    }
    (o.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf8")
    print(f"{len(words)} words of {reports} reports, {file.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
