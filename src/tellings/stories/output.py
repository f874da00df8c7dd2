"""What is written beside the ledger: an account a story, the tables, the index page. Every file is whole or not there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tellings.stories.accounting import save
from tellings.stories.index import page
from tellings.stories.ledger import Ledger, Line, Row
from tellings.stories.shards import write_table


def write_overview(folder: Path, ledger: Ledger, least: int) -> None:
    """The index page and the tables; accounts of stories that are no more are removed."""
    accounted = [r for r in ledger.rows() if r.origins is not None]
    kept = {r.story for r in accounted}
    for path in sorted((folder / "accounts").glob(f"s{'[0-9a-f]' * 10}*")):
        if path.name.partition(".")[0] not in kept:
            path.unlink()
    totals = (ledger.count(), ledger.stories())
    save(folder / "index.html", page(accounted, least, ledger.lines, totals).encode())
    write_tables(folder, ledger.rows(), ledger.lines())


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
