"""Time expressions on TimeBank in the manner of TempEval-3: spans strict and relaxed, and values.

    python -m evaluation.times [--data PATH] [--shared DIR] [--json] [--misses] [--gold] [--speed]

``--gold`` reads the dates of the annotated accounts instead (``gold/dev`` in the shared folder, or ``--data`` another folder of stories):
how many of the passages that answer a "when" hold a time expression, and how many of those with a calendar date are read right.
``--speed`` prints what the times cost beside the bare parse.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evaluation import bench
from tellings.annotate.pipeline import nlp
from tellings.annotate.time_days import days_of
from tellings.annotate.times import find_times
from tellings.model import When

#: Strict, relaxed and value F1 of others, as published or measured by the shared notes on these anchors.
ANCHORS = (
    ("HeidelTime (published, platinum)", 81.3, 90.3, 77.6),
    ("SUTime (published, platinum)", 79.6, 90.3, 67.4),
    ("dateparser (measured, test)", 30.7, 77.6, 18.7),
)


def day_of(written: str | None) -> datetime.date | None:
    """The day of an ISO date or date and time."""
    return datetime.date.fromisoformat(written[:10]) if written else None


def read_rows(path: Path) -> list[dict[str, Any]]:
    """One JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()]


def predictions(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each document's times in the scorer's form."""
    docs = nlp().pipe(row["text"] for row in rows)
    for row, doc in zip(rows, docs, strict=True):
        found = find_times(doc, day_of(row.get("dct")))
        yield {
            "doc": row["doc"],
            "timex": [{"start": w.span.start, "end": w.span.end, "type": w.type, "value": w.value} for w in found],
        }


def run_timex(o: argparse.Namespace) -> None:
    """Scores the corpus and prints the table beside the anchors."""
    rows = read_rows(o.data)
    with bench.scratch(".jsonl") as path:
        bench.write_jsonl(path, list(predictions(rows)))
        if o.misses:
            print(bench.score(o, "score_timex.py", o.data, path, "--misses"))
        scores = bench.score_json(o, "score_timex.py", o.data, path, "--json")
    ours = [scores[k]["f1"] for k in ("strict", "relaxed", "value")]
    table = [("tellings (here)", *ours), *((name, *(x / 100 for x in rest)) for name, *rest in ANCHORS)]
    print(bench.table(("system", "strict F1", "relaxed F1", "value F1"), table))
    rest = [(k, *(scores[k][m] for m in ("precision", "recall", "f1"))) for k in ("strict", "relaxed", "value")]
    print()
    print(bench.table(("tellings", "precision", "recall", "F1"), rest))
    print(f"\ndates and times of day whose value is right: {100 * scores['dates']['recall']:.1f} %")
    if o.json:
        print(json.dumps(scores))


# ---------------------------------------------------------------- the dates of annotated accounts


class Asked(NamedTuple):
    """A passage that answers a "when", and the days it means where the annotator gave a calendar date."""

    report: str
    start: int
    end: int
    value: str
    days: tuple[datetime.date, datetime.date] | None


_DATE = re.compile(r"\d{4}(?:-(?:W\d\d|\d\d(?:-\d\d)?))?")


def gold_days(value: str) -> tuple[datetime.date, datetime.date] | None:
    """The days of an annotator's value ("2016-07-14", "~2017-11-15", "2017-05 - 2017-07", "2018-W01"); None for other words."""
    found = [days_of(match[0]) for match in _DATE.finditer(value)]
    if not found or value.startswith("<") or "summer" in value:
        return None
    firsts, lasts = [f for f, _ in found if f], [z for _, z in found if z]
    return (min(firsts), max(lasts)) if firsts and lasts else None


def asked(account: dict[str, Any], texts: dict[str, str]) -> Iterator[Asked]:
    """The answers of every fact of kind date, where their passage is found in the report."""
    for fact in account["facts"]:
        if fact["kind"] != "date":
            continue
        for answer in fact["answers"]:
            start = texts[answer["report"]].find(answer["quote"])
            if start >= 0:
                value = str(answer["value"])
                yield Asked(answer["report"], start, start + len(answer["quote"]), value, gold_days(value))


def reads_right(times: Sequence[When], days: tuple[datetime.date, datetime.date]) -> bool:
    """Whether a time lies within the gold days or holds them, and is not wider than a month where the gold is narrower."""
    widest = max((days[1] - days[0]).days, 31)
    for w in times:
        if w.first is None or w.last is None or (w.last - w.first).days > widest:
            continue
        if (days[0] <= w.first and w.last <= days[1]) or (w.first <= days[0] and days[1] <= w.last):
            return True
    return False


def run_gold(o: argparse.Namespace) -> None:
    """Prints how the dates of the annotated accounts are found and read."""
    total = found = dated = right = 0
    for path in sorted(o.data.glob("*/account.json")):
        reports = json.loads((path.parent / "reports.json").read_text("utf8"))["reports"]
        texts = {r["id"]: (path.parent / r["file"]).read_text("utf8") for r in reports}
        days = {r["id"]: day_of(r["published"]) for r in reports}
        times = {i: find_times(nlp()(text), days[i]) for i, text in texts.items()}
        for a in asked(json.loads(path.read_text("utf8")), texts):
            inside = [w for w in times[a.report] if w.span.start < a.end and a.start < w.span.end]
            total += 1
            found += bool(inside)
            ok = a.days is not None and reads_right(inside, a.days)
            if a.days is not None and days[a.report]:
                dated += 1
                right += ok
            if o.misses and not (ok if a.days is not None and days[a.report] else inside):
                text = texts[a.report]
                said = [(w.span.of(text), w.value, str(w.first), str(w.last)) for w in inside]
                print(a.report, days[a.report], repr(text[a.start : a.end]), "want", a.value, "got", said)
    rows = [
        ("passages with a time expression", found / max(total, 1), total),
        ("dates read right", right / max(dated, 1), dated),
    ]
    print(bench.table(("accounts", "share", "of"), rows))
    if o.json:
        print(
            json.dumps({"found": found / max(total, 1), "right": right / max(dated, 1), "total": total, "dated": dated})
        )


# ---------------------------------------------------------------- cost


def run_speed(o: argparse.Namespace) -> None:
    """Prints the processor time of the times beside that of the bare parse, on the same documents."""
    rows = read_rows(o.data)
    nlp()("Warm up on Monday.")
    find_times(nlp()("Warm up on Monday."), None)
    start = time.process_time()
    docs = list(nlp().pipe(row["text"] for row in rows))
    parsed = time.process_time()
    for row, doc in zip(rows, docs, strict=True):
        find_times(doc, day_of(row.get("dct")))
    done = time.process_time()
    ratio = (done - parsed) / (parsed - start)
    print(f"parse {parsed - start:.2f} s, times {done - parsed:.2f} s: {100 * ratio:.1f} % of the bare pass")
    if o.json:
        print(json.dumps({"parse": parsed - start, "times": done - parsed, "ratio": ratio}))


def main(argv: Sequence[str] | None = None) -> None:
    """Runs the benchmark that the options name."""
    parser = bench.options(__doc__, "corpora/timex-dev.jsonl")
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    parser.add_argument("--gold", action="store_true", help="the dates of annotated accounts instead")
    parser.add_argument("--speed", action="store_true", help="the cost beside the bare parse instead")
    arguments = parser.parse_known_args(argv)[0]
    if arguments.gold:
        parser.set_defaults(default_data="gold/dev")
    o = bench.parse(parser, argv)
    (run_gold if o.gold else run_speed if o.speed else run_timex)(o)


if __name__ == "__main__":
    main()
