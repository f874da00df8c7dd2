"""Bad input through the command: one clear line with file, place and remedy; exit codes 0, 1, 2; never a traceback; the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import tellings
from tellings.cli import main
from tellings.model import Report

GOOD = (
    "Kiln collapses in Ardmoor\n\nARDMOOR — A kiln collapsed at the brickworks in Ardmoor on Friday and hurt four people, the fire brigade said. "
    "“We were lucky that the shift had ended,” said the foreman, Odo Brenn.\n"
)
LINE = json.dumps({"id": "x", "text": GOOD})


class Bad(NamedTuple):
    """A bad input: the file's name, its bytes, the unit that the skip names (the file where empty), words of the reason, of the remedy."""

    name: str
    data: bytes
    reason: str
    remedy: str
    place: str = ""


SOME_BYTES = bytes((i * 89 + (i >> 3) * 57 + 13) % 256 for i in range(6000))

#: Every kind of bad file, one a line. None of them holds a usable report.
BAD = [
    Bad("empty.txt", b"", "an empty file", "remove it or fetch it again"),
    Bad("blank.md", b" \r\n\t\r\n ", "nothing but white space", "remove it or fetch it again"),
    Bad("binary.txt", SOME_BYTES, "a binary file", "give reports as text"),
    Bad("zeros.dat", b"\0" * 4096, "a binary file", "give reports as text"),
    Bad("broken-off.txt.gz", gzip.compress(SOME_BYTES.hex().encode())[:-900], "breaks off before its end", "fetch or copy the file again"),
    Bad("damaged.txt.gz", b"\x1f\x8b\x08\x00 not gzip at all", "the gzip data is damaged", "fetch or copy the file again"),
    Bad("twice.txt.gz", gzip.compress(gzip.compress(GOOD.encode())), "gzip within gzip", "unpack it once"),
    Bad("empty.gz", gzip.compress(b""), "an empty file", "remove it or fetch it again"),
    Bad("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF", "save its text"),
    Bad("report.docx", b"PK\x03\x04\x14\x00\x06\x00", "an office document", "save it as text"),
    Bad("report.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "an old office document", "save it as text"),
    Bad("report.rtf", b"{\\rtf1\\ansi A kiln fell.}", "a rich text document", "save it as plain text"),
    Bad("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image", "give the report's text"),
    Bad("photo.gif", b"GIF89a\x01\x00", "an image", "give the report's text"),
    Bad("packed.bz2", b"BZh91AY&SY", "compressed with bzip2", "unpack it"),
    Bad("packed.xz", b"\xfd7zXZ\x00\x00", "compressed with xz", "unpack it"),
    Bad("packed.zst", b"\x28\xb5\x2f\xfd\x24", "compressed with zstandard", "unpack it"),
    Bad("base.sqlite", b"SQLite format 3\x00", "a database", "export its reports as JSON Lines or CSV"),
    Bad("crawl.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a web archive", "save its pages as HTML"),
    Bad("feed.xml", b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "a feed", "save its articles as HTML"),
    Bad("atom.xml", b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "a feed", "save its articles as HTML"),
    Bad("other.xml", b"<?xml version='1.0'?><weather/>", "XML of an unknown kind", "give reports as text"),
    Bad("menu.html", b"<!DOCTYPE html><html><body><nav><a href='/'>Home</a></nav></body></html>", "no article found", "save the article's own page"),
    Bad("stub.html", b"<html><body><article><p>A kiln fell.</p></article></body></html>", "no article found", "give its text"),
    Bad("broken.json", b'{"id": "a",\n "text": "A kiln\n', "invalid JSON", "mend it there"),
    Bad("none.json", b'{"weather": "fair"}', "JSON without a report", "give objects with a text field"),
    Bad("list.json", b"[]", "JSON without a report", "give objects with a text field"),
    Bad("deep.json", b"[" * 150_000, "nested too deeply", "flatten it"),
    Bad("notext.csv", b"id,colour\n1,red\n", "no column with the reports' text", "name it text, body or maintext"),
    Bad("norows.csv", b"id,text\n", "a table without rows", "remove it or fetch it again"),
    Bad("numbers.json", b'[{"id": "a", "text": 7}]', "no text", "give its text", "[0]"),
    Bad("truth.json", b'[{"id": "a", "text": true, "title": "A kiln fell"}]', "no text", "give its text", "[0]"),
    Bad("table.parquet", b"PAR1\x15\x04\x15", "damaged Parquet", "write or fetch it again"),
    Bad("words.jsonl", b'"only a string"\n', "a string where an object", "a report's fields is expected", "line 1"),
]  # fmt: skip


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int) -> str:
    """Standard error of the command in this process, which must leave with the code and without a traceback."""
    try:
        left = main(list(arguments))
    except SystemExit as leave:  # argparse
        left = int(str(leave.code))
    out = capsys.readouterr()
    assert left == code, out.err
    assert "Traceback" not in out.err
    if code:
        assert out.out == ""
    return out.err


def command(*arguments: str, given: bytes = b"", **more: Any) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run([sys.executable, "-m", "tellings", *arguments], input=given, capture_output=True, check=False, **more)


@pytest.mark.parametrize("bad", BAD, ids=lambda b: b.name)
def test_alone_it_is_exit_code_1_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: Bad) -> None:
    (tmp_path / bad.name).write_bytes(bad.data)
    lines = told(capsys, "account", str(tmp_path / bad.name), code=1).splitlines()
    assert len(lines) == 2
    assert lines[0] == "tellings: no usable report in 1 input:"
    unit = f"{bad.name}, {bad.place}" if bad.place else bad.name
    assert lines[1].startswith(f"  {unit}: ")
    assert bad.reason in lines[1]
    assert bad.remedy in lines[1]


@pytest.mark.parametrize("name", ["stories", "statements"])
@pytest.mark.parametrize("bad", [b for b in BAD if b.name in ("empty.txt", "broken.json", "deep.json", "menu.html", "twice.txt.gz")], ids=lambda b: b.name)
def test_every_command_says_the_same_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, bad: Bad) -> None:
    (tmp_path / bad.name).write_bytes(bad.data)
    err = told(capsys, name, str(tmp_path / bad.name), code=1)
    assert bad.reason in err
    assert bad.remedy in err


class Run(NamedTuple):
    """One run over a folder with every bad file and one report among them."""

    account: dict[str, Any]
    err: str
    page: str
    markdown: str


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    out = tmp_path_factory.mktemp("out")
    folder = tmp_path_factory.mktemp("in") / "story"
    folder.mkdir()
    for bad in BAD:
        (folder / bad.name).write_bytes(bad.data)
    (folder / "kiln.txt").write_text(GOOD, "utf8")
    (folder / "hollow").mkdir()
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    with open(folder / "large.txt", "wb") as file:
        file.write(b"The kiln collapsed on Friday. " * 2000)
        file.truncate(200_000_000)
    lines = [json.dumps({"id": f"row{n}", "text": f"{GOOD}It was the kiln of hall {n}."}) for n in (1, 2)]
    (folder / "rows.jsonl").write_text("\n".join([*lines, "", "", "", "", '{"id": "row7", "text": ', ""]), "utf8")
    (folder / "twin.txt").write_text(GOOD, "utf8")
    made = command("account", str(folder), "-v", "--json", str(out / "a.json"), "--html", str(out / "a.html"), "--markdown", str(out / "a.md"))
    assert made.returncode == 0, made.stderr.decode()
    account = json.loads((out / "a.json").read_text("utf8"))
    return Run(account, made.stderr.decode(), (out / "a.html").read_text("utf8"), (out / "a.md").read_text("utf8"))


def skip_of(run: Run, unit: str) -> str:
    (reason,) = [s["reason"] for s in run.account["skips"] if s["unit"] == f"story/{unit}"]
    return str(reason)


@pytest.mark.parametrize("bad", BAD, ids=lambda b: b.name)
def test_beside_good_ones_it_is_a_skip_of_the_account(run: Run, bad: Bad) -> None:
    reason = skip_of(run, f"{bad.name}, {bad.place}" if bad.place else bad.name)
    assert bad.reason in reason
    assert bad.remedy in reason
    assert "\n" not in reason
    assert f"{bad.name}" in run.err


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        ("hollow", "a folder without reports: put"),
        ("gone.txt", "a broken link to"),
        ("round.txt", "cannot be read"),
        ("large.txt", "larger than 10 MB, too large for one report: split it"),
        ("rows.jsonl, line 7", "invalid JSON"),
        ("twin.txt", "the same report as story/kiln.txt, counted once"),
    ],
)
def test_what_is_no_file_or_a_part_of_one_is_a_skip_too(run: Run, unit: str, reason: str) -> None:
    assert reason in skip_of(run, unit)


def test_the_rest_of_the_run_goes_on(run: Run) -> None:
    assert [r["id"] for r in run.account["reports"]] == ["kiln", "row1", "row2"]
    assert run.account["utterances"]
    assert all(s["stage"] == "read" for s in run.account["skips"])


def test_the_count_of_skips_is_told_everywhere(run: Run) -> None:
    count = len(run.account["skips"])
    assert count == len(BAD) + 6
    assert f"tellings: {count} inputs skipped" in run.err
    assert "Traceback" not in run.err
    assert f"{count} inputs skipped" in run.page
    assert run.markdown.count("\n- story/", run.markdown.index("## Not read")) == count
    assert all("a broken link to" in shown for shown in (run.page, run.markdown, run.err))


def test_a_few_skips_are_told_and_the_others_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
    for n in range(8):
        (tmp_path / f"empty{n}.txt").touch()
    assert main(["account", str(tmp_path), "--json", "-"]) == 0
    err = capsys.readouterr().err.splitlines()
    assert err[0] == "tellings: 8 inputs skipped"
    assert err[-1] == "  and 3 more"
    assert len(err) == 7


class TestStatements:
    def test_skips_are_told_here_too(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        assert main(["statements", str(tmp_path / "kiln.txt"), str(tmp_path / "missing.txt")]) == 0
        out = capsys.readouterr()
        assert "tellings: 1 input skipped" in out.err
        assert "missing.txt: no such file or folder" in out.err
        assert "Odo Brenn" in out.out

    def test_out_that_is_a_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        err = told(capsys, "statements", str(tmp_path / "kiln.txt"), "--out", str(tmp_path / "kiln.txt"), code=2)
        assert err.startswith("tellings: cannot make the folder ")
        assert "name another with --out" in err

    def test_ids_of_any_characters_make_files_of_their_own(self, tmp_path: Path) -> None:
        ids = ["a/b", "a_b", "../up", "zero\0inside", "long" * 200, "Kiln", "kiln", "a:b\nc", "naïve"]
        rows = [{"id": i, "text": f"{GOOD}{n}"} for n, i in enumerate(ids)]
        (tmp_path / "in.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf8")
        out = tmp_path / "out"
        assert main(["statements", str(tmp_path / "in.jsonl"), "--out", str(out)]) == 0
        files = sorted(out.iterdir())
        assert len({f.name.casefold() for f in files}) == len(files) == len(ids)
        assert {json.loads(f.read_text("utf8").splitlines()[0])["report"] for f in files} == set(ids)
        assert [p.name for p in tmp_path.iterdir() if p.name not in ("in.jsonl", "out")] == []


class TestStories:
    def test_out_that_is_a_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        err = told(capsys, "stories", str(tmp_path / "kiln.txt"), "--out", str(tmp_path / "kiln.txt"), code=2)
        assert "cannot make the folder" in err

    def test_a_ledger_that_is_none(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        (tmp_path / "ledger.sqlite").write_bytes(b"not a database, whatever its name says" * 40)
        err = told(capsys, "stories", str(tmp_path / "kiln.txt"), "--out", str(tmp_path), code=2)
        assert "ledger.sqlite cannot be opened" in err
        assert "give a new folder with --out" in err

    @pytest.mark.parametrize("line", [b'{"together": true, "a": ', b"[1, 2]", b'{"together": "maybe", "a": "x", "b": "y"}', b"\xff\xfe", b"null"])
    def test_a_line_of_the_log_that_is_no_correction(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: bytes) -> None:
        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        good = b'{"together":true,"a":"kiln","b":"kiln"}\n'
        (tmp_path / "corrections.jsonl").write_bytes(good + line + b"\n")
        err = told(capsys, "stories", str(tmp_path / "kiln.txt"), "--out", str(tmp_path), code=2)
        assert "corrections.jsonl, line 2: not a correction" in err
        assert "mend or remove the line" in err

    @pytest.mark.parametrize("split", ["s1", "s1:", ":kiln", ""])
    def test_a_split_without_both_parts(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], split: str) -> None:
        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        assert "--split takes STORY:REPORT" in told(capsys, "stories", str(tmp_path / "kiln.txt"), "--split", split, code=2)

    def test_nothing_to_do(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "no reports given: name files or folders" in told(capsys, "stories", code=2)

    def test_a_skip_beside_a_report(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        err = told(capsys, "stories", str(tmp_path / "kiln.txt"), str(tmp_path / "missing"), code=0)
        assert "tellings: 1 input skipped" in err
        assert "missing: no such file or folder" in err

    @pytest.mark.parametrize("option", ["--min-reports", "--limit", "--jobs"])
    @pytest.mark.parametrize("value", ["0", "-3", "2.5", "many", ""])
    def test_counts(self, capsys: pytest.CaptureFixture[str], option: str, value: str) -> None:
        err = told(capsys, "stories", "x", f"{option}={value}", code=2)
        assert f"argument {option}: {value!r} is not a count: give 1 or more" in err

    def test_standard_input_is_read_though_workers_have_none(self, tmp_path: Path) -> None:
        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        other = "Ferry aground\n\nThe ferry ran aground off Lorne on Sunday, the coast guard said. Nobody was hurt.\n"
        made = command("stories", str(tmp_path / "kiln.txt"), "-", "--jobs", "2", given=other.encode())
        assert made.returncode == 0
        assert b"2 reports, 2 stories" in made.stdout
        assert made.stderr == b""


class TestTargets:
    """Where the account goes is looked at before any work is done."""

    @pytest.fixture(autouse=True)
    def _no_work(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def never(*_: object, **__: object) -> None:
            raise AssertionError("work was begun for a target that cannot be written")

        monkeypatch.setattr("tellings.run.account", never)

    @pytest.mark.parametrize("form", ["json", "html", "markdown"])
    def test_a_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
        err = told(capsys, "account", "x", f"--{form}", str(tmp_path), code=2)
        assert err == f"tellings: cannot write {tmp_path}: not the name of a file; name a file in it\n"

    @pytest.mark.parametrize("form", ["json", "html", "markdown"])
    def test_a_missing_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
        err = told(capsys, "account", "x", f"--{form}", str(tmp_path / "no" / "a.out"), code=2)
        assert "no such folder; choose a folder that exists" in err

    def test_a_file_in_a_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "file").touch()
        assert "no such folder" in told(capsys, "account", "x", "--json", str(tmp_path / "file" / "a.json"), code=2)

    def test_an_empty_name(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "cannot write '': not the name of a file" in told(capsys, "account", "x", "--json", "", code=2)

    def test_two_forms_to_standard_output(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "only one form can go to standard output" in told(capsys, "account", "x", "--json", "-", "--html", "-", code=2)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["account", "x", "--yaml", "-"], "unrecognized arguments: --yaml"),
        (["account"], "the following arguments are required: PATH"),
        (["statements", "x", "--form", "xml"], "invalid choice: 'xml'"),
        (["stories", "x", "--engine", "steam"], "invalid choice: 'steam'"),
        (["stories", "x", "--join", "a"], "expected 2 arguments"),
        (["accounts", "x"], "invalid choice: 'accounts'"),
        (["account", "x", "--jobs", "0"], "'0' is not a count: give 1 or more"),
        (["--account"], "unrecognized arguments: --account"),
    ],
)
def test_bad_arguments_are_exit_code_2_and_say_which(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    err = told(capsys, *arguments, code=2)
    assert words in err
    assert err.startswith("usage: tellings")


class TestStreams:
    """Standard input and output that are closed, not UTF-8, or leave early."""

    def test_documents_are_utf8_on_a_terminal_that_is_not(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        for form in ("json", "markdown"):
            out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
            monkeypatch.setattr(sys, "stdout", out)
            assert main(["account", str(tmp_path / "kiln.txt"), f"--{form}", "-"]) == 0
            assert "“We were lucky that the shift had ended,”" in out.buffer.getvalue().decode("utf8")  # type: ignore[attr-defined]

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "utf-8"])
    def test_the_terminal_form_is_shown_in_any_encoding(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["account", str(tmp_path / "kiln.txt")]) == 0
        out.flush()
        shown = out.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]
        assert "We were lucky that the shift had ended" in shown
        assert ("“We" in shown) == (encoding == "utf-8")

    def test_closed_standard_input(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        err = told(capsys, "account", "-", code=1)
        assert "standard input: standard input is closed: pipe reports into it, or name files" in err

    @pytest.mark.parametrize("bad", [b for b in BAD if b.name in ("empty.txt", "binary.txt", "none.json", "report.pdf")], ids=lambda b: b.name)
    def test_bad_standard_input(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], bad: Bad) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bad.data)))
        err = told(capsys, "account", "-", code=1)
        assert "standard input: " in err
        assert bad.remedy in err

    def test_a_reader_that_leaves_early_is_no_fault(self) -> None:
        shell = f"{sys.executable} -m tellings schema | head -c 10 >/dev/null; echo ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", shell], capture_output=True, check=False)
        assert done.stdout.strip() in (b"0", b"120")
        assert b"Traceback" not in done.stderr


class TestPermissions:
    """What may not be read; the superuser may read all, so the system's answer is played where he runs the tests."""

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read all")
    @pytest.mark.parametrize("name", ["secret.txt", "secret"])
    def test_really_unreadable(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
        path = tmp_path / name
        path.write_text(GOOD, "utf8") if name.endswith("txt") else path.mkdir()
        path.chmod(0)
        try:
            assert "permission" in told(capsys, "account", str(path), code=1).lower()
        finally:
            path.chmod(0o700)

    def test_a_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        def refuses(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        monkeypatch.setattr("tellings.read.sources.open", refuses, raising=False)
        err = told(capsys, "account", str(tmp_path), code=1)
        assert "kiln.txt: no permission to read it: change its permissions or run as its owner" in err

    def test_a_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        def refuses(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("tellings.read.sources.os.listdir", refuses)
        err = told(capsys, "account", str(tmp_path), code=1)
        assert "a folder that cannot be read (Permission denied): change its permissions" in err

    def test_a_disk_that_fails_while_reading(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        class Fails(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                raise OSError(5, "Input/output error")

        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        monkeypatch.setattr("tellings.read.sources.open", lambda *_: Fails(GOOD.encode()), raising=False)
        assert "cannot be read (Input/output error): check the path and the disk" in told(capsys, "account", str(tmp_path), code=1)

    def test_a_file_that_cannot_be_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        def refuses(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        monkeypatch.setattr(Path, "write_text", refuses)
        err = told(capsys, "account", str(tmp_path / "kiln.txt"), "--json", str(tmp_path / "a.json"), code=2)
        assert "a.json: Permission denied; choose a folder that exists and is yours" in err


class TestListing:
    """A folder's ``reports.json`` with faults: each is a skip that names the entry, the other entries are read."""

    @pytest.mark.parametrize(
        ("entry", "reason"),
        [
            ({"file": "x" * 5000}, "is not there: put it beside the list"),
            ({"file": "zero\0.txt"}, "lies outside the folder"),
            ({"file": "../kiln.txt"}, "lies outside the folder"),
            ({"file": "/etc/hosts"}, "lies outside the folder"),
            ({"file": "gone.txt"}, "is not there"),
            ({"file": ""}, 'no "file" in it'),
            ({"file": 7}, "is not there"),
            ({"file": ["kiln.txt"]}, 'no "file" in it'),
            ({"title": "No file"}, 'no "file" in it'),
            ("kiln.txt", "a string where an object"),
            (None, "null where an object"),
            (["kiln.txt"], "a list where an object"),
        ],
    )
    def test_a_bad_entry(self, tmp_path: Path, entry: object, reason: str) -> None:
        from tellings.read import read

        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        (tmp_path / "reports.json").write_text(json.dumps({"reports": [entry, {"file": "kiln.txt"}]}), "utf8")
        reading = read([tmp_path])
        assert [r.id for r in reading.reports] == ["kiln"]
        (skip,) = reading.skips
        assert skip.unit == f"{tmp_path.name}/reports.json, report 1"
        assert reason in skip.reason

    @pytest.mark.parametrize("content", ["{", "[1, 2", '{"reports": 5}', '"reports"', "\xff"])
    def test_a_listing_that_is_none_is_told_and_the_texts_are_read(self, tmp_path: Path, content: str) -> None:
        from tellings.read import read

        (tmp_path / "kiln.txt").write_text(GOOD, "utf8")
        (tmp_path / "reports.json").write_bytes(content.encode("latin-1"))
        reading = read([tmp_path])
        assert [r.id for r in reading.reports] == ["kiln"]
        (skip,) = reading.skips
        assert skip.unit == f"{tmp_path.name}/reports.json"
        assert "the texts beside it are read without it" in skip.reason

    def test_a_text_that_it_does_not_name(self, tmp_path: Path) -> None:
        from tellings.read import read

        for name in ("kiln.txt", "other.txt", "notes.pdf"):
            (tmp_path / name).write_text(f"{GOOD}{name}", "utf8")
        (tmp_path / "reports.json").write_text(json.dumps([{"file": "kiln.txt"}]), "utf8")
        reading = read([tmp_path])
        assert [r.id for r in reading.reports] == ["kiln"]
        assert [s.unit for s in reading.skips] == [f"{tmp_path.name}/other.txt"]


class TestRecords:
    """Reports made by the caller."""

    @pytest.mark.parametrize("date", ["yesterday", "31/31/2031", "2031-02-30", "soon, on 3/4/2031", "\0", "12"])
    def test_a_date_that_cannot_be_read_is_kept_aside(self, date: str) -> None:
        account = tellings.account([Report("a", GOOD, published=date), Report("b", GOOD + "It stood for years.", published="2031-05-02")])
        assert [(r.id, r.published) for r in account.reports] == [("b", "2031-05-02"), ("a", None)]
        assert account.reports[1].extra == {"published": date}

    @pytest.mark.parametrize(
        ("date", "iso"),
        [("2 May 2031", "2031-05-02"), ("Fri, 02 May 2031 10:00:00 +0200", "2031-05-02T10:00:00+02:00"), ("2031-05-02T09:00:00Z", "2031-05-02T09:00:00Z")],
    )
    def test_a_date_in_another_form_is_brought_into_iso(self, date: str, iso: str) -> None:
        from tellings.read import read

        (report,) = read([Report("a", GOOD, published=date)]).reports
        assert (report.published, report.extra) == (iso, {})

    def test_nothing_given(self) -> None:
        with pytest.raises(tellings.NothingToRead, match="no reports given: name files or folders"):
            tellings.account([])

    def test_only_blank_ones(self) -> None:
        with pytest.raises(tellings.NothingToRead, match="a report without text: give its text"):
            tellings.account([Report("a", " \n "), Report("b", "")])

    def test_lone_surrogates_do_not_break_the_documents(self) -> None:
        made = tellings.account([Report("a", GOOD + "It was \ud83d hot.", title="Hot \udc00")])
        from tellings.render.documents import document

        for form in ("json", "html", "markdown"):
            assert document(made, form).encode("utf8")

    def test_a_text_of_one_character_and_one_without_words(self) -> None:
        made = tellings.account([Report("a", "x"), Report("b", "?! … 7")])
        assert [r.id for r in made.reports] == ["a", "b"]
        assert made.utterances == ()
