"""What is known between runs: reports, their features, their stories, which accounts are written. One SQLite file, one writer."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec

from tellings.errors import TellingsError
from tellings.group import Light, Placing
from tellings.model import SCHEMA_VERSION, Membership, Report

T = TypeVar("T")

VERSION = 1
SCHEMA = """
CREATE TABLE IF NOT EXISTS reports (
  id TEXT PRIMARY KEY, digest TEXT NOT NULL, day INTEGER, title TEXT NOT NULL, outlet TEXT, url TEXT, published TEXT,
  record BLOB NOT NULL, light BLOB NOT NULL,
  machine TEXT, score REAL, shared TEXT, gap REAL, story TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_day ON reports (day, id);
CREATE INDEX IF NOT EXISTS by_story ON reports (story, id);
CREATE INDEX IF NOT EXISTS by_machine ON reports (machine);
CREATE TABLE IF NOT EXISTS accounts (story TEXT PRIMARY KEY, key TEXT NOT NULL, origins INTEGER NOT NULL);
"""

INSERT = """INSERT OR IGNORE INTO reports (id, digest, day, title, outlet, url, published, record, light)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
TABLE = """SELECT r.story, count(*) AS n, count(DISTINCT outlet), a.origins, min(substr(published, 1, 10)) AS first,
  max(substr(published, 1, 10)),
  (SELECT title FROM reports o WHERE o.story = r.story ORDER BY published IS NULL, published, id LIMIT 1)
FROM reports r LEFT JOIN accounts a USING (story) WHERE r.story IS NOT NULL GROUP BY r.story ORDER BY n DESC, first, r.story"""


class Row(msgspec.Struct, frozen=True):
    """A line of the table of stories. ``origins`` is None while the story has no account."""

    story: str
    reports: int
    outlets: int
    origins: int | None
    first: str | None
    last: str | None
    title: str


class Line(msgspec.Struct, frozen=True):
    """A line of the table of reports."""

    report: str
    story: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    member: Membership


class Ledger:
    """The ledger of an output folder; every method that writes is one transaction."""

    def __init__(self, path: Path) -> None:
        try:
            self.base = sqlite3.connect(path, isolation_level=None)
            version = self.base.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise TellingsError(f"{path} cannot be opened ({error}): give a new folder with --out") from error
        if version not in (0, VERSION):
            raise TellingsError(f"{path} was written by another version ({version}): give a new folder with --out")
        self.base.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; {SCHEMA}")
        self.base.execute(f"PRAGMA user_version={VERSION}")

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.base.close()

    def count(self) -> int:
        """How many reports are known."""
        found: int = self.base.execute("SELECT count(*) FROM reports").fetchone()[0]
        return found

    def put(self, reports: Sequence[tuple[Report, Light]]) -> int:
        """Add the reports that are not known; how many there were. A known id with another text becomes a report of its own."""
        added = 0
        with self.writing():
            for report, light in reports:
                name = report.id
                known = self.base.execute("SELECT digest FROM reports WHERE id = ?", (name,)).fetchone()
                digest = report.digest or hashlib.sha256(report.text.encode()).hexdigest()[:16]
                if known is not None and known[0] != digest:
                    name = f"{report.id}~{digest[:8]}"
                report = msgspec.structs.replace(report, id=name, digest=digest)
                seen = (report.title or first_line(report.text), report.outlet, report.url, report.published)
                row = (name, digest, light.day, *seen, packed(report), packed(msgspec.structs.replace(light, id=name)))
                added += self.base.execute(INSERT, row).rowcount
        return added

    def fresh_days(self) -> tuple[int, int | None, int | None]:
        """How many reports have no story yet, and the first and last of their days."""
        n, first, last = self.base.execute(
            "SELECT count(*), min(day), max(day) FROM reports WHERE machine IS NULL"
        ).fetchone()
        return n, first, last

    def lights(self, first: int | None, last: int | None) -> Iterator[Light]:
        """The features of the reports of those days, the oldest first, after those of undated reports that wait for a story."""
        waiting = """SELECT light FROM reports r WHERE day IS NULL AND (machine IS NULL OR
            (SELECT count(*) FROM reports o WHERE o.machine = r.machine) = 1) ORDER BY id"""
        between = "SELECT light FROM reports WHERE day BETWEEN ? AND ? ORDER BY day, id"
        whole = "SELECT light FROM reports ORDER BY day, id"
        if first is None or last is None:
            rows = self.base.execute(whole)
            yield from (unpacked(r[0], Light) for r in rows)
            return
        yield from (unpacked(r[0], Light) for r in self.base.execute(waiting).fetchall())
        yield from (unpacked(r[0], Light) for r in self.base.execute(between, (first, last)))

    def machine(self) -> dict[str, str]:
        """The story in which the machine put each report so far."""
        return dict(self.base.execute("SELECT id, machine FROM reports WHERE machine IS NOT NULL"))

    def placed(self, placings: Iterable[Placing]) -> None:
        """Put reports into the stories that the machine found."""
        with self.writing():
            self.base.executemany(
                "UPDATE reports SET machine = ?, score = ?, shared = ?, gap = ? WHERE id = ?",
                ((p.story, p.member.score, " ".join(p.member.shared), p.member.days, p.report) for p in placings),
            )

    def show(self, stories: Mapping[str, str]) -> None:
        """Set the story shown of every report: the machine's, or what a person's corrections made of it."""
        with self.writing():
            self.base.execute("UPDATE reports SET story = machine WHERE story IS NOT machine")
            self.base.executemany("UPDATE reports SET story = ? WHERE id = ?", ((s, r) for r, s in stories.items()))

    def story_of(self, report: str) -> str | None:
        """The story in which a report is shown."""
        row = self.base.execute("SELECT story FROM reports WHERE id = ?", (report,)).fetchone()
        return row[0] if row else None

    def members(self, story: str) -> list[str]:
        """The reports shown in a story."""
        return [r[0] for r in self.base.execute("SELECT id FROM reports WHERE story = ? ORDER BY id", (story,))]

    def reports_of(self, story: str) -> tuple[Report, ...]:
        """The reports shown in a story, with their texts."""
        rows = self.base.execute("SELECT record FROM reports WHERE story = ? ORDER BY id", (story,))
        return tuple(unpacked(r[0], Report) for r in rows)

    def pending(self, least: int) -> list[tuple[str, str]]:
        """Stories of so many reports whose account is not written for the reports they have now, with the key to be written."""
        done = dict(self.base.execute("SELECT story, key FROM accounts"))
        rows = self.base.execute("SELECT story, id, digest FROM reports WHERE story IS NOT NULL ORDER BY story, id")
        keys: dict[str, tuple[int, str]] = {}
        for story, n, key in keyed(rows):
            keys[story] = (n, key)
        with self.writing():
            gone = [(s,) for s in done if s not in keys or keys[s][0] < least]
            self.base.executemany("DELETE FROM accounts WHERE story = ?", gone)
        return [(s, key) for s, (n, key) in sorted(keys.items()) if n >= least and done.get(s) != key]

    def accounted(self, story: str, key: str, origins: int) -> None:
        """Remember that a story's account is written."""
        with self.writing():
            self.base.execute("INSERT OR REPLACE INTO accounts VALUES (?, ?, ?)", (story, key, origins))

    def rows(self) -> Iterator[Row]:
        """The table of stories: the most reports first. A story has the title of its first report."""
        yield from (Row(*row) for row in self.base.execute(TABLE))

    def lines(self) -> Iterator[Line]:
        """The table of reports, by story."""
        columns = "id, story, outlet, title, url, published, score, shared, gap"
        for report, story, outlet, title, url, published, score, shared, gap in self.base.execute(
            f"SELECT {columns} FROM reports WHERE story IS NOT NULL ORDER BY story, id"
        ):
            member = Membership(report, score or 0.0, tuple((shared or "").split()), gap)
            yield Line(report, story, outlet, title, url, published, member)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: all of it or nothing."""
        self.base.execute("BEGIN IMMEDIATE")
        with self.base:
            yield


def keyed(rows: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, int, str]]:
    """For each story its number of reports and a key that changes with them."""
    at: str | None = None
    n, key = 0, hashlib.sha256()
    for story, report, digest in rows:
        if story != at:
            if at is not None:
                yield at, n, key.hexdigest()[:16]
            at, n, key = story, 0, hashlib.sha256(f"account {SCHEMA_VERSION}".encode())
        n += 1
        key.update(f"\n{report}\t{digest}".encode())
    if at is not None:
        yield at, n, key.hexdigest()[:16]


def packed(record: msgspec.Struct) -> bytes:
    """A record as compressed bytes."""
    return zlib.compress(msgspec.msgpack.encode(record), 1)


def unpacked(data: bytes, kind: type[T]) -> T:
    """A record from its bytes."""
    return msgspec.msgpack.decode(zlib.decompress(data), type=kind)


def first_line(text: str) -> str:
    """The first line that holds something, cut to a headline's length."""
    line = next((x.strip() for x in text.splitlines() if x.strip()), "")
    return line if len(line) <= 120 else line[:117].rstrip() + "…"
