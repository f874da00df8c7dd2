"""Ray: the same bytes as one process, and a worker that dies loses and doubles nothing."""

import functools
import json
import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import tellings.stories as stories
from evaluation.stories_made import pile as whole_pile
from tellings.executors import Ray, Serial
from tellings.model import Report
from tellings.stories import Asked, make_stories
from tellings.stories.accounting import Chunk, Done, Task
from tellings.stories.shards import Ref
from tests.group.invented import event
from tests.stories.conftest import bare, quick

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[1]
#: Reports with whole accounts; 2,000 of them take minutes: `python -m evaluation.engines --made`.
WHOLE = 120


@pytest.fixture(scope="module")
def engine() -> Iterator[Ray]:
    """A local Ray of two workers for all tests here; its workers find the tests' modules."""
    ray = pytest.importorskip("ray")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    runtime = {"env_vars": {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}}
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="error", runtime_env=runtime)
    yield Ray(2)
    ray.shutdown()


def square(n: int) -> int:
    return n * n


def fail_on_three(n: int) -> int:
    if n == 3:
        raise ValueError("three")
    return n


def dies_once(job: tuple[int, str]) -> int:
    n, folder = job
    mark = Path(folder) / str(n)
    if n % 7 == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return n * n


def test_results_in_order(engine: Ray) -> None:
    assert list(engine.map(square, range(50))) == [n * n for n in range(50)]


def test_any_callable_is_carried_out(engine: Ray) -> None:
    assert list(engine.map(functools.partial(pow, 2), range(5))) == [1, 2, 4, 8, 16]


def test_a_fault_in_a_worker_is_raised_here(engine: Ray) -> None:
    with pytest.raises(ValueError, match="three"):
        list(engine.map(fail_on_three, range(6)))


def test_a_killed_worker_loses_and_doubles_nothing(engine: Ray, tmp_path: Path) -> None:
    jobs = [(n, str(tmp_path)) for n in range(20)]
    assert list(engine.map(dies_once, jobs)) == [n * n for n in range(20)]
    assert sorted(int(p.name) for p in tmp_path.iterdir()) == [3, 10, 17]


def contents(out: Path) -> dict[str, bytes]:
    files = (p for p in sorted(out.rglob("*")) if p.is_file() and "ledger" not in p.name)
    return {str(p.relative_to(out)): p.read_bytes() for p in files}


def pile(count: int) -> list[Report]:
    rng = random.Random(11)
    reports: list[Report] = []
    while len(reports) < count:
        n = len(reports)
        day = f"{2031 + n // 1200}-{n // 100 % 12 + 1:02}-{n % 28 + 1:02}"
        reports += event(rng, f"e{n}", rng.randint(1, 8), day)
    return reports[:count]


def test_two_thousand_reports_give_the_same_bytes(engine: Ray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "account_story", quick)
    monkeypatch.setattr(stories, "annotate_chunk", bare)
    reports = pile(2000)
    made = make_stories(reports, Asked(tmp_path / "ray"), engine)
    assert (made.reports, made.fresh) == (2000, 2000)
    assert made.accounts > 300
    make_stories(reports, Asked(tmp_path / "serial"), Serial())
    assert contents(tmp_path / "ray") == contents(tmp_path / "serial")


def dying(chunk: Chunk) -> tuple[Ref, ...]:
    """Annotations; the first worker to get a chunk whose name says so is killed when it has written them."""
    mark = chunk.folder.parent / f"died-{chunk.texts[0].report}"
    done = bare(chunk)
    if int(chunk.texts[0].row) % 3 == 1 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return done


def deadly(task: Task) -> Done:
    """An account; the worker is killed when it has written that of every seventh story, once."""
    mark = task.folder.parent / f"died-{task.story}"
    done = quick(task)
    if int(task.story[1:3], 16) % 7 == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return done


def test_workers_killed_in_the_middle_lose_and_double_no_report(
    engine: Ray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = pile(120)
    monkeypatch.setattr(stories, "annotate_chunk", bare)
    monkeypatch.setattr(stories, "account_story", quick)
    make_stories(reports, Asked(tmp_path / "serial"), Serial())
    monkeypatch.setattr(stories, "annotate_chunk", dying)
    monkeypatch.setattr(stories, "account_story", deadly)
    made = make_stories(reports, Asked(tmp_path / "ray"), engine)
    died = len(list(tmp_path.glob("died-*")))
    assert died >= 3
    assert (made.reports, made.fresh) == (120, 120)
    assert contents(tmp_path / "ray") == contents(tmp_path / "serial")


def test_whole_accounts_give_the_same_bytes(engine: Ray, tmp_path: Path) -> None:
    reports = whole_pile(WHOLE)
    made = make_stories(reports, Asked(tmp_path / "ray"), engine)
    assert made.accounts > WHOLE // 8
    accounts = [json.loads(p.read_bytes()) for p in sorted((tmp_path / "ray" / "accounts").glob("*.json"))]
    assert all(a["utterances"] and a["facts"] and a["names"] for a in accounts)  # whole ones
    make_stories(reports, Asked(tmp_path / "serial"), Serial())
    assert contents(tmp_path / "ray") == contents(tmp_path / "serial")
