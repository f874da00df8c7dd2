"""What stands in a report's text without being its prose: captions, galleries, rights lines, adverts, inserted links.

Two reports with the same photograph share its caption, two of one outlet its galleries and the links that its pages set
beside every name. None of it makes them one telling: among the stories of a stream of 10,000 reports, twelve of the
twenty-one pairs that were said to share an origin shared nothing else (``python -m evaluation.origins --stream``).
"""

from __future__ import annotations

import re

#: Lines that an outlet or agency adds around its prose. Two reports with the same photograph share its caption, two of
#: one publisher its rights line; neither makes them one telling.
ASIDE = re.compile(
    r"^\s*(?:FILE|File|PHOTO|Photo|IMAGE|Image|VIDEO|Video)\s?(?:[-–—:]|PHOTO)"
    r"|(?i:^\s*(?:advertisement|copyright\b|©|all rights reserved|sign up\b|subscribe\b|read more|related:)\b)"
    r"|(?i:all rights reserved|may not be published, broadcast|continue reading the main story)"
    r"|(?i:follow \S+ \S* ?on (?:twitter|facebook))"
    # A photo credit in brackets that ends the line, the photographer's beside it or not.
    r"|\((?:[^()]*\b(?:via|AP Photo|Getty|Reuters|REUTERS|EPA|AFP|[Ff]ile|Associated Press|Photo)\b[^()]*)\)"
    r"\s*(?:\([^()]*\))?\s*$"
    r"|(?:\bREUTERS|\bReuters|\bAP|\bAFP|\bEPA|\bGetty Images?)/\w[^.]*$"
    r"|^\s*\d+\s?/\s?\d+\b"
)
#: A line longer than this holds prose whatever else it holds (a page without paragraphs is one line).
LONG_LINE = 900
#: Runs inside a line, each behind a word that must stand in the line: a gallery from its heading to the last of its
#: captions, the labels of a video player, and headlines set right behind a name without a space ("Ilvo TraskHarbour
#: master resigns Ferry inquiry opens MORE").
INSIDE = {
    "Hide Caption": re.compile(
        r"Photos:[^\n]{0,600}?Hide Caption \d+ of \d+(?:[^\n]{0,900}?Hide Caption \d+ of \d+)*", re.I
    ),
    "MUST WATCH": re.compile(r"JUST WATCHED[^\n]{0,300}?MUST WATCH(?:[^\n]{0,200}?\d\d:\d\d)?"),
    "MORE": re.compile(r"(?<=[a-z])(?=[A-Z0-9])[^\n]{10,500}?\bMORE\b"),
}


def asides(text: str) -> list[tuple[int, int]]:
    """The parts that are not prose, whole lines and runs inside lines, in order; none overlaps another."""
    out: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if len(line) <= LONG_LINE and ASIDE.search(line.rstrip()):
            out.append((at, at + len(line)))
        else:
            out += ((at + start, at + end) for start, end in inside(line))
        at += len(line)
    return out


def inside(line: str) -> list[tuple[int, int]]:
    """The runs of one line that are not prose, in order; where two meet, the one that begins first stands."""
    found = sorted(m.span() for word, pattern in INSIDE.items() if word in line for m in pattern.finditer(line))
    return [span for n, span in enumerate(found) if all(end <= span[0] for _, end in found[:n])]
