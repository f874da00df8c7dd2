"""Reports whose origins are known, made from invented texts (``origins_texts.txt``): copies cut, shuffled, reworded.

Every event has two independent reports and a speech. A case is two reports of one event and whether they are one
telling: a copy against its original, or the two independent reports, plain or both quoting the speech at length.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tellings.model import Report

TEXTS = Path(__file__).with_name("origins_texts.txt")
STRENGTHS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
#: Copies a careful reader still calls mostly the same text: up to every third word touched.
CLAIMED = 0.3
SYNONYMS = {
    "said": "stated",
    "told": "informed",
    "killed": "left dead",
    "injured": "hurt",
    "people": "persons",
    "officials": "authorities",
    "early": "in the first hours",
    "after": "following",
    "near": "close to",
    "big": "large",
    "large": "sizeable",
    "many": "a lot of",
    "agreed": "consented",
    "buy": "acquire",
    "town": "city",
    "city": "town",
    "month": "four weeks",
    "report": "account",
    "started": "began",
    "began": "started",
    "fell": "dropped",
    "won": "took",
    "money": "funds",
    "new": "fresh",
    "first": "initial",
    "last": "latest",
    "workers": "employees",
    "company": "firm",
    "homes": "houses",
    "houses": "homes",
    "found": "discovered",
    "asked": "requested",
    "government": "cabinet",
    "showed": "revealed",
    "would": "will",
    "about": "around",
    "some": "roughly",
    "but": "however",
    "also": "as well",
    "because": "since",
    "until": "till",
    "within": "inside",
    "owner": "proprietor",
    "case": "affair",
    "promised": "pledged",
    "stop": "halt",
}
FILLERS = ["reportedly", "then", "also", "already", "meanwhile", "there", "reportedly", "still", "now", "largely"]
LEDES = (
    "It was a day that nobody in the region will forget soon.",
    "The news spread quickly through the country and beyond its borders.",
    "Here is what is known so far about the matter that has kept the nation busy.",
)


class Case(NamedTuple):
    """Two reports, whether they are one telling, and how the second was made."""

    a: Report
    b: Report
    one: bool
    made: str
    strength: float


def texts() -> dict[tuple[str, str], str]:
    """The invented texts by event and part."""
    out: dict[tuple[str, str], str] = {}
    for piece in TEXTS.read_text("utf8").split("\n== ")[1:]:
        head, body = piece.split("\n", 1)
        event, part = head.split()
        out[event, part] = body.strip()
    return out


def cases(seed: int = 7) -> Iterator[Case]:
    """All cases, the same on every run."""
    source = texts()
    rng = random.Random(seed)
    for event in sorted({e for e, _ in source}):
        for part in "ab":
            original = source[event, part]
            for name, make in MAKERS.items():
                for strength in STRENGTHS:
                    copy = make(reworded(original, strength, rng), rng)
                    yield Case(
                        report(f"{event}-{part}", original), report(f"{event}-{part}-copy", copy), True, name, strength
                    )
        a, b, speech = (source[event, p] for p in ("a", "b", "speech"))
        yield Case(report(f"{event}-a", a), report(f"{event}-b", b), False, "independent", 0.0)
        for marks in ("“”", '""', "«»"):
            said = f"{marks[0]}{speech}{marks[1]}"
            one, other = f"{a}\n{said}, the speaker told a crowd.", f"{said}, were the words that opened the day.\n{b}"
            yield Case(report(f"{event}-a", one), report(f"{event}-b", other), False, "one speech", 0.0)
        half = speech[: speech.index(". ") + 1]
        yield Case(
            report(f"{event}-a", f"{cut(a, rng)}\n“{speech}”"),
            report(f"{event}-b", f"‘{half}’ and so on.\n{cut(b, rng)}"),
            False,
            "one speech, short reports",
            0.0,
        )


def report(name: str, text: str) -> Report:
    """A report of that text."""
    return Report(name, text)


def reworded(text: str, strength: float, rng: random.Random) -> str:
    """The text with that share of its words replaced, dropped, moved or with a word put before them."""
    lines = []
    for line in text.split("\n"):
        words: list[str] = []
        for word in line.split(" "):
            if rng.random() >= strength:
                words.append(word)
                continue
            bare = word.strip('.,“”"').lower()
            act = rng.random()
            if bare in SYNONYMS and act < 0.7:
                words.append(word.lower().replace(bare, SYNONYMS[bare]))
            elif act < 0.45:
                words.append(rng.choice(FILLERS))
            elif act < 0.7:
                words += [rng.choice(FILLERS), word]
            elif act < 0.9 and words:
                words.insert(-1, word)
        lines.append(" ".join(words))
    return "\n".join(lines)


def plain(text: str, rng: random.Random) -> str:
    """The text as it is, with other quotation marks."""
    return re.sub(r'"([^"]*)"', r"“\1”" if rng.random() < 0.5 else r"‘\1’", text)


def cut(text: str, rng: random.Random) -> str:
    """The beginning: a third to two thirds of the paragraphs."""
    lines = text.split("\n")
    return "\n".join(lines[: max(2, round(len(lines) * rng.uniform(0.34, 0.67)))])


def with_lede(text: str, rng: random.Random) -> str:
    """The text without its ending, under a new first sentence."""
    return rng.choice(LEDES) + "\n" + "\n".join(text.split("\n")[:-1])


def shuffled(text: str, rng: random.Random) -> str:
    """The paragraphs in another order."""
    lines = text.split("\n")
    rng.shuffle(lines)
    return "\n".join(lines)


def embedded(text: str, rng: random.Random) -> str:
    """The sentences in another order, half of them."""
    sentences = re.split(r"(?<=\.) (?=[A-Z])|\n", text)
    rng.shuffle(sentences)
    return " ".join(sentences[: max(5, len(sentences) // 2)])


MAKERS: dict[str, Callable[[str, random.Random], str]] = {
    "copied": plain,
    "cut": cut,
    "lede added, ending cut": with_lede,
    "paragraphs shuffled": shuffled,
    "half the sentences, shuffled": embedded,
}
