"""How near an account comes to one written by hand: a small scorer of our own, for accounts in the public JSON form.

A written account quotes, the product's account has offsets; both become spans first. Every measure is counted as (found, asked,
given): how many of the written things were found, how many were written, how many the product gave.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

WORD = re.compile(r"\w+")

Place = tuple[str, int, int]


class Count(NamedTuple):
    """Of ``asked`` written things ``found`` were found; ``right`` of the ``given`` ones are among the written."""

    found: int = 0
    asked: int = 0
    right: int = 0
    given: int = 0

    def __add__(self, other: Count) -> Count:  # type: ignore[override]
        return Count(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        return self.found / self.asked if self.asked else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


class Written(NamedTuple):
    """A story's folder: the texts of its reports and the account written by hand."""

    name: str
    texts: dict[str, str]
    account: dict[str, Any]

    def at(self, quoting: dict[str, Any], key: str = "quote") -> Place:
        """Where a quoted string stands; raises ValueError where it does not, or stands more often than it says."""
        text, quote = self.texts[quoting["report"]], quoting[key]
        places = [m.start() for m in re.finditer(f"(?={re.escape(quote)})", text)]
        if not places:
            raise ValueError(f"{quoting['report']} does not hold {quote!r}")
        if len(places) > 1 and "nth" not in quoting:
            raise ValueError(f"{quoting['report']} holds {quote!r} {len(places)} times: say which with nth")
        start = places[quoting.get("nth", 1) - 1]
        return quoting["report"], start, start + len(quote)


def written(folder: Path, texts: Path | None = None) -> Written:
    """The story of a folder; its texts may lie in another."""
    listed = json.loads((folder / "reports.json").read_text("utf8"))["reports"]
    found = {r["id"]: ((texts or folder) / r["file"]).read_bytes().decode("utf8") for r in listed}
    return Written(folder.name, found, json.loads((folder / "account.json").read_text("utf8")))


def score(gold: Written, made: dict[str, Any]) -> dict[str, Count]:
    """All measures of one account."""
    asked = [(i, u["speaker"], gold.at(s, "content")) for i, u in enumerate(gold.account["utterances"]) for s in u["sayings"]]
    given = [
        (i, u["speaker"], [(s["report"], *span) for span in s["content"]]) for i, u in enumerate(made["utterances"]) for s in u["sayings"]
    ]
    match = {i: j for i, (_, _, place) in enumerate(asked) if (j := best(place, [g[2] for g in given], gold.texts)) is not None}
    right = {i for i, j in match.items() if same_speaker(asked[i][1], given[j][1])}
    return {
        "sayings": Count(len(match), len(asked), len(set(match.values())), len(given)),
        "speakers": Count(len(right), len(asked), len({match[i] for i in right}), len(given)),
        "alignment": aligned(asked, given, match),
        **answered(gold, made),
        "origins": paired(gold.account["origins"], made["origins"]),
        "names": named(gold.account["names"], made["names"]),
        "boilerplate": filled(gold, made),
    }


def best(place: Place, contents: Sequence[Sequence[Place]], texts: dict[str, str]) -> int | None:
    """The given content, or one clause of it, that shares at least half of the words of both."""
    wanted = word_places([place], texts)
    found: tuple[float, int] = (0.0, 0)
    for j, content in enumerate(contents):
        for some in (content, *([part] for part in content)):
            if some[0][0] == place[0]:
                have = word_places(some, texts)
                found = max(found, (len(wanted & have) / len(wanted | have), -j))
    return -found[1] if found[0] >= 0.5 else None


def word_places(places: Iterable[Place], texts: dict[str, str]) -> set[int]:
    return {m.start() + start for report, start, end in places for m in WORD.finditer(texts[report][start:end])}


def same_speaker(a: str | None, b: str | None) -> bool:
    """Whether the last words agree, or most words of the shorter."""
    x, y = (WORD.findall((s or "").lower()) for s in (a, b))
    return bool(x and y) and (x[-1] == y[-1] or 2 * len(set(x) & set(y)) > min(len(set(x)), len(set(y))))


def aligned(asked: Sequence[tuple[int, Any, Place]], given: Sequence[tuple[int, Any, Any]], match: dict[int, int]) -> Count:
    """Pairs of sayings of two reports that are one utterance."""
    want = {p for p in itertools.combinations(range(len(asked)), 2) if asked[p[0]][0] == asked[p[1]][0] and asked[p[0]][2][0] != asked[p[1]][2][0]}
    have = {p for p in itertools.combinations(range(len(given)), 2) if given[p[0]][0] == given[p[1]][0] and given[p[0]][2][0][0] != given[p[1]][2][0][0]}
    hit = {(i, j) for i, j in want if i in match and j in match and tuple(sorted((match[i], match[j]))) in have}
    return Count(len(hit), len(want), len({tuple(sorted((match[i], match[j]))) for i, j in hit}), len(have))


def meets(a: Place, b: Place) -> bool:
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def both(x: tuple[Place, Place], y: tuple[Place, Place]) -> bool:
    """Whether two pairs of passages are the same two, in either order."""
    return (meets(x[0], y[0]) and meets(x[1], y[1])) or (meets(x[0], y[1]) and meets(x[1], y[0]))


def answered(gold: Written, made: dict[str, Any]) -> dict[str, Count]:
    """Facts as pairs of answers of two reports; whether each found pair is rightly said to conflict or not; disputes."""
    want = [(f["status"], gold.at(a), gold.at(b)) for f in gold.account["facts"] for a, b in itertools.combinations(f["answers"], 2) if a["report"] != b["report"]]
    have = [
        (f["status"], place(a), place(b), a.get("value") != b.get("value"))
        for f in made["facts"]
        for a, b in itertools.combinations(f["answers"], 2)
        if a["report"] != b["report"]
    ]
    hits = {i: j for i, (_, a, b) in enumerate(want) if (j := next((j for j, (_, x, y, _) in enumerate(have) if both((a, b), (x, y))), None)) is not None}
    agree = sum((want[i][0] == "conflicting") == (have[j][0] == "conflicting") for i, j in hits.items())
    disputes = [(gold.at(d["a"]), gold.at(d["b"])) for d in gold.account["disputes"]]
    shown = [(place(d["a"]), place(d["b"])) for d in made["disputes"]]
    shown += [(a, b) for status, a, b, differs in have if status == "conflicting" and differs]
    true = [*disputes, *((a, b) for status, a, b in want if status == "conflicting")]
    return {
        "facts": Count(len(hits), len(want), len(set(hits.values())), len(have)),
        "status": Count(agree, len(hits), agree, len(hits)),
        "disputes": Count(sum(any(both(d, s) for s in shown) for d in disputes), len(disputes), sum(any(both(d, s) for d in true) for s in shown), len(shown)),
    }


def place(cite: dict[str, Any]) -> Place:
    return cite["report"], cite["start"], cite["end"]


def pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, ...]]:
    return {p for g in groups for p in itertools.combinations(sorted(set(g)), 2)}


def paired(want: Iterable[Iterable[str]], have: Iterable[Iterable[str]]) -> Count:
    a, b = pairs(want), pairs(have)
    return Count(len(a & b), len(a), len(a & b), len(b))


def named(want: Sequence[dict[str, Any]], have: Sequence[dict[str, Any]]) -> Count:
    """Pairs of forms of one name; forms that nobody wrote down are left out of the given ones."""
    known = {form.lower() for n in want for form in n["forms"]}
    return paired([[f.lower() for f in n["forms"]] for n in want], [[f.lower() for f in n["forms"] if f.lower() in known] for n in have])


def filled(gold: Written, made: dict[str, Any]) -> Count:
    """Characters of boilerplate, white space apart."""

    def characters(places: Iterable[Place]) -> Iterator[tuple[str, int]]:
        return ((r, i) for r, start, end in places for i in range(start, end) if not gold.texts[r][i].isspace())

    a = set(characters(gold.at(b) for b in gold.account["boilerplate"]))
    b = set(characters(place(c) for c in made["boilerplate"]))
    return Count(len(a & b), len(a), len(a & b), len(b))
