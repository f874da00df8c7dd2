"""Which kind an input is, chosen from its bytes; the extension is only a hint where the bytes leave it open."""

from __future__ import annotations

import json
import re

from tellings.errors import ReadError
from tellings.read.encodings import binary, guess
from tellings.read.fields import is_header
from tellings.read.sources import LIMIT, Source, too_large

#: The first bytes of what is surely not a text, and what to do about it.
MAGIC = (
    (b"%PDF", "a PDF: save its text, or its page as HTML"),
    (b"PK\x03\x04", "a ZIP archive or an office document: unpack it, or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as text"),
    (b"{\\rtf", "a rich text document: save it as plain text"),
    (b"\x89PNG", "an image: give the report's text"),
    (b"\xff\xd8\xff", "an image: give the report's text"),
    (b"GIF8", "an image: give the report's text"),
    (b"BZh", "compressed with bzip2: unpack it, or use gzip"),
    (b"\xfd7zXZ", "compressed with xz: unpack it, or use gzip"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstandard: unpack it, or use gzip"),
    (b"\x1f\x8b", "gzip within gzip: unpack it once"),
    (b"SQLite format 3", "a database: export its reports as JSON Lines or CSV"),
    (b"WARC/", "a web archive, which is not read yet: save its pages as HTML"),
)

PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main)\b", re.IGNORECASE)
FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b")
MARKUP = re.compile(r"(?:<!--.*?-->|<\?.*?\?>|\s)*<(!?\w[\w:-]*)", re.DOTALL)
JSON_START = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{"\]]|\[\s*\d)')
BLOCK_TAGS = frozenset("p div h1 h2 h3 section span table ul ol header meta title link script style blockquote".split())


def choose(source: Source) -> str:
    """One of "text", "page", "json", "lines", "csv", "parquet"; raises ReadError for what is none of them."""
    head = source.head
    if not head:
        raise ReadError("an empty file: nothing to read, remove it or fetch it again")
    if head.startswith(b"PAR1"):
        return "parquet"
    for magic, why in MAGIC:
        if head.startswith(magic):
            raise ReadError(why)
    kind = None if binary(head) else _kind(_text(head), _extension(source.name))
    if kind in (None, "text", "page") and source.large:
        raise ReadError(too_large(LIMIT))
    if kind is None:
        raise ReadError("a binary file, not text: give reports as text, HTML, JSON, CSV or Parquet")
    return kind


def _text(head: bytes) -> str:
    """The head as text, good enough to see what it is; a character may be cut at its end."""
    return head.decode(guess(head[:-4] or head), "replace").lstrip("\ufeff")


def _extension(name: str) -> str:
    name = name.lower().removesuffix(".gz")
    return name.rpartition(".")[2] if "." in name else ""


def _kind(text: str, extension: str) -> str:
    if not text.strip():
        raise ReadError("nothing but white space: remove it or fetch it again")
    if extension in ("jsonl", "ndjson"):
        return "lines"
    if extension in ("csv", "tsv") or is_header(text.lstrip().partition("\n")[0]):
        return "csv"
    if JSON_START.match(text):
        return "lines" if _is_lines(text) else "json"
    if extension == "json":
        return "json"
    return _markup(text, extension)


def _is_lines(text: str) -> bool:
    """Whether the first line is a JSON value by itself and another line begins like one."""
    first, _, rest = text.lstrip().partition("\n")
    try:
        json.loads(first, parse_int=str)
    except (ValueError, RecursionError):
        return False
    return first.startswith("{") and rest.lstrip()[:1] == "{"


def _markup(text: str, extension: str) -> str:
    tag = MARKUP.match(text)
    if not tag:
        return "page" if extension in ("html", "htm", "xhtml") and PAGE.search(text) else "text"
    if PAGE.search(text) or extension in ("html", "htm", "xhtml"):
        return "page"
    if FEED.search(text[:2000]):
        raise ReadError("a feed, which is not read yet: save its articles as HTML")
    if tag[1].lower() in BLOCK_TAGS:
        return "page"
    if text.lstrip().startswith("<?xml"):
        raise ReadError("XML of an unknown kind: give reports as text, HTML, JSON or CSV")
    return "text"
