"""Speaker resolution alone: given the gold sayings of the stories, how many get the speaker that the annotator gives.

    python -m evaluation.speakers [--data DIR] [--shared DIR] [--json] [--misses]

A saying counts as right when the resolved speaker and the gold one share their last word or most of their words, the rule of
`score_account.py`. Sayings whose gold source is null count too: a speaker implied by the statement before is right, none is not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation import bench
from tellings.annotate.boilerplate import find_boilerplate
from tellings.annotate.names import find_names
from tellings.annotate.people import find_roles
from tellings.annotate.pipeline import parse
from tellings.annotate.speakers import resolve_speakers
from tellings.compare.entities import merge_names
from tellings.compare.roles import explain_speakers
from tellings.model import Annotated, Cite, Report, Span, Statement, Word


def main(argv: list[str] | None = None) -> None:
    """Print the table."""
    parser = bench.options(__doc__, "gold/dev")
    parser.add_argument("--misses", action="store_true", help="print every saying whose speaker is not the gold one")
    o = bench.parse(parser, argv)
    kinds = ("name", "pronoun", "description", "none")
    right = dict.fromkeys(kinds, 0)
    total = dict.fromkeys(kinds, 0)
    for row in rows(o.data):
        total[row["kind"]] += 1
        right[row["kind"]] += row["right"]
        if o.misses and not row["right"]:
            print(
                f"{row['report']}: {row['source']!r} -> {row['got']!r}, gold {row['want']!r} | {row['content'][:80]!r}"
            )
    n, hit = sum(total.values()), sum(right.values())
    print(
        bench.table(
            ("source", "sayings", "right"),
            [*((k, total[k], right[k] / total[k] if total[k] else 0.0) for k in kinds), ("all", n, hit / n)],
        )
    )
    if o.json:
        print(json.dumps({"accuracy": hit / n, "sayings": n, **{k: right[k] / max(1, total[k]) for k in kinds}}))


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """One row a gold saying: its report, source, what was resolved and what the annotator has."""
    for folder in sorted(p.parent for p in data.glob("*/account.json")):
        gold = json.loads((folder / "account.json").read_text("utf8"))
        listed = json.loads((folder / "reports.json").read_text("utf8"))["reports"]
        reports = [
            Report(r["id"], (folder / r["file"]).read_bytes().decode("utf8"), published=r["published"]) for r in listed
        ]
        done: list[tuple[dict[str, Any], str]] = []
        notes: list[Annotated] = []
        for report in reports:
            doc = parse(report.text)
            names = find_names(doc, find_boilerplate(report))
            sayings = [(s, u["speaker"]) for u in gold["utterances"] for s in u["sayings"] if s["report"] == report.id]
            statements = [as_statement(report.text, s) for s, _ in sayings]
            resolved = resolve_speakers(doc, statements, names)
            done += [(s, want) for s, want in sayings]
            words = tuple(Word(t.idx, t.idx + len(t), t.lemma_, t.pos_, t.dep_, t.head.i) for t in doc)
            notes.append(Annotated(report.id, words, statements=resolved, names=names, roles=find_roles(doc, names)))
        entities = merge_names(reports, notes)
        explained = [s for n in explain_speakers(reports, notes, entities) for s in n.statements]
        full = {c: e.name for e in entities for c in e.mentions}
        texts = {r.id: r.text for r in reports}
        for (saying, want), statement in zip(done, explained, strict=True):
            parts = [
                full.get(Cite(saying["report"], s.start, s.end), s.of(texts[saying["report"]]))
                for s in statement.speaker
            ]
            got = " and ".join(dict.fromkeys(parts))
            yield {
                "report": saying["report"],
                "source": saying["source"],
                "content": saying["content"],
                "want": want,
                "got": got,
                "kind": kind(saying["source"]),
                "right": same(want, got),
            }


def kind(source: str | None) -> str:
    """What sort of source it is, by its words."""
    if source is None:
        return "none"
    if re.fullmatch(r"(?i)he|she|it|they|him|her|his|its|their|them|i|we|both|who|which", source):
        return "pronoun"
    return "name" if re.search(r"[A-Z][\w’'-]+ [A-Z]|^[A-Z][\w’'.-]+$", source) else "description"


def same(want: str | None, got: str | None) -> bool:
    """The scorer's rule."""
    a, b = (re.findall(r"\w+", (x or "").lower()) for x in (want, got))
    return bool(a and b) and (a[-1] == b[-1] or len(set(a) & set(b)) * 2 > min(len(set(a)), len(set(b))))


def as_statement(text: str, saying: dict[str, Any]) -> Statement:
    """A gold saying as a statement; its source and cue are the occurrences nearest to the content."""
    at = -1
    for _ in range(saying.get("nth") or 1):
        at = text.find(saying["content"], at + 1)
    content = Span(at, at + len(saying["content"]))
    cue = nearest(text, saying["cue"], content) if saying["cue"] else None
    source = nearest(text, saying["source"], cue or content) if saying["source"] else None
    return Statement((content,), source, cue, saying["form"])


def nearest(text: str, words: str, to: Span) -> Span | None:
    """The whole-word occurrence nearest to the span, outside it where there is one."""
    found = [Span(*m.span()) for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)]
    return min(found, key=lambda s: (s.meets(to), abs(s.start - to.start)), default=None)


if __name__ == "__main__":
    main()
