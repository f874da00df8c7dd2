"""Executors: the same results in the same order, one process or several."""

import pytest

from tellings.executors import FEW, Processes, Serial, available, executor


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
