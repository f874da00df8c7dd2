"""Where inputs lie: files, folders, globs, standard input; opened as bytes, gunzipped, never read beyond a limit."""

from __future__ import annotations

import glob
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from tellings.errors import ReadError
from tellings.model import Skip

#: Bytes looked at to choose the kind and the encoding of an input.
HEAD = 65_536

#: Bytes of one text, page or row: some two million words, a hundred times the longest news report; what is larger is not one.
LIMIT = 10_000_000

#: Bytes of a JSON document, which must be held whole to be parsed. Line-wise tables have no limit of their own.
TABLE_LIMIT = 100_000_000

LISTING = "reports.json"


class Source:
    """An input opened: its name, its first bytes, and the rest on demand."""

    def __init__(self, name: str, stem: str, stream: BinaryIO) -> None:
        """Looks at the head of the stream, which must be able to go back to its start."""
        self.name, self.stem, self.stream = name, stem, stream
        with faults():
            self.head = stream.read(HEAD)
            stream.seek(0)

    def whole(self, limit: int = LIMIT) -> bytes:
        """All bytes; raises ReadError where there are more than ``limit``."""
        with faults():
            data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise ReadError(too_large(limit))
        return data

    @property
    def large(self) -> bool:
        """Whether there are more bytes than one report can have; reads no further than that."""
        with faults():
            size = (
                self.stream.seek(LIMIT) if isinstance(self.stream, gzip.GzipFile) else self.stream.seek(0, os.SEEK_END)
            )
            more = size > LIMIT or (size == LIMIT and bool(self.stream.read(1)))
            self.stream.seek(0)
        return more


class Found(msgspec.Struct, frozen=True):
    """A file that was named or found, not yet opened. ``parts`` is its absolute path, ``meta`` what a listing says of it."""

    name: str
    parts: tuple[str, ...]
    path: Path | None = None
    listing: bool = False
    meta: dict[str, str] = {}

    @property
    def key(self) -> str:
        """The same for two names of the same file."""
        return os.path.realpath(self.path) if self.path else self.name

    @contextmanager
    def open(self) -> Iterator[Source]:
        """The file as a source of bytes, gunzipped where it is gzipped; raises ReadError with what to do."""
        with faults():
            raw = open(self.path, "rb") if self.path else _standard_input()  # noqa: SIM115 (closed below)
        with raw:
            with faults():
                magic = raw.read(2)
                raw.seek(0)
            stream: BinaryIO = gzip.GzipFile(fileobj=raw) if magic == b"\x1f\x8b" else raw  # type: ignore[assignment]
            yield Source(self.name, stem(self.parts[-1]), stream)


@contextmanager
def faults() -> Iterator[None]:
    """Turns what the system says about a file into a ReadError that says what to do."""
    try:
        yield
    except EOFError as error:
        raise ReadError("the gzip data breaks off before its end: fetch or copy the file again") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise ReadError("the gzip data is damaged: fetch or copy the file again") from error
    except PermissionError as error:
        raise ReadError("no permission to read it: change its permissions or run as its owner") from error
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror or error}): check the path and the disk") from error


def too_large(limit: int = LIMIT) -> str:
    """The message for an input beyond the limit."""
    return (
        f"larger than {limit // 1_000_000} MB, too large for one report: split it, or give many reports as JSON Lines"
    )


def stem(name: str) -> str:
    """A file's name without ``.gz`` and without its extension."""
    if name.lower().endswith(".gz"):
        name = name[:-3]
    return Path(name).stem or name


def clean(name: str) -> str:
    """A name that can be written as UTF-8 (file names may hold any bytes)."""
    return name.encode("utf8", "replace").decode("utf8")


def find(named: str | Path) -> Iterator[Found | Skip]:
    """The files behind a path, a folder (all below it, sorted), a glob or ``-``."""
    text = str(named)
    if text == "-":
        yield Found("standard input", ("standard-input",))
        return
    if text.startswith(("http://", "https://")):
        yield Skip(
            clean(text), "read", "an address, and nothing is fetched from the network: save the page and name the file"
        )
        return
    if "\0" in text or not text:
        yield Skip(clean(text), "read", "not a path: name a file or a folder")
        return
    path = Path(text)
    if os.path.lexists(path):
        yield from _walk(path, path.name or clean(text))
    elif glob.has_magic(text):
        matches = sorted(glob.glob(text, recursive=True))
        if not matches:
            yield Skip(clean(text), "read", "no file matches this pattern: check it, and quote it from the shell")
        for match in matches:
            yield from find(match) if not glob.has_magic(match) else _walk(Path(match), Path(match).name)
    else:
        yield Skip(clean(text), "read", "no such file or folder: check the path")


def _walk(path: Path, name: str) -> Iterator[Found | Skip]:
    name = clean(name)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        broken = path.is_symlink() and isinstance(error, FileNotFoundError)
        why = (
            f"a broken link to {os.readlink(path)}: mend or remove it"
            if broken
            else f"cannot be read ({error.strerror}): check the path"
        )
        yield Skip(name, "read", clean(why))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, name)
    elif stat.S_ISREG(mode):
        yield file(path, name)
    else:
        yield Skip(name, "read", "not a regular file: give a file, or pipe it in and name -")


def file(path: Path, name: str) -> Found:
    """A regular file as found."""
    whole = Path(os.path.abspath(path))
    return Found(name, tuple(clean(p) for p in whole.parts[1:]), path, path.name == LISTING)


def _folder(path: Path, name: str) -> Iterator[Found | Skip]:
    """Everything below a folder. Where it has a listing (``reports.json``), that names the reports of the folder itself."""
    try:
        names = sorted(n for n in os.listdir(path) if not n.startswith("."))
    except OSError as error:
        yield Skip(name, "read", f"a folder that cannot be read ({error.strerror}): change its permissions")
        return
    if LISTING in names:
        yield file(path / LISTING, f"{name}/{LISTING}")
        names = [n for n in names if (path / n).is_dir() and not (path / n).is_symlink()]
    elif not names:
        yield Skip(name, "read", "a folder without reports: put text, HTML, JSON or CSV files in it")
    for inner in names:
        if (path / inner).is_dir() and (path / inner).is_symlink():
            yield Skip(clean(f"{name}/{inner}"), "read", "a link to a folder, not followed: name the folder itself")
        else:
            yield from _walk(path / inner, f"{name}/{inner}")


def _standard_input() -> BinaryIO:
    """Standard input, held in memory up to the table limit, for pipes cannot go back."""
    if sys.stdin is None or sys.stdin.closed:
        raise ReadError("standard input is closed: pipe reports into it, or name files")
    data = sys.stdin.buffer.read(TABLE_LIMIT + 1)
    if len(data) > TABLE_LIMIT:
        raise ReadError(f"more than {TABLE_LIMIT // 1_000_000} MB: put it in a file and name the file")
    return io.BytesIO(data)


def rows(source: Source) -> Iterator[bytes | None]:
    """The lines of a source, one at a time; None stands for a line beyond the limit, which is passed over unread.

    Only ``\\n`` ends a line. Raises ReadError where the stream breaks.
    """
    read: Callable[[int], bytes] = source.stream.readline
    while True:
        with faults():
            line = read(LIMIT + 1)
            long = len(line) > LIMIT
            rest = line
            while long and rest and not rest.endswith(b"\n"):
                rest = read(HEAD)
        if not line:
            return
        yield None if long else line
