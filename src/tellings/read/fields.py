"""Rows of tables to reports: the field names in use in the field, each known under all its names.

The names are those of ninjs 1 to 3, news-please and Giveme5W1H, fundus, passim, NGEC, schema.org NewsArticle, DiverseSumm, JSON Feed,
Media Cloud and of common spreadsheets; compared without case, hyphens and underscores. What is not known is passed through.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tellings.errors import ReadError
from tellings.model import Report
from tellings.read.candidates import Candidate, digest
from tellings.read.dates import to_iso
from tellings.read.encodings import scalar

#: For each field of a report the names it goes by, the likelier first.
ALIASES: dict[str, tuple[str, ...]] = {
    "text": tuple(
        "text maintext plaintext articlebody bodytext body contenttext eventtext fulltext articletext articlecontent storytext content "
        "article rawtext document bodies".split()
    ),
    "html": tuple("bodyhtml bodyxhtml contenthtml html".split()),
    "title": tuple("title headline headlinemain articletitle headlines titlepage titlerss name".split()),
    "id": tuple("id uri guid aid docid articleid reportid storiesid identifier filename".split()),
    "outlet": tuple(
        "outlet publisher sourcename sitename medianame newspaper publication source sourcedomain domain "
        "provider infosource series feed".split()
    ),
    "byline": tuple("byline by authors author bylines creator".split()),
    "published": tuple(
        "published publishedat publishedon datepublish datepublished datepublishedlocal publishingdate pubdate publishdate "
        "publicationdate firstcreated versioncreated datetime date timestamp created".split()
    ),
    "url": tuple("url link canonicalurl requestedurl respondedurl permalink articleurl".split()),
    "language": tuple("language lang inlanguage".split()),
}
KNOWN = {alias: field for field, aliases in ALIASES.items() for alias in aliases}

#: Where a document keeps the list of its reports.
LISTS = (
    "articles",
    "reports",
    "items",
    "documents",
    "docs",
    "stories",
    "results",
    "data",
    "hits",
    "entries",
    "@graph",
    "response",
    "news",
)


class Written(str):
    """A number of a JSON document, as it is written there: fit for an id or a date, but no text."""

    __slots__ = ()


DELIMITERS = "\t,;|"


def plain_name(name: object) -> str:
    """A field name without case and punctuation: "body_text", "bodyText" and "Body text" are one."""
    return re.sub(r"[\W_]+", "", str(name)).lower()


def delimiter(header: str) -> str:
    """The delimiter of a table's header line: the one that makes most known names."""
    return max(DELIMITERS, key=lambda d: sum(plain_name(n) in KNOWN for n in header.split(d)))


def is_header(line: str) -> bool:
    """Whether a line is the header of a table of reports: a text, another known name, nothing that is no name."""
    if len(line) > 2000 or re.search(r"[{}\[\]<>]", line):
        return False
    names = line.strip().split(delimiter(line))
    fields = {KNOWN.get(plain_name(n)) for n in names}
    short = all(len(n.strip(' "')) <= 40 and len(n.split()) <= 3 for n in names)
    return short and "text" in fields and len(fields - {None}) >= 2


def candidate(row: dict[str, Any], stem: str = "") -> Candidate:
    """The report in a row; raises ReadError where it has no text.

    The text is the string as given; a row with marked-up text alone gives that text without its marks. ``stem`` names a report whose
    row has no id and is the only one of its file.
    """
    values = _values(row)
    text = values.pop("text", "")
    if not text.strip():
        raise ReadError(_no_text(row))
    date = values.pop("published", None)
    published = to_iso(date) if date else None
    extra = dict(_extra(row))
    if date and not published:
        extra.setdefault("published", date)
    name = values.pop("id", None)
    made = name or stem or digest(text, values.get("outlet"), values.get("url"), values.get("title"))
    report = Report(
        id=made,
        text=text,
        title=values.get("title"),
        outlet=values.get("outlet"),
        byline=values.get("byline"),
        published=published,
        url=values.get("url"),
        language=values.get("language"),
        extra=extra,
    )
    return Candidate(report, named=name is not None)


def reports_in(document: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every report of a JSON document with its place in it ("articles[3]"): the document itself, or those in its lists."""
    yield from _reports_in(document, "", 0)


def _reports_in(node: Any, place: str, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, list):
        for i, inner in enumerate(node):
            yield from _reports_in(inner, f"{place}[{i}]", depth + 1)
    elif isinstance(node, dict) and depth < 6:
        if _values(node).get("text"):
            yield place, node
            return
        lists = [(k, v) for k, v in node.items() if str(k).lower() in LISTS and isinstance(v, (list, dict))]
        for key, inner in lists:
            yield from _reports_in(inner, f"{place}.{key}".lstrip("."), depth + 1)
        if not lists and depth and any(plain_name(k) in KNOWN for k in node):
            yield place, node


def _values(row: dict[str, Any]) -> dict[str, str]:
    """Field by field the first value that says something, as a string."""
    given = {plain_name(k): v for k, v in row.items()}
    out: dict[str, str] = {}
    for field, aliases in ALIASES.items():
        for alias in aliases:
            value = _string(given.get(alias), field)
            if value.strip():
                out[field] = value if field in ("text", "html") else value.strip()
                break
    nested = given.get("html")
    if "url" not in out and isinstance(nested, dict):
        address = _values({k: v for k, v in nested.items() if not isinstance(v, dict)}).get("url")
        out |= {"url": address} if address else {}
    marked = out.pop("html", None)
    if "text" not in out and marked:
        from tellings.read.page import unmarked

        out["text"] = unmarked(marked)
    return out


def _string(value: Any, field: str) -> str:
    """A field's value as a string: the name of a person or body, the value of a ninjs part, several joined with commas."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (Written, int, float)):
        return "" if field in ("text", "html") else str(value)
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, list):
        parts = [p for p in (_string(v, field) for v in value) if p.strip()]
        if field in ("text", "html"):
            # ninjs 2 and 3 give one body several times over, in several forms; fundus gives a body's paragraphs.
            return "\n\n".join(parts) if all(isinstance(v, str) for v in value) else (parts[0] if parts else "")
        return ", ".join(dict.fromkeys(parts)) if field == "byline" else (parts[0] if parts else "")
    if isinstance(value, dict):
        return _part(value, field)
    return "" if field in ("text", "html") else scalar(str(value))


def _part(value: dict[str, Any], field: str) -> str:
    if field == "text" and "html" in str(value.get("contentType", value.get("contenttype", ""))).lower():
        from tellings.read.page import unmarked

        marked = value.get("value")
        return unmarked(scalar(marked)) if isinstance(marked, str) else ""
    for key in ("name", "value", "title", "main", "text", "@value"):
        if isinstance(value.get(key), str):
            return scalar(value[key])
    if field == "text":  # fundus: {"summary": [...], "sections": [{"headline": [...], "paragraphs": [...]}]}
        lines = [*_lines(value.get("summary"))]
        sections = value.get("sections")
        for section in sections if isinstance(sections, list) else ():
            if isinstance(section, dict):
                lines += [*_lines(section.get("headline")), *_lines(section.get("paragraphs"))]
        return "\n\n".join(lines)
    return ""


def _lines(value: Any) -> list[str]:
    return [scalar(v) for v in value if isinstance(v, str) and v.strip()] if isinstance(value, list) else []


def _extra(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What is not a field of a report, as strings: scalars as they are, the rest as JSON."""
    for key, value in row.items():
        if plain_name(key) in KNOWN or value is None or value == "":
            continue
        text = str(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        yield scalar(str(key)), scalar(text)


def _no_text(row: dict[str, Any]) -> str:
    empty = [k for k in row if KNOWN.get(plain_name(k)) == "text"]
    if empty:
        return f"no text (the field {scalar(str(empty[0]))!r} is empty or no text): leave the row out or give its text"
    known = ", ".join(scalar(str(k)) for k in list(row)[:8])
    return f"no field with the report's text (it has: {known}): name it text, body or maintext"


def listed_meta(row: dict[str, Any]) -> dict[str, str]:
    """What a row of a listing says of a file: the known fields, and ``x-`` before the name of every other."""
    meta = {k: v for k, v in _values({k: v for k, v in row.items() if plain_name(k) != "file"}).items() if k != "text"}
    date = meta.pop("published", None)
    published = to_iso(date) if date else None
    if published:
        meta["published"] = published
    elif date:
        meta["x-published"] = date
    meta |= {f"x-{k}": v for k, v in _extra(row) if plain_name(k) != "file"}
    return meta


def as_row(value: Any) -> dict[str, Any]:
    """A row of a table as a dict; raises ReadError where it is something else."""
    if not isinstance(value, dict):
        kind = {list: "a list", str: "a string", type(None): "null"}.get(type(value), "a number")
        raise ReadError(f"{kind} where an object with a report's fields is expected")
    return value
