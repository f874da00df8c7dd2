"""A terminal as a sheet to set lines on: headings, labels and passages, each within the width there is.

A passage stands right of a bar, a label never does: so the reports' words and ours are told apart without any colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

# What a colour means: differing words, a denial or conflict, a figure that moves with time, agreement, a report's
# number, a label of ours.
DIFFERS, AGAINST, MOVES, AGREES, NUMBER, OURS = "bold yellow", "bold red", "yellow", "green", "cyan", "dim"
BAR = "│ "
WIDE = 118  # columns from which two wordings stand beside each other, about 50 for each
NARROW = 40  # columns below which a margin would leave no room for words


@dataclass(frozen=True)
class Passage:
    """A label, the numbers of the reports and their words."""

    label: Text
    numbers: str
    words: Text


class Sheet:
    """Sets lines on a console, at most ``most`` columns wide: longer lines are hard to read."""

    def __init__(self, console: Console, most: int = 160) -> None:
        self.console = console
        self.width = max(20, min(console.width, most))

    def put(self, line: Text | str = "") -> None:
        """One line as it is, without white space at its end."""
        line = Text(line) if isinstance(line, str) else line
        line.rstrip()
        self.console.print(line, highlight=False, markup=False, soft_wrap=True)

    def section(self, title: str) -> None:
        """A heading with a rule to the end of the line."""
        self.put()
        *above, last = self.wrapped(Text(title, "bold"), self.width)
        for line in above:
            self.put(line)
        self.put(last.append(" ").append("─" * max(0, self.width - last.cell_len), OURS))

    def label(self, left: Text, right: Text | str = "", indent: int = 2) -> None:
        """A line of ours: what it is about at its left, what is said of it at its right, or below where too long."""
        right = Text(right, OURS) if isinstance(right, str) else right
        room = self.width - indent - left.cell_len - right.cell_len
        if room >= 2:
            line = Text(" " * indent).append_text(left).append(" " * room).append_text(right)
            self.put(line)
            return
        for line in self.wrapped(left, self.width - indent):
            self.put(Text(" " * indent).append_text(line))
        for line in self.wrapped(right, self.width - indent - 2) if right else ():
            self.put(Text(" " * (indent + 2)).append_text(line))

    def more(self, left_out: int, what: str, indent: int = 2, plural: str = "") -> None:
        """That lines were left out, and how to see them; ``plural`` where it is not ``what`` with an s."""
        if left_out > 0:
            told = what if left_out == 1 else plural or f"{what}s"
            self.label(Text(f"… {left_out:,} more {told} (-v shows all)", OURS), indent=indent)

    def passages(self, passages: Sequence[Passage], indent: int = 4) -> None:
        """Passages below each other, labels and numbers in columns."""
        if not passages:
            return
        label, numbers = self.columns(passages)
        for p in passages:
            for line in self.set_passage(p, (label, numbers), self.width - indent):
                self.put(Text(" " * indent).append_text(line))

    def beside(self, passages: Sequence[Passage], indent: int = 4) -> None:
        """Passages in two columns where the sheet is wide enough, else below each other."""
        if self.width < WIDE or len(passages) < 2:
            self.passages(passages, indent)
            return
        half = (self.width - indent - 3) // 2
        columns = self.columns(passages)
        for i in range(0, len(passages), 2):
            blocks = [self.set_passage(p, columns, half) for p in passages[i : i + 2]]
            for row in range(max(map(len, blocks))):
                line = Text(" " * indent)
                for block in blocks:
                    cell = block[row] if row < len(block) else Text()
                    line.append_text(cell).append(" " * (half + 3 - cell.cell_len))
                self.put(line)

    def columns(self, passages: Sequence[Passage]) -> tuple[int, int]:
        """The widths of the label and the number column."""
        label = min(max(p.label.cell_len for p in passages), max(8, self.width * 3 // 10))
        numbers = max(cell_len(p.numbers) for p in passages)
        return (label, numbers) if self.width >= NARROW else (0, numbers)

    def set_passage(self, passage: Passage, columns: tuple[int, int], width: int) -> list[Text]:
        """The passage's lines: label and numbers stand beside the first, the bar beside each."""
        label, numbers = columns
        lead = (label + 2 if label else 0) + numbers + 1
        labels = self.wrapped(passage.label, label) if label else []
        words = self.wrapped(passage.words, max(10, width - lead - len(BAR)))
        out = []
        for i in range(max(len(labels), len(words))):
            line = Text()
            if label:
                line.append_text(labels[i] if i < len(labels) else Text())
                line.append(" " * (label + 2 - line.cell_len))
            line.append(f"{passage.numbers if i == 0 else '':>{numbers}} ", NUMBER)
            line.append(BAR, OURS)
            out.append(line.append_text(words[i]) if i < len(words) else line)
        return out

    def wrapped(self, text: Text, width: int) -> list[Text]:
        """The text in lines of at most the width."""
        lines = list(text.wrap(self.console, max(1, width), tab_size=1))
        for line in lines:
            line.rstrip()
        return lines
