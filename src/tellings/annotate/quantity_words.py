"""The closed sets of words that the reading of figures turns on."""

from __future__ import annotations

import functools

from tellings.weights import word_table


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """A set of ``data/quantity_words.txt`` by its name; raises KeyError for a name that is not there."""
    found = frozenset(row[1] for row in word_table("quantity_words") if row[0] == name)
    if not found:
        raise KeyError(name)
    return found
