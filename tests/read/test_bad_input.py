"""Bad input: one clear line each, with what, where and what to do; the rest goes on."""

import gzip
import json
import os
import sys
import time
from pathlib import Path

import pytest

from tellings.model import Report, Skip
from tellings.read import read
from tests.read.test_files import BODY, write


def skip(path: Path | str) -> Skip:
    """The single skip of an input that holds no report."""
    reading = read([path])
    assert reading.reports == ()
    (found,) = reading.skips
    assert found.stage == "read"
    assert "\n" not in found.reason
    assert ":" in found.reason  # what is wrong: what to do
    return found


@pytest.mark.parametrize(
    "name,content,reason",
    [
        ("a.txt", b"", "an empty file"),
        ("a.txt", b" \n\t\n ", "nothing but white space"),
        ("a.txt", gzip.compress(b""), "an empty file"),
        ("a.txt", bytes(range(256)) * 20, "a binary file"),
        ("a.txt", b"\x00" * 5000, "a binary file"),
        ("a.txt", b"%PDF-1.7 ...", "a PDF"),
        ("a.docx", b"PK\x03\x04....", "office document"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "an image"),
        ("a.txt.gz", gzip.compress(BODY.encode() * 50)[:-30], "breaks off"),
        ("a.txt.gz", gzip.compress(os.urandom(5000))[:200], "breaks off"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00garbage garbage garbage", "gzip data"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response", "a web archive"),
        ("a.xml", b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "a feed"),
        ("a.xml", b'<?xml version="1.0"?><nothing/>', "XML of an unknown kind"),
        ("a.html", b"<!DOCTYPE html><html><body><nav>Home</nav></body></html>", "no article found"),
        ("a.html", b"<html>", "no article found"),
        ("a.json", b"{", "invalid JSON"),
        ("a.json", b'{"a": 1,\n\n "b": }', "line 3"),
        ("a.json", b"[]", "JSON without a report"),
        ("a.json", b'{"color": "red"}', "JSON without a report"),
        ("a.json", b"[" * 200_000, "nested too deeply"),
        ("a.json", b'{"text":' * 100_000, "nested too deeply"),
        ("a.csv", b"color,size\nred,3\n", "no column with the reports' text"),
        ("a.csv", b"id,text\n", "a table without rows"),
        ("a.parquet", b"PAR1 and nothing more", "damaged Parquet"),
    ],
)
def test_a_bad_file_is_one_line(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    found = skip(write(tmp_path, name, content))
    assert found.unit == name
    assert reason in found.reason


def test_missing(tmp_path: Path) -> None:
    assert "no such file" in skip(tmp_path / "missing.txt").reason


def test_no_match(tmp_path: Path) -> None:
    assert "no file matches" in skip(f"{tmp_path}/*.txt").reason


def test_an_address_is_not_fetched() -> None:
    assert "nothing is fetched" in skip("https://example.org/report.html").reason


@pytest.mark.parametrize("path", ["a\0b", ""])
def test_no_path(path: str) -> None:
    assert "not a path" in skip(path).reason


def test_a_name_too_long(tmp_path: Path) -> None:
    assert skip(f"{tmp_path}/{'a' * 5000}")


def test_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    assert "a broken link to" in skip(tmp_path / "link.txt").reason
    assert "a broken link to" in skip(tmp_path).reason


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert skip(tmp_path / "loop")


def test_a_link_to_the_folder_above_does_not_go_round(tmp_path: Path) -> None:
    write(tmp_path, "a/one.txt", BODY)
    (tmp_path / "a/up").symlink_to(tmp_path)
    reading = read([tmp_path])
    assert [r.id for r in reading.reports] == ["one"]
    assert "a link to a folder" in reading.skips[0].reason


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "a folder without reports" in skip(tmp_path).reason


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in skip(tmp_path / "pipe").reason


def test_a_file_name_of_any_bytes(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(BODY.encode())
    (report,) = read([tmp_path]).reports
    report.id.encode("utf8")
    assert report.file is not None
    report.file.encode("utf8")


@pytest.mark.parametrize("fill", [b"The harbour was closed on Monday. ", b"\0", b"<html><p>The harbour was closed.</p>"])
def test_a_file_of_200_megabytes_is_not_read(tmp_path: Path, fill: bytes) -> None:
    path = write(tmp_path, "large.txt", fill * (100_000 // len(fill)))
    with open(path, "r+b") as file:
        file.truncate(200_000_000)
    begun = time.process_time()
    assert "larger than 10 MB" in skip(path).reason
    assert time.process_time() - begun < 2


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    data = gzip.compress((b"The harbour was closed on Monday. " * 30_000)[:1_000_000] * 60)
    assert len(data) < 1_000_000
    assert "larger than 10 MB" in skip(write(tmp_path, "bomb.txt.gz", data)).reason


class TestTables:
    def row(self, i: int) -> str:
        return json.dumps({"id": f"r{i}", "text": f"{BODY}Part {i}."})

    def test_invalid_json_in_line_7(self, tmp_path: Path) -> None:
        lines = [self.row(i) for i in range(1, 11)]
        lines[6] = '{"id": "r7", "text": '
        reading = read([write(tmp_path, "a.jsonl", "\n".join(lines))])
        assert len(reading.reports) == 9
        (found,) = reading.skips
        assert found.unit == "a.jsonl, line 7"
        assert found.reason.startswith("invalid JSON")

    @pytest.mark.parametrize(
        "line,reason",
        [
            ('"a string"', "a string where an object"),
            ("[1, 2]", "a list where an object"),
            ("null", "null where an object"),
            ('{"id": "x", "text": ""}', "no text (the field 'text' is empty"),
            ('{"id": "x", "colour": "red"}', "it has: id, colour"),
            ('{"text": ' + "[" * 100_000, "nested too deeply"),
        ],
    )
    def test_a_bad_line_leaves_the_others(self, tmp_path: Path, line: str, reason: str) -> None:
        reading = read([write(tmp_path, "a.jsonl", f"{self.row(1)}\n\n{line}\n{self.row(2)}\n")])
        assert [r.id for r in reading.reports] == ["r1", "r2"]
        (found,) = reading.skips
        assert found.unit == "a.jsonl, line 3"
        assert reason in found.reason

    def test_a_truncated_gzip_keeps_what_came_before(self, tmp_path: Path) -> None:
        rows = "\n".join(json.dumps({"id": f"r{i}", "text": f"Part {i}. {os.urandom(200).hex()}"}) for i in range(2000))
        data = gzip.compress(rows.encode())
        reading = read([write(tmp_path, "a.jsonl.gz", data[: len(data) // 2])])
        assert 500 < len(reading.reports) < 1500
        (found,) = reading.skips
        assert found.unit.startswith("a.jsonl.gz, after line ")
        assert "breaks off" in found.reason

    def test_a_line_without_end(self, tmp_path: Path) -> None:
        long = '{"text": "' + "a" * 11_000_000 + '"}'
        reading = read([write(tmp_path, "a.jsonl", f"{self.row(1)}\n{long}\n{self.row(2)}\n")])
        assert [r.id for r in reading.reports] == ["r1", "r2"]
        assert reading.skips[0].unit == "a.jsonl, line 2"
        assert "larger than 10 MB" in reading.skips[0].reason

    def test_many_bad_lines_are_counted(self, tmp_path: Path) -> None:
        reading = read([write(tmp_path, "a.jsonl", "\n".join(["{}"] * 500 + [self.row(1)]))])
        assert len(reading.reports) == 1
        assert len(reading.skips) == 21
        assert reading.skips[-1].reason.startswith("480 more rows")

    def test_huge_numbers_pass_as_written(self, tmp_path: Path) -> None:
        row = '{"id": 1' + "0" * 6000 + ', "text": "The harbour was closed.", "size": 1e999999, "other": NaN}'
        (report,) = read([write(tmp_path, "a.json", row)]).reports
        assert report.id == "1" + "0" * 6000
        assert report.extra == {"size": "1e999999", "other": "NaN"}

    def test_lone_surrogates_become_replacement_characters_of_the_same_length(self, tmp_path: Path) -> None:
        row = r'{"id": "x", "text": "The \ud83d harbour \udc00 was \ud83d\udea2 closed.", "k\ud800": "v\udfff"}'
        (report,) = read([write(tmp_path, "a.json", row)]).reports
        assert report.text == "The \ufffd harbour \ufffd was \U0001f6a2 closed."
        assert report.extra == {"k\ufffd": "v\ufffd"}

    def test_zero_characters(self, tmp_path: Path) -> None:
        (report,) = read([write(tmp_path, "a.json", r'{"id": "x", "text": "The \u0000 harbour was closed."}')]).reports
        assert report.text == "The \0 harbour was closed."

    def test_csv_with_an_unclosed_quote(self, tmp_path: Path) -> None:
        reading = read([write(tmp_path, "a.csv", 'id,text\n1,"The harbour was closed.\n2,Nobody was hurt.\n')])
        assert reading.reports or reading.skips

    def test_parquet_without_pyarrow(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        assert "pip install 'tellings[tables]'" in skip(write(tmp_path, "a.parquet", b"PAR1....PAR1")).reason


def test_a_record_without_text() -> None:
    reading = read([Report("x", "  ")])
    assert reading.reports == ()
    assert "without text" in reading.skips[0].reason


def test_the_rest_of_the_inputs_goes_on(tmp_path: Path) -> None:
    write(tmp_path, "1.txt", b"")
    write(tmp_path, "2.txt", BODY)
    write(tmp_path, "3.pdf", b"%PDF-1.4")
    reading = read([tmp_path / "missing", tmp_path])
    assert [r.id for r in reading.reports] == ["2"]
    assert [s.unit for s in reading.skips] == [str(tmp_path / "missing"), f"{tmp_path.name}/1.txt", f"{tmp_path.name}/3.pdf"]
