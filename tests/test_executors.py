"""Executors: the same results in the same order, one process or several."""

import os
import signal
from collections.abc import Iterator

import pytest

from tellings.errors import TellingsError
from tellings.executors import FEW, LARGE, Fitting, Processes, Serial, available, executor


def square(n: int) -> int:
    return n * n


def fail_on_three(n: int) -> int:
    if n == 3:
        raise ValueError("three")
    return n


def test_processes_give_what_serial_gives() -> None:
    items = list(range(20))
    assert list(Processes(2).map(square, items)) == list(Serial().map(square, items))


def test_a_fault_in_a_worker_is_raised_here() -> None:
    with pytest.raises(ValueError, match="three"):
        list(Processes(2).map(fail_on_three, range(6)))


def test_a_few_items_stay_in_this_process() -> None:
    assert isinstance(executor(None, FEW), Serial)
    assert isinstance(executor(1, 1000), Serial)
    assert isinstance(executor(4, 1), Serial)


def test_never_more_processes_than_items() -> None:
    chosen = executor(8, 3)
    assert isinstance(chosen, Processes)
    assert chosen.count == 3
    assert available() >= 1


def whose(n: int) -> int:
    return os.getpid()


def killed_on_three(n: int) -> int:
    if n == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def test_in_a_block_the_workers_stay() -> None:
    with Processes(1) as engine:
        assert len({*engine.map(whose, range(3)), *engine.map(whose, range(3))}) == 1
        assert engine.pool is not None
    assert engine.pool is None
    list(engine.map(whose, range(2)))
    assert engine.pool is None


def test_a_killed_process_is_told_and_no_traceback() -> None:
    with pytest.raises(TellingsError, match="a worker process was killed"):
        list(Processes(1).map(killed_on_three, range(6)))


def test_a_few_units_stay_here_and_many_do_not() -> None:
    with Fitting(1) as engine:
        assert set(engine.map(whose, range(9))) == {os.getpid()}
    with Fitting(2) as engine:
        assert set(engine.map(whose, range(LARGE))) == {os.getpid()}
        others = set(engine.map(whose, range(LARGE + 1)))
        assert os.getpid() not in others
        assert set(engine.map(whose, range(1))) <= others  # the workers are there


def test_units_are_not_read_far_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for n in range(100):
            taken.append(n)
            yield n

    with Processes(1) as engine:
        results = engine.map(square, items())
        assert next(results) == 0
        assert len(taken) < 20
        results.close()
        assert list(engine.map(square, [3])) == [9]  # a map that was left lets the next one work
