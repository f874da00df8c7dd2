"""The command on real files: forms, exit codes, what goes where."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tellings.cli import _days, main
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "breska"


def command(*arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "tellings", *arguments], input=given, capture_output=True, check=False)


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leave:
        main(["account", "--help"])
    assert leave.value.code == 0
    assert "examples:" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leave:
        main(["--version"])
    assert leave.value.code == 0
    assert capsys.readouterr().out.startswith("tellings 0.")


@pytest.mark.parametrize("arguments", [["account"], ["account", "x", "--jobs", "0"], ["account", "x", "--jobs", "many"], ["acount", "x"]])
def test_bad_arguments_are_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leave:
        main(arguments)
    assert leave.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_no_command_prints_the_help() -> None:
    assert main([]) == 2


def test_nothing_usable_is_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["account", str(tmp_path / "empty.txt"), str(tmp_path / "missing.txt")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "empty.txt" in told.err
    assert "missing.txt" in told.err
    assert "Traceback" not in told.err


def test_all_forms_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    html, markdown = tmp_path / "a.html", tmp_path / "a.md"
    assert main(["account", str(EXAMPLE), "--json", "-", "--html", str(html), "--markdown", str(markdown)]) == 0
    account = json.loads(capsys.readouterr().out)
    assert [r["id"] for r in account["reports"]]
    assert html.read_text("utf8").startswith("<!")
    assert markdown.read_text("utf8")


def test_two_forms_cannot_both_go_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["account", str(EXAMPLE), "--json", "-", "--markdown", "-"]) == 2
    assert "only one form" in capsys.readouterr().err


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["account", str(EXAMPLE / "breska-1.txt"), "--json", str(tmp_path / "no" / "a.json")]) == 2
    assert "cannot write" in capsys.readouterr().err


def test_the_terminal_form_piped_has_no_colour_and_no_progress(tmp_path: Path) -> None:
    done = command("account", str(EXAMPLE))
    assert done.returncode == 0
    assert b"\x1b[" not in done.stdout + done.stderr
    assert b"Vorzhak" in done.stdout


def test_reports_from_standard_input() -> None:
    lines = [
        {"id": "a", "title": "Ferry runs aground", "text": "The ferry ran aground. “We were lucky,” said Captain Ida Brandt."},
        {"id": "b", "title": "Ferry aground", "text": "A ferry ran aground on Monday. “We were lucky,” Captain Ida Brandt said."},
    ]
    given = "\n".join(json.dumps(line) for line in lines).encode()
    done = command("account", "-", "--json", "-", given=given)
    assert done.returncode == 0, done.stderr
    assert sorted(r["id"] for r in json.loads(done.stdout)["reports"]) == ["a", "b"]


def test_skips_are_told_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Ferry runs aground\n\nThe ferry ran aground. “We were lucky,” said Captain Ida Brandt.\n", "utf8")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    assert main(["account", str(tmp_path), "--json", "-"]) == 0
    told = capsys.readouterr()
    assert "1 input skipped" in told.err
    assert "bad.txt" in json.loads(told.out)["skips"][0]["unit"]


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "The account of a story"


def test_cautious_shows_no_more_aligned_lines_than_complete(tmp_path: Path) -> None:
    found = {}
    for level in ("cautious", "balanced", "complete"):
        target = tmp_path / f"{level}.json"
        assert main(["account", str(EXAMPLE), *([] if level == "balanced" else [f"--{level}"]), "--json", str(target)]) == 0
        found[level] = json.loads(target.read_text("utf8"))
    assert {k: a["level"] for k, a in found.items()} == {k: k for k in found}
    lines = {k: len(a["utterances"]) for k, a in found.items()}
    assert lines["cautious"] >= lines["balanced"] >= lines["complete"]  # the more is joined, the fewer lines
    assert len(found["cautious"]["facts"]) <= len(found["complete"]["facts"])
    assert len(found["cautious"]["disputes"]) <= len(found["complete"]["disputes"])
    sayings = {k: sorted((s["report"], *s["content"]) for u in a["utterances"] for s in u["sayings"]) for k, a in found.items()}
    assert sayings["cautious"] == sayings["complete"]  # the level moves what is joined, not what is found


def test_cautious_and_complete_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leave:
        main(["account", str(EXAMPLE), "--cautious", "--complete"])
    assert leave.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""), ("2031-03-01", "2031-03-01", "2031-03-01"), ("2031-03-01", "2031-03-04", "2031-03-01 – 04"),
        ("2031-03-28", "2031-04-02", "2031-03-28 – 04-02"), ("2031-12-31", "2032-01-01", "2031-12-31 – 2032-01-01"),
    ],
)  # fmt: skip
def test_days_of_a_story_in_the_table(first: str | None, last: str | None, words: str) -> None:
    assert _days(first, last) == words
