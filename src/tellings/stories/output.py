"""What is written beside the ledger: an account a story, the tables, the index page. Every file is whole or not there."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from pathlib import Path

from tellings.stories.accounting import save
from tellings.stories.ledger import Ledger, Line, Row
from tellings.stories.shards import write_table

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Stories</title>
<style>
:root{{color-scheme:light dark}}body{{font:16px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}}
table{{border-collapse:collapse;width:100%}}th,td{{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #8884;
vertical-align:top}}td.n{{text-align:right;white-space:nowrap}}td.d{{white-space:nowrap}}
</style></head><body>
<h1>Stories</h1>
<p>{summary}</p>
<table><thead><tr><th scope="col">Story</th><th scope="col">Reports</th><th scope="col">Origins</th><th scope="col">Days</th>
</tr></thead><tbody>
{rows}
</tbody></table>
</body></html>
"""


def write_overview(folder: Path, ledger: Ledger, least: int) -> None:
    """The index page and the tables; accounts of stories that are no more are removed."""
    rows = list(ledger.rows())
    kept = {r.story for r in rows if r.origins is not None}
    for path in sorted((folder / "accounts").glob(f"s{'[0-9a-f]' * 10}*")):
        if path.name.partition(".")[0] not in kept:
            path.unlink()
    save(folder / "index.html", page(rows, least).encode())
    write_tables(folder, rows, ledger.lines())


def page(rows: Sequence[Row], least: int) -> str:
    """The index page: every story that has an account."""
    shown = [r for r in rows if r.origins is not None]
    lines = []
    for r in shown:
        days = r.first or "undated"
        if r.last and r.last != r.first:
            days += f" – {r.last}"
        link = f'<a href="accounts/{html.escape(r.story)}.html">{html.escape(r.title)}</a>'
        lines.append(
            f'<tr><td>{link}</td><td class="n">{r.reports}</td><td class="n">{r.origins}</td><td class="d">{days}</td></tr>'
        )
    reports = sum(r.reports for r in rows)
    summary = f"{reports:,} reports, {len(rows):,} stories, {len(shown):,} of {least} or more reports."
    return PAGE.format(summary=summary, rows="\n".join(lines))


def write_tables(folder: Path, rows: Iterable[Row], lines: Iterable[Line]) -> None:
    """``stories.parquet`` and ``reports.parquet``."""
    import pyarrow as pa

    text, number = pa.string(), pa.int64()
    stories = [
        ("story", text),
        ("reports", number),
        ("outlets", number),
        ("origins", number),
        ("first", text),
        ("last", text),
    ]
    stories.append(("title", text))
    write_table(folder / "stories.parquet", pa.schema(stories), ([getattr(r, n) for n, _ in stories] for r in rows))
    reports = [(n, text) for n in ("report", "story", "outlet", "title", "url", "published")]
    schema = pa.schema([*reports, ("score", pa.float64()), ("shared", pa.list_(text)), ("days", pa.float64())])
    cells = (
        [*(getattr(x, n) for n, _ in reports), x.member.score, list(x.member.shared), x.member.days] for x in lines
    )
    write_table(folder / "reports.parquet", schema, cells)


def listing(rows: Sequence[Row], most: int = 50) -> str:
    """The table of stories as plain text: those of two or more reports, at most so many, the largest first."""
    shown = [r for r in rows if r.reports > 1]
    lines = []
    for r in shown[:most]:
        days = f"{r.first or 'undated':10} {r.last if r.last and r.last != r.first else '':10}"
        origins = "" if r.origins is None else f", {r.origins} origin{'s' * (r.origins != 1)}"
        lines.append(f"{r.story}  {days}  {r.reports} reports{origins}  {r.title}")
    if len(shown) > most:
        lines.append(f"… and {len(shown) - most:,} more of two or more reports")
    reports = sum(r.reports for r in rows)
    lines.append(f"{reports:,} reports, {len(rows):,} stories, {len(shown):,} of two or more reports")
    return "\n".join(lines) + "\n"
