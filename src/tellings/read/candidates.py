"""From what readers found to reports: paragraphs, digests, ids that do not depend on the order, each report once."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from tellings.model import Report, Skip, Span
from tellings.read.dates import to_iso
from tellings.read.encodings import scalar
from tellings.read.paragraphs import find_blocks
from tellings.read.sources import Found


class Candidate(msgspec.Struct, frozen=True):
    """A report as found. ``named`` says that its id was given (a table, a listing); ``parts`` is the absolute path it stood in."""

    report: Report
    named: bool = False
    parts: tuple[str, ...] = ()


def digest(*parts: str | None) -> str:
    """The first 16 hex digits of the SHA-256 of the parts in UTF-8."""
    return hashlib.sha256("\0".join(p or "" for p in parts).encode("utf8", "replace")).hexdigest()[:16]


def given(report: Report) -> Candidate:
    """A record made by the caller; what it lacks (id, digest, paragraphs) is filled in.

    Its date is brought into ISO form; one that cannot be read for certain goes to ``extra``, as it does from a table.
    """
    strings = ((name, getattr(report, name)) for name in Report.__struct_fields__)
    report = msgspec.structs.replace(report, **{name: scalar(v) for name, v in strings if isinstance(v, str)})
    named = bool(report.id)
    name = report.id or digest(report.text, report.outlet, report.url, report.title)
    published = to_iso(report.published) if report.published else None
    extra = {scalar(key): scalar(value) for key, value in report.extra.items()}
    if report.published and not published:
        extra = {"published": report.published, **extra}
    made = msgspec.structs.replace(report, id=name, published=published, extra=extra)
    return Candidate(_filled(made), named)


def completed(candidate: Candidate, found: Found) -> Candidate:
    """A candidate with its file, and with what a listing says of it."""
    r = candidate.report
    meta = found.meta
    parts = candidate.parts or found.parts
    if meta:
        r = msgspec.structs.replace(
            r,
            id=meta.get("id") or r.id,
            title=meta.get("title") or r.title,
            title_at=r.title_at
            if not meta.get("title") or meta["title"] == r.title
            else title_span(r.text, meta["title"]),
            outlet=meta.get("outlet") or r.outlet,
            byline=meta.get("byline") or r.byline,
            published=meta.get("published") or r.published,
            url=meta.get("url") or r.url,
            language=meta.get("language") or r.language,
            extra={**r.extra, **{k[2:]: v for k, v in meta.items() if k.startswith("x-")}},
        )
    r = msgspec.structs.replace(r, file=r.file or found.name)
    return Candidate(_filled(r), candidate.named or "id" in meta, parts)


def title_span(text: str, title: str) -> Span | None:
    """Where a title that was given stands at the very head of a text, if it does."""
    start = len(text) - len(text.lstrip())
    wanted = title.strip()
    return Span(start, start + len(wanted)) if wanted and text.startswith(wanted, start) else None


def _filled(r: Report) -> Report:
    title_at = r.title_at or (title_span(r.text, r.title) if r.title else None)
    blocks = r.blocks or find_blocks(r.text, title_at)
    return msgspec.structs.replace(r, title_at=title_at, blocks=blocks, digest=digest(r.text))


def settle(candidates: Sequence[Candidate]) -> tuple[tuple[Report, ...], tuple[Skip, ...]]:
    """The reports sorted by id, each once, and a skip for each double that had another name.

    One report is: the same text, unless ids, outlets or addresses were given and differ (a wire copy in two papers is two reports).
    """
    skips: list[Skip] = []
    kept: list[Candidate] = []
    same: dict[str, list[Candidate]] = defaultdict(list)
    for c in sorted(candidates, key=_rank):
        if not c.report.text.strip():
            skips.append(Skip(c.report.file or c.report.id, "read", "a report without text: give its text"))
            continue
        earlier = next((k for k in same[c.report.digest] if _one(k, c)), None)
        if earlier is None:
            same[c.report.digest].append(c)
            kept.append(c)
        elif not c.parts or c.parts != earlier.parts or c.report.id != earlier.report.id:
            first = earlier.report.file or earlier.report.id
            skips.append(Skip(c.report.file or c.report.id, "read", f"the same report as {first}, counted once"))
    return tuple(sorted(_distinct(kept), key=lambda r: r.id)), tuple(skips)


def _rank(c: Candidate) -> tuple[object, ...]:
    """An order that does not depend on the order of the inputs; what was named, and says more of itself, comes first."""
    r = c.report
    known = sum(x is not None for x in (r.title, r.outlet, r.byline, r.published, r.url))
    return (not c.named, -known, r.id, len(c.parts), c.parts, r.digest, r.outlet or "", r.url or "", r.file or "")


def _one(a: Candidate, b: Candidate) -> bool:
    if a.named and b.named and a.report.id != b.report.id:
        return False
    pairs = ((a.report.outlet, b.report.outlet), (a.report.url, b.report.url))
    return all(x is None or y is None or x == y for x, y in pairs)


def _distinct(candidates: Sequence[Candidate]) -> Iterable[Report]:
    """Reports with different ids: where two agree, more of their path, and where that does not help, part of the digest."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for c in candidates:
        groups[c.report.id].append(c)
    for name, group in groups.items():
        if len(group) == 1:
            yield group[0].report
            continue
        names = _longer(name, group)
        for c, longer in zip(group, names):
            yield msgspec.structs.replace(c.report, id=longer)


def _longer(name: str, group: Sequence[Candidate]) -> list[str]:
    depth = max(len(c.parts) for c in group)
    for k in range(1, depth):
        names = ["/".join((*c.parts[:-1][-k:], name)) for c in group]
        if len(set(names)) == len(names):
            return names
    names = [f"{name}-{c.report.digest[:8]}" for c in group]
    if len(set(names)) == len(names):
        return names
    return [f"{name}-{digest(*map(str, _rank(c)))[:12]}" for c in group]
