"""PolNeAR as training windows, fresh in every epoch: other cuts, other typography.

A share of the documents has its quotation marks changed, lost or unbalanced, its line breaks dropped, its capitals
lowered, so that the model also reads machine-translated and half-cleaned text.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from tellings.annotate.attributions_pieces import Pieces, cut_pieces, sentence_starts
from training.statements.network import Batch

CLS, SEP, PAD = 101, 102, 0
LONGEST = 288  # pieces in a training window
SHORTEST_FIRST = 64
CHANGED_MARKS, CHANGED_LINES, CHANGED_CASE = 0.25, 0.12, 0.06
ROLE_NUMBERS = {"content": 1, "source": 2, "cue": 3}

Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Document:
    """A text and its attributions: role -> list of (start, end)."""

    name: str
    text: str
    attributions: list[dict[str, list[list[int]]]]


@dataclass(frozen=True)
class Window:
    """A run of pieces [first, last) with the anchors in it and their role labels (one row an anchor)."""

    pieces: Pieces
    first: int
    last: int
    cues: np.ndarray
    anchors: list[int]
    roles: np.ndarray


def read_documents(path: Path) -> list[Document]:
    """All documents of a PolNeAR JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [Document(d["doc"], d["text"], d["attributions"]) for d in map(json.loads, lines)]


# ---------------------------------------------------------------- typography

_MARKS = re.compile(r"''|[\"“”]")
_STYLES = (
    ('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("« ", " »"), ("''", "''"), ("‘", "’"), ("'", "'"),
    ("<<", ">>"), ("``", "''"), ("„", "”"), ("”", "”"), ("“", "“"), ("»", "«"),
)  # fmt: skip


def vary(document: Document, dice: random.Random) -> Document:
    """The document in other typography, its attributions moved along; unchanged when the dice say so."""
    edits: list[Edit] = []
    if dice.random() < CHANGED_MARKS:
        edits += _change_marks(document.text, dice)
    if dice.random() < CHANGED_LINES:
        break_ = dice.choice((" ", " ", "\n"))
        edits += [(m.start(), m.end(), break_) for m in re.finditer(r"\s*\n\s*", document.text)]
    lower = dice.random() < CHANGED_CASE
    if not edits and not lower:
        return document
    text, moved = apply_edits(document.text, edits)
    attributions = [
        {role: [[moved[s], moved[e]] for s, e in spans if moved[s] < moved[e]] for role, spans in attribution.items()}
        for attribution in document.attributions
    ]
    if lower:
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return Document(document.name, text, attributions)


def _change_marks(text: str, dice: random.Random) -> list[Edit]:
    marks = list(_MARKS.finditer(text))
    lost = dice.choice((0.0, 0.0, 0.0, 0.15, 0.5, 1.0, 1.0))
    opening, closing = dice.choice(_STYLES)
    edits: list[Edit] = []
    opens = True
    paragraph = -1
    for mark in marks:
        here = text.rfind("\n", 0, mark.start())
        if here != paragraph:
            paragraph, opens = here, True
        opens = {"“": True, "”": False}.get(mark[0], opens)
        new = "" if dice.random() < lost else opening if opens else closing
        edits.append((mark.start(), mark.end(), new))
        opens = not opens
    return edits


def apply_edits(text: str, edits: list[Edit]) -> tuple[str, list[int]]:
    """The edited text, and for each old offset the new one; edits that overlap an earlier one are left out."""
    parts: list[str] = []
    moved = [0] * (len(text) + 1)
    at = length = 0
    for start, end, new in [*sorted(edits), (len(text), len(text), "")]:
        if start < at:
            continue
        for i in range(at, start):
            moved[i] = length + i - at
        parts += [text[at:start], new]
        length += start - at
        for i in range(start, end):
            moved[i] = length
        length += len(new)
        at = end
    moved[len(text)] = length
    return "".join(parts), moved


# ---------------------------------------------------------------- windows


def label_attributions(pieces: Pieces, document: Document) -> list[tuple[int, list[tuple[int, int, int]]]]:
    """For each attribution with a cue and a content: its anchor piece, and runs (role number, first, last)."""
    found = []
    for attribution in document.attributions:
        if not attribution["cue"] or not attribution["content"]:
            continue
        runs = []
        for role in ("content", "source", "cue"):
            for s, e in attribution[role]:
                first, last = (
                    int(np.searchsorted(pieces.end, s, "right")),
                    int(np.searchsorted(pieces.start, e, "left")),
                )
                if first < last:
                    runs.append((ROLE_NUMBERS[role], first, last))
        anchors = [first for role, first, _ in runs if role == ROLE_NUMBERS["cue"]]
        if anchors:
            found.append((min(anchors), runs))
    return found


def cut_windows(document: Document, tokenizer: Tokenizer, dice: random.Random) -> Iterator[Window]:
    """Windows that tile the document, cut at paragraphs or sentences, the first of random length."""
    pieces = cut_pieces(document.text, tokenizer)
    attributions = label_attributions(pieces, document)
    starts = sentence_starts(pieces, document.text)
    first, limit = 0, dice.randint(SHORTEST_FIRST, LONGEST)
    while first < len(pieces):
        last = min(first + limit, len(pieces))
        if last < len(pieces):
            inside = starts[first + 1 : last + 1]
            for kind in (2, 1):
                at = np.flatnonzero(inside >= kind)
                if len(at) and at[-1] + 1 >= limit // 2:
                    last = first + 1 + int(at[-1])
                    break
        yield _window(pieces, attributions, first, last)
        first, limit = last, LONGEST


def _window(
    pieces: Pieces, attributions: list[tuple[int, list[tuple[int, int, int]]]], first: int, last: int
) -> Window:
    cues = np.zeros(last - first, dtype=np.int64)
    here = [(anchor, runs) for anchor, runs in attributions if first <= anchor < last]
    roles = np.zeros((len(here), last - first), dtype=np.int64)
    for row, (anchor, runs) in enumerate(here):
        for role, s, e in runs:
            s, e = max(s - first, 0), min(e - first, last - first)
            if s < e:
                roles[row, s:e] = role
                if role == ROLE_NUMBERS["cue"] and s == anchor - first:
                    cues[s + 1 : e] = np.where(cues[s + 1 : e] == 1, 1, 2)
        cues[anchor - first] = 1
    return Window(pieces, first, last, cues, [anchor - first for anchor, _ in here], roles)


def collate(windows: list[Window]) -> Batch:
    """Pad windows to one length, with [CLS] before and [SEP] after each."""
    length = max(w.last - w.first for w in windows) + 2
    shape = (len(windows), length)
    names = ("ids", "case", "quote", "line", "paragraph")
    arrays = {name: np.zeros(shape, dtype=np.int64) for name in names}
    mask = np.zeros(shape, dtype=np.float32)
    cues = np.full(shape, -100, dtype=np.int64)
    anchors: list[tuple[int, int]] = []
    roles: list[np.ndarray] = []
    for row, w in enumerate(windows):
        n = w.last - w.first
        for name in names:
            arrays[name][row, 1 : n + 1] = getattr(w.pieces, name)[w.first : w.last]
        paragraph = arrays["paragraph"][row]
        paragraph[0], paragraph[n + 1 :] = paragraph[1], paragraph[n]
        arrays["ids"][row, 0], arrays["ids"][row, n + 1] = CLS, SEP
        mask[row, : n + 2] = 1
        cues[row, : n + 2] = 0
        cues[row, 1 : n + 1] = w.cues
        for anchor, labels in zip(w.anchors, w.roles, strict=True):
            anchors.append((row, anchor + 1))
            padded = np.full(length, -100, dtype=np.int64)
            padded[1 : n + 1] = labels
            roles.append(padded)
    return Batch(
        **{name: torch.from_numpy(a) for name, a in arrays.items()},
        mask=torch.from_numpy(mask),
        cues=torch.from_numpy(cues),
        anchors=torch.tensor(anchors, dtype=torch.long).reshape(-1, 2),
        roles=torch.from_numpy(np.stack(roles) if roles else np.zeros((0, length), dtype=np.int64)),
    )


def batches(windows: list[Window], budget: int, dice: random.Random) -> list[list[Window]]:
    """Shuffled batches of windows of like length, each of at most ``budget`` padded pieces."""
    dice.shuffle(windows)
    out: list[list[Window]] = []
    pool = 16 * max(1, budget // LONGEST)
    for at in range(0, len(windows), pool):
        group: list[Window] = []
        for window in sorted(windows[at : at + pool], key=lambda w: w.last - w.first):
            if group and (len(group) + 1) * (window.last - window.first + 2) > budget:
                out.append(group)
                group = []
            group.append(window)
        out.append(group)
    dice.shuffle(out)
    return out
