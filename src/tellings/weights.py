"""Trained files and word lists that ship with the package: find, verify, load once per process."""

from __future__ import annotations

import functools
import hashlib
from importlib import resources
from pathlib import Path

import msgspec

from tellings.errors import WeightsError


def folder(name: str) -> Path:
    """The folder of the trained model ``name``; raises WeightsError where it is missing."""
    path = Path(str(resources.files("tellings"))) / "trained" / name
    if not (path / "card.json").is_file():
        raise WeightsError(f"no trained model {name!r} in {path.parent}: reinstall tellings, the package is incomplete")
    return path


def digest(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@functools.cache
def verified(name: str) -> Path:
    """The folder of a trained model once every file its card lists has the digest the card gives (``files: {name: sha256}``)."""
    path = folder(name)
    card = msgspec.json.decode((path / "card.json").read_bytes())
    for file, expected in card.get("files", {}).items():
        if not (path / file).is_file():
            raise WeightsError(f"{path / file} is missing: reinstall tellings")
        if digest(path / file) != expected:
            raise WeightsError(f"{path / file} is damaged (its SHA-256 is not the card's): reinstall tellings")
    return path


@functools.cache
def word_list(name: str) -> tuple[str, ...]:
    """The entries of ``data/<name>.txt``: one a line, ``#`` starts a comment, order kept."""
    return tuple(line for line in _lines(name) if line)


@functools.cache
def word_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/<name>.txt`` with their tab-separated columns."""
    return tuple(tuple(column.strip() for column in line.split("\t")) for line in _lines(name) if line)


def _lines(name: str) -> list[str]:
    path = Path(str(resources.files("tellings"))) / "data" / f"{name}.txt"
    if not path.is_file():
        raise WeightsError(f"no word list {name!r} in {path.parent}: reinstall tellings, the package is incomplete")
    return [line.split("#", 1)[0].rstrip() for line in path.read_text("utf8").splitlines()]
