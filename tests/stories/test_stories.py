"""Reports into stories and their accounts, again and again."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import tellings.stories as stories
from evaluation.origins_made import texts
from tellings.errors import ExtraMissing, NothingToRead, TellingsError
from tellings.executors import Serial
from tellings.model import Report
from tellings.stories import Asked, Correction, make_stories
from tellings.stories.accounting import Chunk, Done, Task
from tellings.stories.shards import Ref
from tests.group.invented import event

pa = pytest.importorskip("pyarrow")


def pile(seed: int = 1, events: int = 8) -> list[Report]:
    rng = random.Random(seed)
    return [
        r for n in range(events) for r in event(rng, f"e{n}", 1 + n % 4, f"2031-{3 + n // 8:02}-{1 + 3 * (n % 8):02}")
    ]


def as_file(folder: Path, reports: list[Report], name: str = "reports.jsonl") -> Path:
    rows = [{"id": r.id, "title": r.title, "text": r.text, "published": r.published, "outlet": r.id} for r in reports]
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    return path


def groups(out: Path) -> dict[str, set[str]]:
    import pyarrow.parquet as pq

    found: dict[str, set[str]] = {}
    for row in pq.read_table(out / "reports.parquet").to_pylist():
        found.setdefault(row["story"], set()).add(row["report"])
    return found


def contents(out: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(out)): p.read_bytes()
        for p in sorted(out.rglob("*"))
        if p.is_file() and "ledger" not in p.name
    }


def test_without_a_folder_the_table_alone() -> None:
    made = make_stories(pile(), Asked(), Serial())
    assert (made.reports, made.fresh, made.accounts) == (20, 20, 0)
    assert [r.reports for r in made.rows] == [4, 4, 3, 3, 2, 2, 1, 1]
    assert all(r.origins is None for r in made.rows)


def test_accounts_tables_and_index(tmp_path: Path) -> None:
    made = make_stories([as_file(tmp_path, pile())], Asked(tmp_path / "out"), Serial())
    assert made.accounts == 6
    assert {len(g) for g in groups(tmp_path / "out").values()} == {1, 2, 3, 4}
    accounts = sorted(p.name for p in (tmp_path / "out" / "accounts").iterdir())
    assert len(accounts) == 12
    page = (tmp_path / "out" / "index.html").read_text("utf8")
    assert "20 reports, 8 stories, 6 of 2 or more reports." in page
    assert page.count("<tr id=") == 6
    assert all(name in page for name in accounts if name.endswith(".html"))
    assert not list((tmp_path / "out").rglob("*.part"))
    import pyarrow.parquet as pq

    table = pq.read_table(tmp_path / "out" / "stories.parquet").to_pylist()
    assert [r["reports"] for r in table] == [4, 4, 3, 3, 2, 2, 1, 1]
    assert [r["origins"] is None for r in table] == [False] * 6 + [True] * 2


def test_min_reports(tmp_path: Path) -> None:
    path = as_file(tmp_path, pile())
    assert make_stories([path], Asked(tmp_path / "out", min_reports=4), Serial()).accounts == 2
    assert make_stories([path], Asked(tmp_path / "out", min_reports=3), Serial()).accounts == 2
    assert make_stories([path], Asked(tmp_path / "out", min_reports=4), Serial()).accounts == 0
    assert len(list((tmp_path / "out" / "accounts").iterdir())) == 4


def test_nothing_new_is_no_work_and_changes_no_byte(tmp_path: Path) -> None:
    path = as_file(tmp_path, pile())
    make_stories([path], Asked(tmp_path / "out"), Serial())
    before = contents(tmp_path / "out")
    again = make_stories([path], Asked(tmp_path / "out"), Serial())
    assert (again.fresh, again.accounts) == (0, 0)
    assert contents(tmp_path / "out") == before


def test_a_story_grows_and_keeps_its_id(tmp_path: Path) -> None:
    reports = event(random.Random(2), "e", 8, spread=0)
    make_stories([as_file(tmp_path, reports[:3], "a.jsonl")], Asked(tmp_path / "out"), Serial())
    ((name, members),) = groups(tmp_path / "out").items()
    assert len(members) == 3
    later = [*reports[3:], *pile()]
    made = make_stories([as_file(tmp_path, later, "b.jsonl")], Asked(tmp_path / "out"), Serial())
    assert made.fresh == 25
    assert len(groups(tmp_path / "out")[name]) == 8


def test_batches_in_any_order_come_to_the_same_groups(tmp_path: Path) -> None:
    reports = pile(events=16)
    whole = {frozenset(s) for s in groups_of(reports, tmp_path / "whole", 1)}
    rng = random.Random(3)
    rng.shuffle(reports)
    assert {frozenset(s) for s in groups_of(reports, tmp_path / "parts", 5)} == whole


def groups_of(reports: list[Report], out: Path, parts: int) -> list[set[str]]:
    for n in range(parts):
        make_stories(reports[n::parts], Asked(out), Serial())
    return list(groups(out).values())


def test_a_known_id_with_another_text_is_another_report(tmp_path: Path) -> None:
    one, other = Report("a", "The ferry ran aground."), Report("a", "The mine was closed.")
    make_stories([one], Asked(tmp_path), Serial())
    made = make_stories([one, other], Asked(tmp_path), Serial())
    assert (made.fresh, made.reports) == (1, 2)


def test_corrections_hold_through_later_runs(tmp_path: Path) -> None:
    path = as_file(tmp_path, pile())
    out = tmp_path / "out"
    make_stories([path], Asked(out), Serial())
    found = groups(out)
    a, b = sorted(s for s, g in found.items() if len(g) == 3)
    gone = sorted(found[a])[0]
    make_stories([path], Asked(out, corrections=(Correction("join", a, b), Correction("split", a, gone))), Serial())
    for _ in range(2):
        now = groups(out)
        assert now[a] == (found[a] | found[b]) - {gone}
        assert b not in now
        assert {gone} in now.values()
        more = as_file(tmp_path, pile(seed=9), "more.jsonl")
        make_stories([more], Asked(out), Serial())
    log = (out / "corrections.jsonl").read_text("utf8").splitlines()
    assert len(log) == 2


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (Correction("join", "s0", "s1"), "no story s0"),
        (Correction("split", "s0", "e1-0"), "no story s0"),
    ],
)
def test_a_correction_of_what_is_not_there_is_refused(tmp_path: Path, correction: Correction, words: str) -> None:
    with pytest.raises(TellingsError, match=words):
        make_stories(pile(), Asked(tmp_path, corrections=(correction,)), Serial())
    assert not (tmp_path / "corrections.jsonl").exists()


def test_splitting_the_only_report_is_refused(tmp_path: Path) -> None:
    made = make_stories(pile(), Asked(tmp_path), Serial())
    alone = next(r.story for r in made.rows if r.reports == 1)
    (report,) = groups(tmp_path)[alone]
    with pytest.raises(TellingsError, match="nothing to split"):
        make_stories([], Asked(tmp_path, corrections=(Correction("split", alone, report),)), Serial())


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ExtraMissing, match="tellings\\[tables\\]"):
        make_stories(pile(), Asked(tmp_path / "out"), Serial())


def test_no_report_at_all(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        make_stories([tmp_path / "nowhere"], Asked(tmp_path / "out"), Serial())


def test_a_ledger_of_another_version_is_refused(tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "ledger.sqlite") as base:
        base.execute("PRAGMA user_version=99")
    with pytest.raises(TellingsError, match="another version"):
        make_stories(pile(), Asked(tmp_path), Serial())


def test_stopped_between_accounts_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = as_file(tmp_path, pile())
    make_stories([path], Asked(tmp_path / "straight"), Serial())
    done = stories.account_story
    left = [3]

    def breaks(task: Task) -> Done:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return done(task)

    monkeypatch.setattr(stories, "account_story", breaks)
    with pytest.raises(KeyboardInterrupt):
        make_stories([path], Asked(tmp_path / "out"), Serial())
    monkeypatch.setattr(stories, "account_story", done)
    made = make_stories([path], Asked(tmp_path / "out"), Serial())
    assert made.accounts == 3
    assert contents(tmp_path / "out") == contents(tmp_path / "straight")


KILLED = """
import os, sys
from pathlib import Path
import tellings.stories as stories
import tellings.stories.intake as intake
from tellings.executors import Serial
from tests.stories.conftest import bare, quick

def dies(do, calls, half=lambda *given: given):
    def done(*given):
        nonlocal calls
        calls -= 1
        result = do(*(half(*given) if calls < 0 else given))
        if calls < 0:
            os.kill(os.getpid(), 9)
        return result
    return done

stories.account_story, stories.annotate_chunk, stories.CHUNK = quick, bare, 4
calls = int(sys.argv[4])
if sys.argv[3] == "texts":
    intake.write_texts = dies(intake.write_texts, calls)
if sys.argv[3] == "spool":
    intake.write_spool = dies(intake.write_spool, calls)
if sys.argv[3] == "ledger":
    stories.Ledger.put = dies(stories.Ledger.put, calls, lambda self, arrivals: (self, arrivals[: len(arrivals) // 2]))
if sys.argv[3] == "placed":
    stories.Ledger.placed = dies(stories.Ledger.placed, calls)
if sys.argv[3] == "annotations":
    stories.annotate_chunk = dies(bare, calls)
if sys.argv[3] == "accounts":
    stories.account_story = dies(quick, calls)
if sys.argv[3] == "overview":
    stories.write_overview = dies(stories.write_overview, calls)
stories.make_stories([sys.argv[1]], stories.Asked(Path(sys.argv[2])), Serial())
"""


@pytest.mark.parametrize(
    ("where", "calls"),
    [
        ("texts", 0), ("spool", 0), ("ledger", 0), ("placed", 0), ("annotations", 0), ("annotations", 2), ("accounts", 0),
        ("accounts", 2), ("overview", 0),
    ],
)  # fmt: skip
def test_killed_outright_it_loses_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, calls: int
) -> None:
    monkeypatch.setattr(stories, "CHUNK", 4)
    path = as_file(tmp_path, pile())
    make_stories([path], Asked(tmp_path / "straight"), Serial())
    command = [sys.executable, "-c", KILLED, str(path), str(tmp_path / "out"), where, str(calls)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        command, cwd=root, env={**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'src'}"}, check=False, capture_output=True
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    make_stories([path], Asked(tmp_path / "out"), Serial())
    assert contents(tmp_path / "out") == contents(tmp_path / "straight")


@pytest.mark.slow
def test_real_accounts_of_invented_stories_by_processes(tmp_path: Path) -> None:
    reports = [
        Report(f"{e}-{p}{n}", t, title=e, published="2031-03-01")
        for (e, p), t in texts().items()
        for n in "xy"
        if p == "a"
    ]
    made = make_stories(reports, Asked(tmp_path / "a", jobs=2))
    assert (made.reports, made.accounts) == (12, 6)
    assert all((r.reports, r.origins) == (2, 1) for r in made.rows)
    make_stories(reports, Asked(tmp_path / "b"), Serial())
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_shards_in_a_folder_are_as_one_file(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    reports = pile()
    rows = [
        {"id": r.id, "title": r.title, "text": r.text, "published": r.published, "outlet": r.id} for r in reports
    ]
    (tmp_path / "shards").mkdir()
    for n in range(4):
        pq.write_table(pa.Table.from_pylist(rows[n::4]), tmp_path / "shards" / f"part-{n}.parquet")
    one = make_stories([as_file(tmp_path, reports)], Asked(tmp_path / "one"), Serial())
    many = make_stories([tmp_path / "shards"], Asked(tmp_path / "many"), Serial())
    assert (many.fresh, many.rows) == (one.fresh, one.rows)
    for name in ("index.html", "stories.parquet", "reports.parquet"):
        assert (tmp_path / "many" / name).read_bytes() == (tmp_path / "one" / name).read_bytes()


def test_a_growing_story_is_not_annotated_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = event(random.Random(2), "e", 8, spread=0)
    asked: list[str] = []
    bare = stories.annotate_chunk

    def noted(chunk: Chunk) -> tuple[Ref, ...]:
        asked.extend(ref.report for ref in chunk.texts)
        return bare(chunk)

    monkeypatch.setattr(stories, "annotate_chunk", noted)
    for n in range(0, 8, 2):
        make_stories(reports[n : n + 2], Asked(tmp_path), Serial())
    assert sorted(asked) == sorted(r.id for r in reports)
    assert len(list((tmp_path / "accounts").glob("*.json"))) == 1


def test_nothing_is_left_lying_about(tmp_path: Path) -> None:
    path = as_file(tmp_path, pile())
    for _ in range(2):
        make_stories([path], Asked(tmp_path / "out"), Serial())
    assert not list((tmp_path / "out").rglob("*.part"))
    assert not (tmp_path / "out" / "spool").exists()
    assert len(list((tmp_path / "out" / "texts").iterdir())) == 1


def test_what_stood_in_the_folder_before_stays(tmp_path: Path) -> None:
    for folder in ("texts", "accounts", "annotations"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.html").write_text("mine", "utf8")
    make_stories(pile(), Asked(tmp_path), Serial())
    assert [(tmp_path / f / "mine.html").read_text("utf8") for f in ("texts", "accounts", "annotations")] == ["mine"] * 3


class Noted:
    def __init__(self) -> None:
        self.steps: list[tuple[str, int, int | None]] = []

    def step(self, stage: str, done: int, total: int | None) -> None:
        self.steps.append((stage, done, total))


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    watch = Noted()
    make_stories([as_file(tmp_path, pile())], Asked(tmp_path / "out"), Serial(), watch)
    stages = list(dict.fromkeys(stage for stage, _, _ in watch.steps))
    assert stages == ["reading", "grouping", "annotating", "accounts", "writing tables"]
    assert ("reading", 20, None) in watch.steps
    assert [s for s in watch.steps if s[0] == "annotating"] == [("annotating", n, 18) for n in (0, 16, 18)]
    assert [s for s in watch.steps if s[0] == "accounts"] == [("accounts", n, 6) for n in range(7)]
