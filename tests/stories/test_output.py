"""What is written beside the ledger."""

from pathlib import Path

import pytest

from tellings.group import Placing
from tellings.model import Membership, Report
from tellings.stories.accounting import save
from tellings.stories.ledger import Ledger
from tellings.stories.output import write_overview
from tests.stories.conftest import arrivals

pq = pytest.importorskip("pyarrow.parquet")


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    save(tmp_path / "a.txt", b"one")
    save(tmp_path / "a.txt", b"two")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"two"


def test_tables_hold_stories_and_reports_with_reasons(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.put(arrivals(Report("a", "The ferry ran aground.", title="Ferry aground", outlet="Quay Post"), Report("b", "Mine.")))
        ledger.placed([Placing("a", "s1", Membership("a", 0.5, ("ferry",), 2.0)), Placing("b", "s2", Membership("b"))])
        ledger.show({})
        write_overview(tmp_path, ledger, 2)
    assert pq.read_table(tmp_path / "stories.parquet").to_pylist() == [
        {"story": "s1", "reports": 1, "outlets": 1, "origins": None, "first": None, "last": None, "title": "Ferry aground"},
        {"story": "s2", "reports": 1, "outlets": 0, "origins": None, "first": None, "last": None, "title": "Mine."},
    ]
    one, other = pq.read_table(tmp_path / "reports.parquet").to_pylist()
    assert one == {
        "report": "a", "story": "s1", "outlet": "Quay Post", "title": "Ferry aground", "url": None, "published": None,
        "score": 0.5, "shared": ["ferry"], "days": 2.0,
    }  # fmt: skip
    assert (other["score"], other["shared"], other["days"]) == (0.0, [], None)


@pytest.mark.parametrize(("name", "goes"), [("s0123456789.html", True), ("s0123456789b.json", True), ("sabc.html", False), ("mine.html", False)])
def test_accounts_of_stories_that_are_no_more_go_and_nothing_else(tmp_path: Path, name: str, goes: bool) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts" / name).write_bytes(b"old")
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        write_overview(tmp_path, ledger, 2)
    assert (tmp_path / "accounts" / name).exists() is not goes
