"""The index page: one self-contained file with every story that has an account, its reports, and why they are together.

Filters and columns that sort are added by its script; without it the page is whole.
"""

from __future__ import annotations

import datetime
import html
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files

from tellings.stories.ledger import Line, Row

#: Stories on the page, the largest first; the table ``stories.parquet`` has them all.
MOST = 3_000
#: Reports of a story that are listed; its account has them all.
LISTED = 60
#: Outlets named under a title.
OUTLETS = 6
#: Words shown under a title that tie its reports together.
WORDS = 6
COLUMNS = (
    ("title", "Story", ""),
    ("reports", "Reports", "n"),
    ("origins", "Origins", "n"),
    ("outlets", "Outlets", "n"),
    ("first", "Days", ""),
)

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Stories</title>
<style>
{css}</style></head><body><main>
<header><h1>Stories</h1>
<p>{summary}</p></header>
<form hidden role="search">
<input type="search" name="q" placeholder="Words, names, outlets ( / )" aria-label="Show stories with these words" autocomplete="off">
<label>at least <select name="least">{sizes}</select> reports</label>
<label class="wide">from <input type="date" name="from"></label><label class="wide">to <input type="date" name="to"></label>
<label class="narrow">by <select name="by">{orders}</select></label>
<output aria-live="polite"></output>
</form>
<table><thead><tr>{heads}</tr></thead><tbody>
{rows}
</tbody></table>
<p class="none" hidden>No story has all of this. Take a word away.</p>
<footer>{footer}</footer>
</main>
<script>
{js}</script>
</body></html>
"""


def page(rows: Sequence[Row], least: int, lines: Callable[[str], Iterable[Line]], totals: tuple[int, int]) -> str:
    """The page of these stories, all of which have accounts; ``lines`` gives a story's reports by date.

    ``totals`` are the reports and the stories that are known, with and without accounts.
    """
    shown = rows[:MOST]
    days = [d for r in shown for d in (day(r.first), day(r.last)) if d is not None]
    span = (min(days), max(days)) if days else None
    heads = "".join(
        f'<th scope="col" class="{kind}"{sorted_by(key)}><button type="button" data-key="{key}">{name}</button></th>'
        for key, name, kind in COLUMNS
    )
    keys = sorted(COLUMNS, key=lambda c: c[0] != "reports")
    orders = "".join(f'<option value="{key}">{name.lower()}</option>' for key, name, _ in keys)
    sizes = "".join(f'<option value="{n}">{n}</option>' for n in offered(shown, least))
    reports, stories = totals
    summary = f"{reports:,} reports, {stories:,} stories, {len(rows):,} of {least} or more reports."
    if span:
        summary += f" {written(span[0])} to {written(span[1])}."
    footer = "A title opens the account: who says what, where the reports agree, differ and deny."
    if len(rows) > len(shown):
        footer = f"The {len(shown):,} largest; <code>stories.parquet</code> has all. " + footer
    body = "\n".join(line(r, list(lines(r.story)), span) for r in shown)
    return PAGE.format(
        css=static("index.css"),
        js=static("index.js"),
        summary=summary,
        sizes=sizes,
        orders=orders,
        heads=heads,
        rows=body,
        footer=footer,
    )


def static(name: str) -> str:
    """A file that goes into the page."""
    return (files("tellings.stories") / "static" / name).read_text("utf8")


def sorted_by(key: str) -> str:
    """The mark on the column that the table comes sorted by."""
    return ' aria-sort="descending"' if key == "reports" else ""


def offered(rows: Sequence[Row], least: int) -> list[int]:
    """The sizes that can be asked for: those that leave something."""
    largest = max((r.reports for r in rows), default=least)
    return [least, *(n for n in (3, 5, 10, 20, 50, 100) if least < n <= largest)]


def line(row: Row, lines: Sequence[Line], span: tuple[int, int] | None) -> str:
    """A story's row: title, outlets, reasons; counts; days with a mark where each report lies in the whole time."""
    names = list(dict.fromkeys(x.outlet for x in lines if x.outlet))
    more = f" and {len(names) - OUTLETS} more" if len(names) > OUTLETS else ""
    outlets = f'<span class="outlets">{html.escape(", ".join(names[:OUTLETS]))}{more}</span>' if names else ""
    counts = "".join(
        f'<td class="n" data-label="{name if n != 1 else name[:-1]}">{n}</td>'
        for n, name in ((row.reports, "reports"), (row.origins or 0, "origins"), (row.outlets, "outlets"))
    )
    title = f'<a class="title" href="accounts/{html.escape(row.story)}.html">{html.escape(row.title)}</a>'
    data = {
        "title": row.title.lower(), "reports": row.reports, "origins": row.origins or 0, "outlets": row.outlets,
        "first": row.first or "", "last": row.last or "",
    }  # fmt: skip
    marks = "".join(f' data-{k}="{html.escape(str(v))}"' for k, v in data.items())
    return (
        f'<tr id="{html.escape(row.story)}"{marks}><td>{title}{outlets}{reasons(row, lines)}</td>{counts}'
        f'<td class="days">{between(row)}{strip(lines, span)}</td></tr>'
    )


def reasons(row: Row, lines: Sequence[Line]) -> str:
    """The reports of a story and why each is in it, folded."""
    items = "".join(f"<li>{report(x)}</li>" for x in lines[:LISTED])
    if len(lines) > LISTED:
        items += f"<li>and {len(lines) - LISTED} more</li>"
    name = f"<span>story <code>{html.escape(row.story)}</code></span>"
    words = ", ".join(html.escape(w) for w in binding(lines)) or "reports, and why they are together"
    return f"<details><summary>{words}</summary><ol>{items}</ol>{name}</details>"


def binding(lines: Sequence[Line]) -> list[str]:
    """The words that most of the reports share with the others."""
    counts = Counter(w for x in lines for w in x.member.shared)
    return [w for w, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:WORDS]]


def report(x: Line) -> str:
    """A report in the list of reasons: where and when it stood, and what ties it to the others."""
    known = [html.escape(part) for part in (x.outlet, x.published and x.published[:10]) if part]
    if x.member.score:
        known.append(f"{100 * x.member.score:.0f} % alike")
    if x.member.days is not None:
        known.append(nearness(x.member.days))
    words = "".join(f'<b class="word">{html.escape(w)}</b>' for w in x.member.shared)
    shared = f"<span>{words}</span>" if words else ""
    known.append(f"<code>{html.escape(x.report)}</code>")
    return f"<q>{html.escape(x.title or x.report)}</q><span>{' · '.join(known)}</span>{shared}"


def nearness(days: float) -> str:
    """How far a report is in time from the nearest of the others."""
    if days < 1:
        return "same day as another"
    return f"{days:.0f} day{'s' * (days >= 2)} from the nearest"


def between(row: Row) -> str:
    """The days of a story."""
    first, last = day(row.first), day(row.last)
    if first is None or last is None:
        return "undated"
    if first == last:
        return written(first)
    return f"{written(first)} <small>to {written(last)}, {last - first + 1} days</small>"


def strip(lines: Sequence[Line], span: tuple[int, int] | None) -> str:
    """A line over the whole time with a mark for each day that has a report of the story."""
    if span is None or span[0] == span[1]:
        return ""
    days = sorted({d for x in lines if (d := day(x.published)) is not None and span[0] <= d <= span[1]})
    marks = "".join(f'<i style="left:{100 * (d - span[0]) / (span[1] - span[0]):.1f}%"></i>' for d in days)
    return f'<span class="strip" aria-hidden="true">{marks}</span>'


def day(date: str | None) -> int | None:
    """The day of a date as a number."""
    return datetime.date.fromisoformat(date[:10]).toordinal() if date else None


def written(number: int) -> str:
    """A day as it is read: "3 Mar 2031"."""
    date = datetime.date.fromordinal(number)
    return f"{date.day} {'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()[date.month - 1]} {date.year}"
