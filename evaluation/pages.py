"""Main text of news pages: shingles of four words against the true text, in the manner of the article extraction benchmark.

    python -m evaluation.pages [--data DIR] [--shared DIR] [--json]

The folder holds ``ground-truth.json`` (``{page: {"articleBody": ...}}``) and ``html/<page>.html.gz``. Precision and recall are means
over the pages, F1 is made of these two means. A page that reading skips counts as empty.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.bench import options, parse, table
from tellings.read import read

WORD = re.compile(r"\w+")
SIZE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Every run of four words with its count; a shorter text is one run."""
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + SIZE]) for i in range(max(1, len(words) - SIZE + 1))) if words else Counter()


def compare(found: str, true: str) -> tuple[float, float]:
    """Precision and recall of one page; an empty side counts as nothing right unless both are empty."""
    a, b = shingles(found), shingles(true)
    hit = sum((a & b).values())
    if not a and not b:
        return 1.0, 1.0
    return hit / max(1, a.total()), hit / max(1, b.total())


def measure(folder: Path) -> dict[str, Any]:
    """The means over all pages, the seconds taken, and the pages that were skipped."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf8"))
    precisions, recalls, skipped, shortest = [], [], [], 10**9
    begun = time.process_time()
    for page, true in sorted(truth.items()):
        reading = read([folder / "html" / f"{page}.html.gz"])
        if not reading.reports:
            skipped.append(f"{page[:12]}: {reading.skips[0].reason}" if reading.skips else page)
        precision, recall = compare(reading.reports[0].text if reading.reports else "", true["articleBody"])
        precisions.append(precision)
        recalls.append(recall)
        shortest = min(shortest, len(true["articleBody"].split()))
    p, r = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    seconds = time.process_time() - begun
    return {
        "precision": p,
        "recall": r,
        "f1": f1,
        "pages": len(truth),
        "skipped": skipped,
        "seconds": seconds,
        "shortest": shortest,
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the table, and with ``--json`` the figures as the last line."""
    o = parse(options(__doc__, "corpora/pages"), argv)
    got = measure(o.data)
    rows = [["tellings", got["precision"], got["recall"], got["f1"]]]
    print(table(["main text of news pages", "P", "R", "F1"], rows))
    pages, seconds = got["pages"], got["seconds"]
    print(
        f"{pages} pages, {len(got['skipped'])} skipped, {1000 * seconds / pages:.0f} ms a page; shortest true text {got['shortest']} words"
    )
    for line in got["skipped"]:
        print(f"skipped {line}")
    if o.json:
        print(json.dumps(got))
    return 0


if __name__ == "__main__":
    sys.exit(main())
