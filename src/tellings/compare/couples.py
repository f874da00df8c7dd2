"""Things two by two, each looked at once however many couples it stands in."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T")
S = TypeVar("S")
K = TypeVar("K", bound=Hashable)
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


class Couples(Generic[T]):
    """``things`` are all that stand in a couple, each once; ``a`` and ``b`` are the places in it of the two of each couple."""

    def __init__(self, things: Sequence[T], a: npt.NDArray[np.int64], b: npt.NDArray[np.int64]) -> None:
        self.things = things
        self.a = a
        self.b = b

    @classmethod
    def of(cls, pairs: Sequence[tuple[T, T]]) -> Couples[T]:
        """The couples that the pairs are; one thing is one object."""
        things: list[T] = []
        place: dict[int, int] = {}
        for thing in itertools.chain.from_iterable(pairs):
            if id(thing) not in place:
                place[id(thing)] = len(things)
                things.append(thing)
        places = np.fromiter((place[id(x)] for x in itertools.chain.from_iterable(pairs)), np.int64)
        return cls(things, places[::2], places[1::2])

    def __len__(self) -> int:
        return len(self.a)

    def each(self, look: Callable[[T], S]) -> Couples[S]:
        """The same couples of something of each thing."""
        return Couples([look(x) for x in self.things], self.a, self.b)

    def numbers(self, look: Callable[[T], float]) -> tuple[Numbers, Numbers]:
        """A number of the one and of the other, an entry a couple."""
        found = np.array([look(x) for x in self.things], np.float64)
        return found[self.a], found[self.b]

    def same(self, look: Callable[[T], Hashable]) -> Flags:
        """Whether both have the same, an entry a couple."""
        codes: dict[Hashable, int] = {}
        found = np.array([codes.setdefault(look(x), len(codes)) for x in self.things], np.int64)
        equal: Flags = found[self.a] == found[self.b]
        return equal

    def shared(self, look: Callable[[T], frozenset[K]]) -> tuple[Flags, Numbers]:
        """Of a set of each: whether both have some, and how many they have in common; an entry a couple."""
        return self.meeting(look, lambda one, other: len(one & other))

    def meeting(
        self, look: Callable[[T], frozenset[K]], meet: Callable[[frozenset[K], frozenset[K]], float]
    ) -> tuple[Flags, Numbers]:
        """Of a set of each: whether both have some, and what the two make together where they do, 0 elsewhere; an entry a couple."""
        sets = [look(x) for x in self.things]
        some = np.fromiter(map(bool, sets), np.bool_, len(sets))
        both = some[self.a] & some[self.b]
        found = np.zeros(len(self.a))
        pairs = zip(self.a[both].tolist(), self.b[both].tolist(), strict=True)
        found[both] = [meet(sets[i], sets[j]) for i, j in pairs]
        return both, found
