"""A folder's ``reports.json``: the list of its reports, each with its file and what is known of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tellings.errors import ReadError
from tellings.model import Skip
from tellings.read.encodings import decode
from tellings.read.fields import as_row, listed_meta
from tellings.read.sources import LIMIT, Found, Source, file, stem
from tellings.read.tables import parsed


def listed(source: Source, found: Found) -> Iterator[Found | Skip]:
    """The files that a listing names, each with its fields; texts beside it that it does not name are skips.

    ``{"reports": [{"id": ..., "file": ..., "title": ..., "outlet": ..., "published": ..., "url": ...}]}``; the id may be left out. Where
    the listing is no such thing, its folder is read without it. Raises ReadError only for what cannot be read at all.
    """
    assert found.path is not None
    folder = found.path.parent
    above = found.name.rpartition("/")[0]
    where = f"{above}/" if above else ""
    try:
        document = parsed(decode(source.whole(LIMIT)))
        rows = document["reports"] if isinstance(document, dict) and "reports" in document else document
        if not isinstance(rows, list):
            raise ReadError('no list "reports" in it: see the documentation of folders')
    except ReadError as error:
        yield Skip(found.name, "read", f"{error}; the texts beside it are read without it")
        yield from (file(folder / n, where + n) for n in _texts(folder, found))
        return
    if rows and all(isinstance(r, dict) and "file" not in r and len(r) > 1 for r in rows):
        yield msgspec.structs.replace(found, listing=False)  # a table of whole reports that happens to have this name
        return
    named: set[str] = set()
    for i, row in enumerate(rows):
        place = f"{found.name}, report {i + 1}"
        try:
            inner = _file_of(as_row(row), folder)
            named.add(inner)
            yield msgspec.structs.replace(
                file(folder / inner, where + inner), listing=False, meta=_meta(as_row(row), inner)
            )
        except ReadError as error:
            yield Skip(place, "read", str(error))
    for name in _texts(folder, found):
        if name not in named and Path(name).suffix.lower() in (".txt", ".md", ".html", ".htm"):
            yield Skip(where + name, "read", f"not named in {found.path.name}: add it there, or name the file itself")


def _file_of(row: dict[str, object], folder: Path) -> str:
    name = row.get("file")
    if not isinstance(name, str) or not name:
        raise ReadError('no "file" in it: name the file that holds its text')
    path = Path(name)
    if path.is_absolute() or ".." in path.parts or "\0" in name:
        raise ReadError(f"its file {name!r} lies outside the folder: put it beside the list")
    if not os.path.isfile(folder / path):  # False also for what no file system takes as a name
        raise ReadError(f"its file {name!r} is not there: put it beside the list")
    return name


def _meta(row: dict[str, object], name: str) -> dict[str, str]:
    meta = listed_meta(dict(row))
    return {"id": stem(Path(name).name), **meta}


def _texts(folder: Path, found: Found) -> list[str]:
    assert found.path is not None
    return sorted(
        p.name for p in folder.iterdir() if p.is_file() and not p.name.startswith(".") and p.name != found.path.name
    )
