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
from tellings.annotate.boilerplate import find_boilerplate
from tellings.model import Report
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


def bare(report: Report) -> str:
    """A report's text without its boilerplate."""
    kept, at = [], 0
    for span in find_boilerplate(report):
        kept.append(report.text[at : span.start])
        at = span.end
    return " ".join([*kept, report.text[at:]])


def means(pairs: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Mean precision, mean recall, and the F1 of the two."""
    p, r = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
    return {"precision": p, "recall": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}


def measure(folder: Path) -> dict[str, Any]:
    """The means over all pages, with and without boilerplate, the seconds taken, and the pages that were skipped."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf8"))
    raw, clean, skipped = [], [], []
    begun = time.process_time()
    for page, true in sorted(truth.items()):
        reading = read([folder / "html" / f"{page}.html.gz"])
        report = reading.reports[0] if reading.reports else Report(page, "")
        skipped += [f"{page[:12]}: {skip.reason}" for skip in reading.skips]
        raw.append(compare(report.text, true["articleBody"]))
        clean.append(compare(bare(report), true["articleBody"]))
    seconds = time.process_time() - begun
    shortest = min(len(true["articleBody"].split()) for true in truth.values())
    return {
        **means(raw),
        "bare": means(clean),
        "pages": len(truth),
        "skipped": skipped,
        "seconds": seconds,
        "shortest": shortest,
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the table, and with ``--json`` the figures as the last line."""
    o = parse(options(__doc__, "corpora/pages"), argv)
    got = measure(o.data)
    rows = [
        ["tellings, text as read", got["precision"], got["recall"], got["f1"]],
        ["tellings, without boilerplate", *got["bare"].values()],
    ]
    print(table(["main text of news pages", "P", "R", "F1"], rows))
    each = 1000 * got["seconds"] / got["pages"]
    print(
        f"{got['pages']} pages, {len(got['skipped'])} skipped, {each:.0f} ms each; shortest true text {got['shortest']} words"
    )
    for line in got["skipped"]:
        print(f"skipped {line}")
    if o.json:
        print(json.dumps(got))
    return 0


if __name__ == "__main__":
    sys.exit(main())
