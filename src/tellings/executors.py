"""How stages are carried out: one after another, or in several processes. Results are the same, and in the same order.

An executor has one method, ``map(do, items)``: a pure, module-level function applied to each item, results in order, lazily.
Executors do not know stages, stages do not know executors.
"""

from __future__ import annotations

import collections
import concurrent.futures
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Up to this many reports one process is faster than starting more: a new process loads the models first, about the time
#: that annotating a dozen reports takes (`python -m evaluation.speed --jobs`).
FEW = 12
#: Tasks in flight for each process: enough to keep it busy, few enough that a long input is not read far ahead.
AHEAD = 4


class Executor(Protocol):
    """Applies a function to items, in order."""

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """``do`` of each item, in the order of the items."""
        ...


class Serial:
    """In this process, one after another."""

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """``do`` of each item, in the order of the items."""
        return map(do, items)


class Processes:
    """In ``count`` fresh processes; each loads the models it needs once."""

    def __init__(self, count: int) -> None:
        self.count = count

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """``do`` of each item, in the order of the items; an exception in a worker is raised here."""
        context = multiprocessing.get_context("spawn")
        pool = concurrent.futures.ProcessPoolExecutor(self.count, mp_context=context)
        waiting: collections.deque[concurrent.futures.Future[R]] = collections.deque()
        try:
            for item in items:
                waiting.append(pool.submit(do, item))
                if len(waiting) >= self.count * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def executor(jobs: int | None, items: int) -> Executor:
    """The executor for ``items`` units of work: ``jobs`` processes, or as many as pay off when ``jobs`` is None."""
    if jobs is None:
        jobs = 1 if items <= FEW else available()
    return Serial() if min(jobs, items) <= 1 else Processes(min(jobs, items))


def available() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
