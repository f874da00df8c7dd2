"""How stages are carried out: one after another, in several processes, or on Ray. Results are the same, in the same order.

An executor has one method, ``map(do, items)``: a pure, module-level function applied to each item, results in order, lazily.
Executors do not know stages, stages do not know executors.
"""

from __future__ import annotations

import collections
import concurrent.futures
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

from tellings.errors import ExtraMissing
from tellings.startup import leave_out

T = TypeVar("T")
R = TypeVar("R")

#: Up to this many reports stay in one process, since a new one loads the models first. Chosen, not fitted.
FEW = 12
#: Tasks in flight for each process: enough to keep it busy, few enough that a long input is not read far ahead.
AHEAD = 4
#: Times a task is carried out again on Ray when its worker died.
AGAIN = 3


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
        pool = concurrent.futures.ProcessPoolExecutor(self.count, mp_context=context, initializer=leave_out)
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


class Ray:
    """On Ray: the cluster this process is connected to, or a local one of ``count`` workers. The only place that knows Ray.

    A task whose worker dies is carried out again by another, up to `AGAIN` times. Raises ExtraMissing without Ray.
    """

    def __init__(self, count: int | None = None) -> None:
        try:
            import ray
        except ImportError as error:
            raise ExtraMissing("Ray is not installed: pip install 'tellings[ray]'") from error
        self.ray = ray
        self.count = count or available()

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """``do`` of each item, in the order of the items; an exception in a worker is raised here."""
        ray = self.ray
        started = not ray.is_initialized()
        if started:
            os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
            ray.init(num_cpus=self.count, include_dashboard=False, log_to_driver=False, logging_level="error")
        task = ray.remote(max_retries=AGAIN)(do)
        waiting: collections.deque[Any] = collections.deque()
        try:
            for item in items:
                waiting.append(task.remote(item))
                if len(waiting) >= self.count * AHEAD:
                    yield ray.get(waiting.popleft())
            while waiting:
                yield ray.get(waiting.popleft())
        finally:
            for left in waiting:
                ray.cancel(left, force=True)
            if started:
                ray.shutdown()


def executor(jobs: int | None, items: int) -> Executor:
    """The executor for ``items`` units of work: ``jobs`` processes, or as many as pay off when ``jobs`` is None."""
    if jobs is None:
        jobs = 1 if items <= FEW else available()
    return Serial() if min(jobs, items) <= 1 else Processes(min(jobs, items))


def available() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
