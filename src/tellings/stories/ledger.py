"""What is known between runs: reports, their features, their stories, where texts and annotations lie, which accounts are written.

One SQLite file, one writer; never a text. What grows with the history is on disk and is asked for by index.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import msgspec

from tellings.errors import TellingsError
from tellings.group import Light, Placing
from tellings.model import SCHEMA_VERSION, Membership
from tellings.stories.intake import Arrival
from tellings.stories.shards import Ref

VERSION = 2
SCHEMA = """
CREATE TABLE IF NOT EXISTS reports (
  id TEXT PRIMARY KEY, digest TEXT NOT NULL, day INTEGER, arrived INTEGER NOT NULL,
  title TEXT NOT NULL, outlet TEXT, url TEXT, published TEXT, shard TEXT NOT NULL, row INTEGER NOT NULL,
  machine TEXT, score REAL, shared TEXT, gap REAL, story TEXT, annotations TEXT, place INTEGER
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS features (id TEXT PRIMARY KEY, light BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS accounts (story TEXT PRIMARY KEY, key TEXT NOT NULL, origins INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS by_day ON reports (day, id);
CREATE INDEX IF NOT EXISTS by_story ON reports (story, id);
CREATE INDEX IF NOT EXISTS by_machine ON reports (machine, day);
"""

INSERT = """INSERT OR IGNORE INTO reports (id, digest, day, arrived, title, outlet, url, published, shard, row)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
TABLE = """SELECT r.story, count(*) AS n, count(DISTINCT outlet), a.origins, min(substr(published, 1, 10)) AS first,
  max(substr(published, 1, 10)),
  (SELECT title FROM reports o WHERE o.story = r.story ORDER BY published IS NULL, published, id LIMIT 1)
FROM reports r LEFT JOIN accounts a USING (story) WHERE r.story IS NOT NULL GROUP BY r.story ORDER BY n DESC, first, r.story"""
LINES = "SELECT id, story, outlet, title, url, published, score, shared, gap FROM reports"


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

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: all of it or nothing."""
        self.base.execute("BEGIN IMMEDIATE")
        with self.base:
            yield

    # ------------------------------------------------------------ reports

    def count(self) -> int:
        """How many reports are known."""
        found: int = self.base.execute("SELECT count(*) FROM reports").fetchone()[0]
        return found

    def stories(self) -> int:
        """How many stories are shown."""
        found: int = self.base.execute("SELECT count(DISTINCT story) FROM reports").fetchone()[0]
        return found

    def put(self, arrivals: Sequence[Arrival]) -> int:
        """Add the reports that are not known; how many there were. A known id with another text becomes a report of its own."""
        added = 0
        with self.writing():
            number: int = self.base.execute("SELECT coalesce(max(arrived), 0) FROM reports").fetchone()[0]
            for a in arrivals:
                name, digest = a.light.id, a.digest
                known = self.base.execute("SELECT digest FROM reports WHERE id = ?", (name,)).fetchone()
                if known is not None and known[0] != digest:
                    name = f"{name}~{digest[:8]}"
                seen = (a.title, a.outlet, a.url, a.published, a.shard, a.row)
                new = self.base.execute(INSERT, (name, digest, a.light.day, number + added + 1, *seen)).rowcount
                if new:
                    features = packed(msgspec.structs.replace(a.light, id=name))
                    self.base.execute("INSERT INTO features VALUES (?, ?)", (name, features))
                added += new
        return added

    def shards(self, column: str) -> Iterator[str]:
        """The shards that reports lie in; ``column`` is "shard" for their texts, "annotations" for those."""
        yield from (
            r[0] for r in self.base.execute(f"SELECT DISTINCT {column} FROM reports WHERE {column} IS NOT NULL")
        )

    def features(self, condition: str, values: Sequence[object] = ()) -> Iterator[Light]:
        """The features of the reports (alias r) for which a condition holds, the oldest first."""
        query = f"SELECT light FROM reports r JOIN features f ON f.id = r.id WHERE {condition} ORDER BY r.day, r.id"
        yield from (unpacked(row[0]) for row in self.base.execute(query, values))

    # ------------------------------------------------------------ stories

    def machine_of(self, report: str) -> str | None:
        """The story in which the machine put a report; None where it is unknown or not placed."""
        row = self.base.execute("SELECT machine FROM reports WHERE id = ?", (report,)).fetchone()
        return row[0] if row else None

    def placed_in(self, machine: str) -> list[str]:
        """The reports that the machine put in a story."""
        return [r[0] for r in self.base.execute("SELECT id FROM reports WHERE machine = ? ORDER BY id", (machine,))]

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

    def members(self, story: str) -> list[str]:
        """The reports shown in a story."""
        return [r[0] for r in self.base.execute("SELECT id FROM reports WHERE story = ? ORDER BY id", (story,))]

    def rows(self) -> Iterator[Row]:
        """The table of stories: the most reports first. A story has the title of its first report."""
        yield from (Row(*row) for row in self.base.execute(TABLE))

    def lines(self, story: str | None = None) -> Iterator[Line]:
        """The table of reports, by story; or the lines of one story, by date."""
        if story is None:
            found = self.base.execute(f"{LINES} WHERE story IS NOT NULL ORDER BY story, id")
        else:
            found = self.base.execute(f"{LINES} WHERE story = ? ORDER BY published IS NULL, published, id", (story,))
        for report, name, outlet, title, url, published, score, shared, gap in found:
            member = Membership(report, score or 0.0, tuple((shared or "").split()), gap)
            yield Line(report, name, outlet, title, url, published, member)

    # ------------------------------------------------------------ annotations and accounts

    def annotator(self, by: str) -> None:
        """Forget the annotations that another version made."""
        if self.base.execute("SELECT value FROM notes WHERE name = 'annotator'").fetchone() != (by,):
            with self.writing():
                self.base.execute("UPDATE reports SET annotations = NULL WHERE annotations IS NOT NULL")
                self.base.execute("INSERT OR REPLACE INTO notes VALUES ('annotator', ?)", (by,))

    def unannotated(self, stories: Iterable[str]) -> list[Ref]:
        """Where the texts of the reports of these stories lie that have no annotations, shard by shard."""
        query = "SELECT id, shard, row FROM reports WHERE story = ? AND annotations IS NULL"
        found = [Ref(*row) for story in stories for row in self.base.execute(query, (story,))]
        return sorted(found, key=lambda ref: (ref.shard, ref.row, ref.report))

    def annotated(self, refs: Iterable[Ref]) -> None:
        """Remember where annotations lie."""
        with self.writing():
            self.base.executemany(
                "UPDATE reports SET annotations = ?, place = ? WHERE id = ?", ((r.shard, r.row, r.report) for r in refs)
            )

    def refs(self, story: str) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
        """Where the texts of a story's reports lie, and where their annotations."""
        query = "SELECT id, shard, row, annotations, place FROM reports WHERE story = ? ORDER BY id"
        rows = self.base.execute(query, (story,)).fetchall()
        return tuple(Ref(i, s, n) for i, s, n, _, _ in rows), tuple(Ref(i, a, p) for i, _, _, a, p in rows)

    def pending(self, least: int) -> list[tuple[str, str]]:
        """Stories of so many reports whose account is not written for the reports they have now, with the key to be written."""
        done = dict(self.base.execute("SELECT story, key FROM accounts"))
        rows = self.base.execute("SELECT story, id, digest FROM reports WHERE story IS NOT NULL ORDER BY story, id")
        todo = []
        for story, n, key in keyed(rows):
            if n >= least and done.pop(story, None) != key:
                todo.append((story, key))
        with self.writing():
            self.base.executemany("DELETE FROM accounts WHERE story = ?", [(s,) for s in done])
        return todo

    def accounted(self, story: str, key: str, origins: int) -> None:
        """Remember that a story's account is written."""
        with self.writing():
            self.base.execute("INSERT OR REPLACE INTO accounts VALUES (?, ?, ?)", (story, key, origins))


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


def packed(light: Light) -> bytes:
    """Features as compressed bytes."""
    return zlib.compress(msgspec.msgpack.encode(light), 1)


def unpacked(data: bytes) -> Light:
    """Features from their bytes."""
    return msgspec.msgpack.decode(zlib.decompress(data), type=Light)
