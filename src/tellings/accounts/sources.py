"""Whether many reports have a particular from one source only: then their agreement is that source's word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tellings.model import Entity, Fact


def one_source(names: Sequence[Entity]) -> Callable[[Fact], str | None]:
    """For the story's names, a function from a fact to the one source that all its reports cite; None where one speaks for itself.

    Sources are one where they are forms of one name, or the same words.
    """
    named: dict[str, str] = {}
    for entity in names:
        for form in entity.forms:
            named.setdefault(_key(form), entity.name)

    def source(fact: Fact) -> str | None:
        cited = {
            named.get(_key(a.according_to), _plain(a.according_to)) if a.according_to else None for a in fact.backing
        }
        several = len({a.report for a in fact.backing}) > 1
        return cited.pop() if several and len(cited) == 1 else None

    return source


def _key(words: str) -> str:
    return _plain(words).lower()


def _plain(words: str) -> str:
    """The words without an article before them and with single spaces."""
    told = words.split()
    return " ".join(told[1:] if len(told) > 1 and told[0].lower() in ("the", "a", "an") else told)
