"""A person's corrections: a log that is only added to, and what it makes of the machine's stories. The machine never undoes one.

A correction names reports, not stories: stories are derived and may change, the reports a person looked at do not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from tellings.errors import TellingsError
from tellings.stories.ledger import Ledger


class Correction(msgspec.Struct, frozen=True):
    """Asked by a person: the stories ``a`` and ``b`` are one ("join"), or report ``b`` is not of story ``a`` ("split")."""

    kind: Literal["join", "split"]
    a: str
    b: str


class Judgement(msgspec.Struct, frozen=True):
    """A line of the log: two reports are of one story, or are not."""

    together: bool
    a: str
    b: str


def logged(path: Path, ledger: Ledger, asked: Sequence[Correction]) -> list[Judgement]:
    """The log with the new corrections added to the file; raises TellingsError where one names what is not there."""
    old = list(_read(path)) if path.exists() else []
    if not asked:
        return old
    ledger.show(applied(ledger, old))
    new = [judgement(ledger, c) for c in asked]
    with path.open("ab") as file:
        file.write(b"".join(msgspec.json.encode(j) + b"\n" for j in new))
    return old + new


def _read(path: Path) -> Iterator[Judgement]:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            yield msgspec.json.decode(line, type=Judgement)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise TellingsError(
                f"{path}, line {number}: not a correction ({error}): mend or remove the line"
            ) from error


def judgement(ledger: Ledger, asked: Correction) -> Judgement:
    """A correction in terms of reports."""
    members = ledger.members(asked.a)
    if not members:
        raise TellingsError(f"no story {asked.a}: the table of stories lists their ids")
    if asked.kind == "join":
        others = ledger.members(asked.b)
        if not others:
            raise TellingsError(f"no story {asked.b}: the table of stories lists their ids")
        return Judgement(True, members[0], others[0])
    if asked.b not in members:
        raise TellingsError(f"no report {asked.b} in story {asked.a}: its page lists the reports")
    rest = [m for m in members if m != asked.b]
    if not rest:
        raise TellingsError(f"story {asked.a} has the report {asked.b} alone: nothing to split")
    return Judgement(False, rest[0], asked.b)


def applied(ledger: Ledger, log: Sequence[Judgement]) -> dict[str, str]:
    """The story of every report that a correction puts elsewhere than the machine; the last word holds."""
    if not log:
        return {}
    machine = ledger.machine()
    shown: dict[str, str] = {}
    for j in log:
        if j.a not in machine or j.b not in machine:
            continue
        if j.together:
            source, target = shown.get(j.b, machine[j.b]), shown.get(j.a, machine[j.a])
            moved = [r for r, s in machine.items() if shown.get(r, s) == source] if source != target else []
            shown.update((r, target) for r in moved)
        elif shown.get(j.a, machine[j.a]) == shown.get(j.b, machine[j.b]):
            shown[j.b] = "s" + hashlib.sha256(f"apart {j.b}".encode()).hexdigest()[:10]
    return shown
