"""``stories`` and ``statements`` on real files, and what ``account -v`` tells: forms, files, tables, corrections, going on."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tellings.cli import main
from tests.conftest import INVENTED
from tests.group.invented import event

pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of three invented events, 4, 2 and 1 of each, as JSON Lines."""
    rng = random.Random(41)
    folder = tmp_path_factory.mktemp("pile")
    reports = [r for name, count in (("ferry", 4), ("mine", 2), ("court", 1)) for r in event(rng, name, count, spread=0)]
    rows = [{"id": r.id, "headline": r.title, "body": r.text, "date": r.published, "publisher": f"Paper {n % 3}"} for n, r in enumerate(reports)]
    (folder / "pile.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf8")
    return folder / "pile.jsonl"


def run(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> tuple[str, str]:
    assert main([str(a) for a in arguments]) == code
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return told.out, told.err


def members(out: Path) -> dict[str, set[str]]:
    import pyarrow.parquet as pq

    found: dict[str, set[str]] = {}
    for row in pq.read_table(out / "reports.parquet").to_pylist():
        found.setdefault(row["story"], set()).add(row["report"])
    return found


class TestStories:
    @pytest.fixture(autouse=True)
    def _quick(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from tests.stories.conftest import quick

        monkeypatch.setattr("tellings.stories.account_story", quick)

    def test_without_a_folder_the_table_is_printed_and_nothing_written(self, pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
        before = sorted(pile.parent.iterdir())
        out, err = run(capsys, "stories", pile)
        assert out.splitlines()[-1] == "7 reports, 3 stories, 2 of 2 or more"
        assert err == ""
        assert sorted(pile.parent.iterdir()) == before

    def test_the_largest_story_stands_first_with_its_days(self, pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out, _ = run(capsys, "stories", pile)
        rows = [line.split() for line in out.splitlines()[1:-1] if re.match(r"\s*s[0-9a-f]{10}", line)]
        assert [(r[1], r[2]) for r in rows] == [("4", "3"), ("2", "2")]
        assert all("2031-03-01" in r for r in rows)

    @pytest.mark.parametrize(
        ("options", "last"),
        [
            (["--min-reports", "1"], "7 reports, 3 stories, 3 of 1 or more"), (["--min-reports", "3"], "7 reports, 3 stories, 1 of 3 or more"),
            (["--min-reports", "9"], "7 reports, 3 stories, 0 of 9 or more"), (["--limit", "1"], "7 reports, 3 stories, 2 of 2 or more; 1 rows more (--limit)"),
        ],
    )  # fmt: skip
    def test_how_much_is_shown(self, pile: Path, capsys: pytest.CaptureFixture[str], options: list[str], last: str) -> None:
        out, _ = run(capsys, "stories", pile, *options)
        assert out.splitlines()[-1] == last

    def test_a_folder_holds_accounts_tables_and_index(self, pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        _, err = run(capsys, "stories", pile, "--out", tmp_path / "out")
        assert err == f"tellings: 2 accounts written; open {tmp_path / 'out' / 'index.html'}\n"
        names = {p.name for p in (tmp_path / "out").iterdir()} - {"ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"}
        assert names == {"accounts", "annotations", "texts", "index.html", "reports.parquet", "stories.parquet"}
        page = (tmp_path / "out" / "index.html").read_text("utf8")
        linked = set(re.findall(r'href="accounts/([^"]+)"', page))
        assert linked == {p.name for p in (tmp_path / "out" / "accounts").glob("*.html")}

    def test_again_nothing_is_written_anew(self, pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        run(capsys, "stories", pile, "--out", tmp_path)
        _, err = run(capsys, "stories", pile, "--out", tmp_path)
        assert "0 accounts written" in err

    def test_a_person_joins_and_splits_and_the_machine_keeps_to_it(self, pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        run(capsys, "stories", pile, "--out", tmp_path)
        by_size = sorted(members(tmp_path).items(), key=lambda x: -len(x[1]))
        ferry, mine = by_size[0][0], by_size[1][0]
        run(capsys, "stories", "--out", tmp_path, "--join", ferry, mine)
        assert len(members(tmp_path)[ferry]) == 6
        run(capsys, "stories", "--out", tmp_path, "--split", f"{ferry}:ferry-0")
        for _ in range(2):
            found = members(tmp_path)
            assert found[ferry] == {"ferry-1", "ferry-2", "ferry-3", "mine-0", "mine-1"}
            assert {"ferry-0"} in found.values()
            run(capsys, "stories", pile, "--out", tmp_path)

    def test_a_correction_of_what_is_not_there_is_exit_code_2(self, pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        run(capsys, "stories", pile, "--out", tmp_path)
        before = members(tmp_path)
        _, err = run(capsys, "stories", "--out", tmp_path, "--join", "s0", "s1", code=2)
        assert err == "tellings: no story s0: the table of stories lists their ids\n"
        assert members(tmp_path) == before

    def test_hostile_titles_stay_text_on_the_index(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        rows = [{"id": f"r{n}", "title": "<script>x()</script> & \"kiln\"", "text": "Kestrel ferry aground harbour lifeboats norran dunmar. " * 5} for n in range(2)]
        (tmp_path / "in.json").write_text(json.dumps(rows), "utf8")
        run(capsys, "stories", tmp_path / "in.json", "--out", tmp_path / "out")
        page = (tmp_path / "out" / "index.html").read_text("utf8")
        assert "<script>x" not in page
        assert "&lt;script&gt;x()&lt;/script&gt; &amp; &quot;kiln&quot;" in page

    def test_reports_that_come_later_join(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        reports = event(random.Random(42), "ferry", 5, spread=0)
        for n, some in enumerate((reports[:2], reports[2:])):
            path = tmp_path / f"{n}.jsonl"
            path.write_text("".join(json.dumps({"id": r.id, "title": r.title, "text": r.text, "date": r.published}) + "\n" for r in some), "utf8")
            run(capsys, "stories", path, "--out", tmp_path / "out")
        ((_, found),) = members(tmp_path / "out").items()
        assert len(found) == 5


class TestStatements:
    STORY = INVENTED / "trial"

    @pytest.fixture(scope="class")
    def lines(self) -> list[dict[str, Any]]:
        import contextlib
        import io

        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            assert main(["statements", str(self.STORY)]) == 0
        return [json.loads(line) for line in out.getvalue().splitlines()]

    def test_a_line_a_statement_with_offsets_that_show_the_words(self, lines: list[dict[str, Any]]) -> None:
        texts = {p.stem: p.read_text("utf8") for p in self.STORY.glob("*.txt")}
        assert {line["report"] for line in lines} == set(texts)
        for line in lines:
            text = texts[line["report"]]
            assert [text[a:b] for a, b in line["content_at"]] == line["content"]
            for key in ("source", "cue"):
                if line[key] is not None:
                    start, end = line[f"{key}_at"]
                    assert text[start:end] == line[key]

    @pytest.mark.parametrize(
        ("report", "speaker", "words"),
        [("trial-1", "Vann", "Suspicion is not proof"), ("trial-2", "Crowe", "That envelope never existed"), ("trial-1", "Dace", "he would appeal"), ("trial-3", "Crowe", "a waste of the taxpayers' money")],
    )
    def test_who_said_what(self, lines: list[dict[str, Any]], report: str, speaker: str, words: str) -> None:
        said = [line for line in lines if line["report"] == report and any(words in c for c in line["content"])]
        assert [line["speaker"].split()[-1] for line in said] == [speaker]

    def test_only_statements_unless_all_is_asked_for(self, lines: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> None:
        assert {line["kind"] for line in lines} == {"statement"}
        out, _ = run(capsys, "statements", self.STORY, "--all")
        assert len(out.splitlines()) >= len(lines)

    @pytest.mark.parametrize(("form", "ending"), [("jsonl", "jsonl"), ("brat", "ann"), ("citron", "json")])
    def test_a_file_a_report(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, ending: str) -> None:
        out, err = run(capsys, "statements", self.STORY, "--form", form, "--out", tmp_path / "deep" / "er")
        assert out == ""
        assert sorted(p.name for p in (tmp_path / "deep" / "er").iterdir()) == [f"trial-{n}.{ending}" for n in (1, 2, 3)]
        assert err.count("tellings: wrote ") == 3
        if form == "citron":
            assert json.loads((tmp_path / "deep" / "er" / "trial-1.json").read_text("utf8"))
        if form == "brat":
            assert re.match(r"T1\t\w+ \d+ \d+", (tmp_path / "deep" / "er" / "trial-1.ann").read_text("utf8"))


class TestAccount:
    def test_verbose_tells_the_stages_and_the_time(self, capsys: pytest.CaptureFixture[str]) -> None:
        out, err = run(capsys, "account", INVENTED / "trial", "-v")
        stages = re.findall(r"^tellings: +[\d.]+ s  (\w+)$", err, re.M)
        assert stages[:2] == ["reading", "annotating"]
        assert re.search(r"tellings: done in [\d.]+ s$", err.strip())
        assert "trial" in out.splitlines()[0]

    def test_markdown_to_standard_output_alone(self, capsys: pytest.CaptureFixture[str]) -> None:
        out, err = run(capsys, "account", INVENTED / "trial", "--markdown", "-")
        assert out.startswith("# trial\n")
        assert err == ""

    def test_a_file_that_is_there_is_written_over(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        target = tmp_path / "a.json"
        target.write_text("x" * 10**6)
        _, err = run(capsys, "account", INVENTED / "trial" / "trial-1.txt", "--json", target)
        assert json.loads(target.read_text("utf8"))["reports"][0]["id"] == "trial-1"
        assert err == f"tellings: wrote {target}\n"

    def test_a_relative_name_in_this_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        shutil.copytree(INVENTED / "trial", tmp_path / "trial")
        monkeypatch.chdir(tmp_path)
        run(capsys, "account", "trial", "--html", "a.html")
        assert (tmp_path / "a.html").read_text("utf8").startswith("<!")

    def test_files_named_twice_or_in_any_order_are_one_account(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        files = sorted((INVENTED / "trial").glob("*.txt"))
        made = []
        for order in (files, files[::-1], [*files, files[0], f"{INVENTED}/trial/trial-*.txt"]):
            out, _ = run(capsys, "account", *order, "--json", "-")
            made.append(out)
        assert made[0] == made[1] == made[2]
