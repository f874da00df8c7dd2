"""Taking reports in: how inputs are divided into parcels, and what a worker leaves."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

import tellings.stories.intake as intake
from tellings.group import light
from tellings.model import Report, Skip
from tellings.stories.intake import Parcel, first_line, parcels, read_spool, take_parcel
from tellings.stories.shards import Ref, read_texts

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def rows(first: int, count: int) -> list[dict[str, str]]:
    return [
        {"id": f"r{n}", "title": f"Ferry {n} aground", "text": f"Ferry {n} ran aground off Lorne.", "published": "2031-03-01"}
        for n in range(first, first + count)
    ]


def stocked(folder: Path) -> Path:
    """A folder with every kind of shard, a listing and plain files."""
    (folder / "more").mkdir(parents=True)
    pq.write_table(pa.Table.from_pylist(rows(0, 5)), folder / "part-0.parquet")
    pq.write_table(pa.Table.from_pylist(rows(5, 5)), folder / "more" / "part-1.parquet")
    lines = "".join(json.dumps(row) + "\n" for row in rows(10, 5))
    (folder / "part-2.jsonl").write_text(lines, "utf8")
    (folder / "part-3.jsonl.gz").write_bytes(gzip.compress(lines.replace("r1", "r2").encode()))
    for n in range(4):
        (folder / "more" / f"text{n}.txt").write_text(f"Mine {n} closed\n\nThe mine {n} was closed on Monday.", "utf8")
    return folder


def divided(inputs: Sequence[str | Path | Report], folder: Path) -> list[list[str]]:
    found = []
    for parcel in parcels(inputs, folder, texts=True):
        assert isinstance(parcel, Parcel)
        found.append([i.id if isinstance(i, Report) else i.name for i in parcel.inputs])
    return found


class TestParcels:
    def test_tables_go_alone_and_plain_files_together(self, tmp_path: Path) -> None:
        found = divided([stocked(tmp_path / "in")], tmp_path)
        assert found == [
            ["in/more/part-1.parquet"],
            ["in/part-0.parquet"],
            ["in/part-2.jsonl"],
            ["in/part-3.jsonl.gz"],
            [f"in/more/text{n}.txt" for n in range(4)],
        ]

    def test_a_glob_is_as_its_files(self, tmp_path: Path) -> None:
        stocked(tmp_path / "in")
        assert divided([str(tmp_path / "in" / "*.parquet")], tmp_path) == [["part-0.parquet"]]
        assert len(divided([str(tmp_path / "in" / "**" / "*.parquet")], tmp_path)) == 2

    def test_many_files_are_several_parcels(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(intake, "FILES", 3)
        stocked(tmp_path / "in")
        plain = [p for p in divided([tmp_path / "in"], tmp_path) if p[0].endswith(".txt")]
        assert [len(p) for p in plain] == [3, 1]
        monkeypatch.setattr(intake, "BYTES", 60)
        plain = [p for p in divided([tmp_path / "in"], tmp_path) if p[0].endswith(".txt")]
        assert [len(p) for p in plain] == [2, 2]

    def test_paths_hold_wherever_the_worker_stands(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        stocked(tmp_path / "in")
        monkeypatch.chdir(tmp_path)
        given = list(parcels(["in", "in/*.jsonl"], tmp_path, texts=True))
        monkeypatch.chdir("/")
        taken = [take_parcel(p) for p in given if isinstance(p, Parcel)]
        assert len(taken) == 6
        assert [s for t in taken for s in t.skips] == []
        (row, *_) = read_texts(tmp_path, [Ref("r10", a.shard, a.row) for a in read_spool(tmp_path, taken[2].spools[0])])
        assert row.file == "in/part-2.jsonl"  # as it was named, not where it lies

    def test_records_go_in_lots(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(intake, "PIECE", 3)
        reports = [Report(f"r{n}", "Text.") for n in range(7)]
        assert divided(reports, tmp_path) == [["r0", "r1", "r2"], ["r3", "r4", "r5"], ["r6"]]

    def test_what_is_not_there_is_a_skip(self, tmp_path: Path) -> None:
        (skip,) = parcels([tmp_path / "nowhere"], tmp_path, texts=True)
        assert isinstance(skip, Skip)
        assert "no such file" in skip.reason


class TestTaking:
    def take(self, given: Path | Report, folder: Path, *, texts: bool = True) -> list[intake.Arrival]:
        found = []
        for parcel in parcels([given], folder, texts=texts):
            assert isinstance(parcel, Parcel)
            for name in take_parcel(parcel).spools:
                found += read_spool(folder, name)
        return found

    def test_texts_lie_in_shards_and_features_in_spools(self, tmp_path: Path) -> None:
        found = self.take(stocked(tmp_path / "in"), tmp_path)
        assert len(found) == 24
        for arrival in found:
            (report,) = read_texts(tmp_path, [Ref(arrival.light.id, arrival.shard, arrival.row)])
            assert arrival.light == light(report)
            assert (arrival.digest, arrival.title) == (report.digest, report.title or first_line(report.text))

    def test_a_large_table_is_read_in_pieces(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(intake, "PIECE", 4)
        pq.write_table(pa.Table.from_pylist(rows(0, 10)), tmp_path / "all.parquet")
        found = self.take(tmp_path / "all.parquet", tmp_path)
        assert sorted(a.light.id for a in found) == sorted(f"r{n}" for n in range(10))
        assert len({a.shard for a in found}) == 3
        assert max(a.row for a in found) == 3

    def test_without_texts_no_shard_is_written(self, tmp_path: Path) -> None:
        (arrival,) = self.take(Report("a", "The ferry ran aground."), tmp_path, texts=False)
        assert (arrival.shard, arrival.light.id) == ("", "a")
        assert not (tmp_path / "texts").exists()

    def test_doing_it_again_leaves_the_same_files(self, tmp_path: Path) -> None:
        given = stocked(tmp_path / "in")
        for _ in range(2):
            self.take(given, tmp_path)
            files = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*-*[0-9a-f]*") if "in/" not in str(p))
            assert len(files) == len(set(files)) == 10
            assert not list(tmp_path.rglob("*.part"))

    def test_rows_that_cannot_be_read_are_told(self, tmp_path: Path) -> None:
        (tmp_path / "bad.jsonl").write_text(json.dumps(rows(0, 1)[0]) + "\n{broken\n", "utf8")
        (parcel,) = parcels([tmp_path / "bad.jsonl"], tmp_path, texts=True)
        assert isinstance(parcel, Parcel)
        taken = take_parcel(parcel)
        assert len(taken.spools) == 1
        assert [s.unit for s in taken.skips] == ["bad.jsonl, line 2"]
