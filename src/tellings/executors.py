"""How stages are carried out: one after another, in several processes, or on Ray. Results are the same, in the same order.

An executor has one method, ``map(do, items)``: a pure, module-level function applied to each item, results in order, lazily.
Executors do not know stages, stages do not know executors. In a ``with`` block an executor keeps its workers, and what they
have loaded, from one map to the next; outside of one each map starts and ends its own.
"""

from __future__ import annotations

import collections
import concurrent.futures.process
import itertools
import logging
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

from tellings.errors import ExtraMissing, TellingsError
from tellings.startup import leave_out

T = TypeVar("T")
R = TypeVar("R")

#: Up to this many reports stay in one process, since a new one loads the models first. Chosen, not fitted.
FEW = 12
#: Up to this many large units of work (a file, a chunk of reports) stay in one process. Chosen, not fitted.
LARGE = 2
#: Tasks in flight for each process: enough to keep it busy, few enough that a long input is not read far ahead.
AHEAD = 4
#: Times a task is carried out again on Ray when its worker died.
AGAIN = 3


class Executor(Protocol):
    """Applies a function to items, in order."""

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """``do`` of each item, in the order of the items."""
        ...

    def __enter__(self) -> Executor:
        """Keeps the workers until the end of the block."""
        ...

    def __exit__(self, *error: object) -> None:
        """Lets the workers go."""
        ...


class Serial:
    """In this process, one after another."""

    def __enter__(self) -> Serial:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """``do`` of each item, in the order of the items."""
        return map(do, items)


class Processes:
    """In ``count`` fresh processes; each loads the models it needs once."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.kept = False
        self.pool: concurrent.futures.ProcessPoolExecutor | None = None

    def __enter__(self) -> Processes:
        self.kept = True
        return self

    def __exit__(self, *error: object) -> None:
        self.kept = False
        self.stop()

    def stop(self) -> None:
        """End the processes; what has not begun is not done."""
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)
            self.pool = None

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """``do`` of each item, in the order of the items; an exception in a worker is raised here."""
        if self.pool is None:
            context = multiprocessing.get_context("spawn")
            self.pool = concurrent.futures.ProcessPoolExecutor(self.count, mp_context=context, initializer=leave_out)
        pool = self.pool
        waiting: collections.deque[concurrent.futures.Future[R]] = collections.deque()
        try:
            for item in items:
                waiting.append(pool.submit(do, item))
                if len(waiting) >= self.count * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except concurrent.futures.process.BrokenProcessPool as error:
            raise TellingsError(
                "a worker process was killed (too little memory?): run again with fewer --jobs; what is done stays done"
            ) from error
        finally:
            for left in waiting:
                left.cancel()
            if not self.kept:
                self.stop()


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
        self.kept = self.started = False

    def __enter__(self) -> Ray:
        self.kept = True
        return self

    def __exit__(self, *error: object) -> None:
        self.kept = False
        self.stop()

    def start(self) -> None:
        """Start a local Ray where this process is connected to none."""
        if not self.ray.is_initialized():
            os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
            self.ray.init(
                num_cpus=self.count, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR
            )
            self.started = True

    def stop(self) -> None:
        """End the Ray that was started here."""
        if self.started:
            self.ray.shutdown()
            self.started = False

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """``do`` of each item, in the order of the items; an exception in a worker is raised here."""
        ray = self.ray
        self.start()
        task, of = ray.remote(max_retries=AGAIN)(carry_out), ray.put(do)
        waiting: collections.deque[Any] = collections.deque()
        try:
            for item in items:
                waiting.append(task.remote(of, item))
                if len(waiting) >= self.count * AHEAD:
                    yield ray.get(waiting.popleft())
            while waiting:
                yield ray.get(waiting.popleft())
        finally:
            for left in waiting:
                ray.cancel(left, force=True)
            if not self.kept:
                self.stop()


def carry_out(do: Callable[[T], R], item: T) -> R:
    """A task of Ray, which takes functions alone: here any callable."""
    return do(item)


class Fitting:
    """As many processes as pay off, at most ``count``: a few units of work stay in this one while no others are there."""

    def __init__(self, count: int | None = None) -> None:
        self.processes = Processes(count or available())

    def __enter__(self) -> Fitting:
        self.processes.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.processes.__exit__(*error)

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """``do`` of each item, in the order of the items."""
        rest = iter(items)
        first = list(itertools.islice(rest, LARGE + 1))
        few = len(first) <= LARGE and self.processes.pool is None
        engine: Executor = Serial() if few or self.processes.count == 1 else self.processes
        return engine.map(do, itertools.chain(first, rest))


def executor(jobs: int | None, items: int) -> Executor:
    """The executor for ``items`` units of work: ``jobs`` processes, or as many as pay off when ``jobs`` is None."""
    if jobs is None:
        jobs = 1 if items <= FEW else available()
    return Serial() if min(jobs, items) <= 1 else Processes(min(jobs, items))


def available() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
