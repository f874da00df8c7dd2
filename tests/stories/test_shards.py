"""Shards: what is written comes out by reference; a shard is called by what it holds; tables of many rows are folders."""

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

import tellings.stories.shards as shards
from tellings.model import Annotated, Name, Quantity, Report, Span, When
from tellings.stories.shards import (
    Ref,
    read_annotations,
    read_texts,
    sweep,
    write_annotations,
    write_table,
    write_texts,
)
from tests.stories.conftest import settled

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def reports(count: int = 100) -> list[Report]:
    return settled(
        [
            Report(
                f"r{n}", f"Ferry {n} ran aground.\n\nNobody was hurt – “thank God”, said Aldo Venn.", title=f"Ferry {n}",
                outlet="Quay Post" if n % 2 else None, published="2031-03-01" if n % 3 else None, extra={"page": str(n)},
            )
            for n in range(count)
        ]
    )  # fmt: skip


class TestTexts:
    def test_reports_come_out_as_they_went_in(self, tmp_path: Path) -> None:
        given = reports()
        name = write_texts(tmp_path, given)
        wanted = [99, 0, 31, 32, 33, 64, 7]
        assert list(read_texts(tmp_path, [Ref(f"r{n}", name, n) for n in wanted])) == [given[n] for n in wanted]

    def test_a_report_comes_out_under_its_id_in_the_ledger(self, tmp_path: Path) -> None:
        name = write_texts(tmp_path, reports(3))
        (out,) = read_texts(tmp_path, [Ref("r1~abc", name, 1)])
        assert (out.id, out.title) == ("r1~abc", "Ferry 1")

    def test_reports_of_several_shards_in_the_order_asked_for(self, tmp_path: Path) -> None:
        given = reports(9)
        one, other = write_texts(tmp_path, given[:5]), write_texts(tmp_path, given[5:])
        refs = [Ref("r6", other, 1), Ref("r0", one, 0), Ref("r8", other, 3), Ref("r4", one, 4)]
        assert [r.id for r in read_texts(tmp_path, refs)] == ["r6", "r0", "r8", "r4"]

    def test_the_same_reports_give_the_same_file_and_no_other_beside(self, tmp_path: Path) -> None:
        name = write_texts(tmp_path, reports())
        (path,) = (tmp_path / "texts").iterdir()
        before = path.read_bytes()
        assert write_texts(tmp_path, reports()) == name
        assert [p.read_bytes() for p in (tmp_path / "texts").iterdir()] == [before]
        assert write_texts(tmp_path, reports(99)) != name

    def test_the_same_texts_otherwise_described_are_another_shard(self, tmp_path: Path) -> None:
        one = write_texts(tmp_path, reports(3))
        other = write_texts(tmp_path, [msgspec.structs.replace(r, byline="Ann Orlo") for r in reports(3)])
        assert one != other
        assert [r.byline for n in (one, other) for r in read_texts(tmp_path, [Ref("r0", n, 0)])] == [None, "Ann Orlo"]

    def test_anybody_can_read_the_columns(self, tmp_path: Path) -> None:
        given = reports(3)
        write_texts(tmp_path, given)
        rows = pq.read_table(tmp_path / "texts").to_pylist()
        assert [(r["id"], r["text"], r["outlet"]) for r in rows] == [(r.id, r.text, r.outlet) for r in given]

    def test_no_reports_are_read_of_no_references(self, tmp_path: Path) -> None:
        assert read_texts(tmp_path, []) == ()


def test_annotations_come_out_as_they_went_in(tmp_path: Path) -> None:
    given = [
        Annotated(
            f"r{n}",
            sentences=(Span(0, 9), Span(10, 10 + n + 1)),
            quantities=(Quantity(Span(0, 2), low=Decimal("12.50"), high=None),),
            times=(When(Span(3, 5), "DATE", "2031-03-01"),),
            names=(Name(Span(6, 8), "person", n),),
        )
        for n in range(40)
    ]
    name = write_annotations(tmp_path, given, "1")
    assert list(read_annotations(tmp_path, [Ref("r39", name, 39), Ref("r2", name, 2)])) == [given[39], given[2]]
    assert write_annotations(tmp_path, given, "1") == name
    assert write_annotations(tmp_path, given, "2") != name


class TestSweeping:
    def test_what_nothing_refers_to_goes(self, tmp_path: Path) -> None:
        one, other = write_texts(tmp_path, reports(3)), write_texts(tmp_path, reports(4))
        (tmp_path / "texts" / f"{one}.parquet.77.part").write_bytes(b"half")
        sweep(tmp_path, "texts", [other])
        assert [p.name for p in (tmp_path / "texts").iterdir()] == [f"{other}.parquet"]

    @pytest.mark.parametrize("name", ["letter.txt", "texts-1.parquet", "texts.parquet", "annotations-0123456789abcdef.parquet"])
    def test_what_is_not_ours_stays(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "texts").mkdir()
        (tmp_path / "texts" / name).write_bytes(b"mine")
        sweep(tmp_path, "texts", [])
        assert (tmp_path / "texts" / name).read_bytes() == b"mine"

    def test_where_there_is_no_folder_there_is_nothing_to_do(self, tmp_path: Path) -> None:
        sweep(tmp_path, "texts", [])
        assert list(tmp_path.iterdir()) == []


class TestTables:
    SCHEMA = pa.schema([("n", pa.int64()), ("name", pa.string())])

    def written(self, path: Path, count: int) -> list[int]:
        write_table(path, self.SCHEMA, ((n, f"row {n}") for n in range(count)))
        assert not list(path.parent.glob("*.part"))
        return pq.read_table(path)["n"].to_pylist()

    @pytest.mark.parametrize(
        ("count", "files"),
        [(0, 1), (1, 1), (6, 1), (7, 1), (8, 2), (14, 2), (15, 3), (70, 10)],
    )
    def test_many_rows_are_a_folder_of_files(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, files: int
    ) -> None:
        monkeypatch.setattr(shards, "ROWS", 7)
        monkeypatch.setattr(shards, "HELD", 3)
        path = tmp_path / "reports.parquet"
        assert self.written(path, count) == list(range(count))
        assert path.is_dir() is (files > 1)
        if files > 1:
            assert [p.name for p in sorted(path.iterdir())] == [f"part-{n:05}.parquet" for n in range(files)]

    def test_a_table_grows_and_shrinks_in_place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shards, "ROWS", 7)
        path = tmp_path / "reports.parquet"
        for count in (3, 30, 15, 7, 40, 0):
            assert self.written(path, count) == list(range(count))
