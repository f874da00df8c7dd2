"""Quantities on NewsQuant: the value, and the value with its unit.

    python -m evaluation.quantities [--data PATH] [--shared DIR] [--json] [--misses] [--gold] [--speed]

NewsQuant annotates by conventions that a reader of an account would find odd. They are applied here and not in the product:

- open figures are closed by the next power of ten ("thousands" is 1,000-10,000, "dozens" 12-120), bounds are dropped;
- "from 20 to 29" after a verb of change is one range (the product gives the old and the new level);
- ranks ("No. 3"), scores ("2-1") and bare "several", "a few", "twice", "doubled" are no quantities,
  nor are durations in a compound adjective ("a five-year plan");
- "5G" counts generations, and every "one of the ..." is a 1: added by `conventions`, as the product leaves them out.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from evaluation import bench
from tellings.annotate.pipeline import nlp
from tellings.annotate.quantities import counted_lemma, find_quantities
from tellings.annotate.quantity_counted import of_phrase
from tellings.annotate.quantity_units import names, singular
from tellings.model import Quantity

ANCHORS = (
    ("CQE (published, whole set)", 92.0, 85.6),
    ("quantulum3 0.10 (dev)", 70.1, 39.0),
    ("GPT-3 (published)", 70.6, 59.1),
)
_BARE = re.compile(r"\b(?:several|few|handful|couple|pair)\b", re.I)
_PLURALS = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)\b", re.I)
_TIED = re.compile(r"[a-z]+-(?:second|minute|hour|day|week|month|year|decade)\b", re.I)
_GENERATION = re.compile(r"\b([2-6])G\b")


def answers(doc: Doc) -> list[dict[str, Any]]:
    """A sentence's quantities in the scorer's form, by NewsQuant's conventions."""
    found = find_quantities(doc)
    out: list[dict[str, Any]] = []
    last: Quantity | None = None
    for q in found:
        text = q.span.of(doc.text)
        if _left_out(q, text):
            continue
        row = {"value": _value(text, q), **_unit(doc, q, found)}
        if last is not None and _from_to(doc.text, last, q) and not isinstance(row["value"], list):
            out[-1] = {**row, "value": [out[-1]["value"], row["value"]]}
            last = None
            continue
        out.append(row)
        last = q if not isinstance(row["value"], list) else None
    return out + conventions(doc, found)


def plain_answers(doc: Doc) -> list[dict[str, Any]]:
    """The product's quantities in the scorer's form and nothing else: what the conventions are worth is the difference."""
    found = find_quantities(doc)
    out: list[dict[str, Any]] = []
    for q in found:
        ends = [float(v) for v in dict.fromkeys((q.low, q.high)) if v is not None]
        out.append({"value": ends if len(ends) > 1 else ends[0], **_unit(doc, q, found)})
    return out


def _left_out(q: Quantity, text: str) -> bool:
    """Whether the corpus leaves out figures of this sort."""
    if q.kind in ("rank", "score") or (q.kind == "duration" and _TIED.match(text)):
        return True
    if _BARE.search(text) and (q.low or 0) < 20:
        return True
    return q.unit == "times" and re.search("fold|times", text) is None


def _value(text: str, q: Quantity) -> float | list[float]:
    low, high = q.low, q.high
    if low is not None and high is None and _PLURALS.search(text):
        return [float(low / 2), float(low * 5)]
    if low is not None and high is not None and low != high:
        return [float(low), float(high)]
    only = low if low is not None else high
    return float(only if only is not None else Decimal(0))


def _unit(doc: Doc, q: Quantity, found: Sequence[Quantity]) -> dict[str, str]:
    counted = q.counted.of(doc.text) if q.counted is not None else "-"
    if q.unit is None:
        return (
            {"unit": counted_lemma(doc, q) or "-", "unit_text": counted}
            if _direct(q, found)
            else {"unit": "-", "unit_text": "-"}
        )
    written = q.unit_at.of(doc.text) if q.unit_at is not None else "-"
    if q.kind == "age":
        return {"unit": "year of age", "unit_text": written}
    if q.unit == "times":
        return {"unit": "count", "unit_text": written}
    known = names()
    name = " ".join(known.get(word, word) for word in q.unit.split(" ")).replace("percent", "percentage")
    return {"unit": name, "unit_text": written}


def _direct(q: Quantity, found: Sequence[Quantity]) -> bool:
    """Whether the noun counted stands in the figure's own expression, or in that of the figure it leaves it out after."""
    return q.counted is not None and (q.counted.start >= q.span.start or any(p.span.holds(q.counted) for p in found))


def _from_to(text: str, a: Quantity, b: Quantity) -> bool:
    """Whether two figures are the old and the new level of a change."""
    if a.unit != b.unit and a.unit is not None and b.unit is not None:
        return False
    before = text[max(0, a.span.start - 8) : a.span.start]
    return (
        before.endswith("from ")
        and re.fullmatch(r"\s[^,;]{0,30}\bto\s", " " + text[a.span.end : b.span.start]) is not None
    )


def conventions(doc: Doc, found: Sequence[Quantity]) -> list[dict[str, Any]]:
    """What the corpus annotates and the product leaves out: generations of mobile networks and "one of the ..."."""
    out: list[dict[str, Any]] = [
        {"value": float(m[1]), "unit": "generation wireless", "unit_text": "G"} for m in _GENERATION.finditer(doc.text)
    ]
    for token in doc[:-2]:
        if (
            token.lower_ != "one"
            or doc[token.i + 1].lower_ != "of"
            or any(q.span.start <= token.idx < q.span.end for q in found)
        ):
            continue
        phrase = of_phrase(doc, token.i + 1, token.sent.end)
        if phrase is not None:
            span = phrase.span(doc)
            out.append({"value": 1.0, "unit": singular(doc[phrase.head].text), "unit_text": span.of(doc.text)})
    return out


def scored(
    o: argparse.Namespace, docs: Sequence[Doc], answer: Callable[[Doc], list[dict[str, Any]]]
) -> tuple[Any, str]:
    """The scorer's JSON for the sentences, and its list of misses where they are asked for."""
    with bench.scratch(".jsonl") as path:
        bench.write_jsonl(path, [{"text": doc.text, "quantities": answer(doc)} for doc in docs])
        scores = bench.score_json(o, "score_quantities.py", o.data, path, "--json")
        return scores, bench.score(o, "score_quantities.py", o.data, path, "--misses") if o.misses else ""


def speed(texts: Sequence[str]) -> tuple[float, float]:
    """Processor seconds of the bare spaCy pass and of the quantities over the texts."""
    began = time.process_time()
    docs = list(nlp().pipe(texts))
    parsed = time.process_time()
    for doc in docs:
        find_quantities(doc)
    return parsed - began, time.process_time() - parsed


def main(argv: Sequence[str] | None = None) -> None:
    """Runs the benchmark and prints its table."""
    parser = bench.options(__doc__, "corpora/newsquant-dev.json")
    parser.add_argument("--misses", action="store_true", help="print what was not found")
    parser.add_argument("--gold", action="store_true", help="check the figures of the annotated accounts as well")
    parser.add_argument(
        "--speed",
        action="store_true",
        help="compare the time with that of the bare spaCy pass, over the annotated stories",
    )
    o = bench.parse(parser, argv)
    docs = list(nlp().pipe(entry["text"] for entry in json.loads(o.data.read_text("utf8"))))
    plain, _ = scored(o, docs, plain_answers)
    scores, misses = scored(o, docs, answers)
    rows: list[list[object]] = []
    for name in ("value", "value+unit"):
        rows.append([f"tellings: {name}", *scores[name].values()])
        rows.append([f"tellings, without the corpus's conventions: {name}", *plain[name].values()])
    rows += [
        [f"{name}: {what}", None, None, f1 / 100]
        for name, *f1s in ANCHORS
        for what, f1 in zip(("value", "value+unit"), f1s, strict=True)
    ]
    if misses:
        print(misses)
    print(bench.table(("system", "P", "R", "F1"), rows))
    if o.speed:
        bare, mine = speed([p.read_text("utf8") for p in sorted(o.shared.glob("gold/dev/*/*.txt"))])
        print(f"bare spaCy pass {bare:.2f} s, quantities {mine:.2f} s: {100 * mine / bare:.1f} %")
    if o.gold:
        _print_gold(o.shared)
    if o.json:
        print(json.dumps(scores))


def _print_gold(shared: Path) -> None:
    from evaluation.quantities_gold import report

    print(report(shared))


if __name__ == "__main__":
    main(sys.argv[1:])
