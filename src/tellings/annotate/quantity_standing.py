"""How a figure stands in its sentence: as a fact, a claim or a forecast, and whether it tells of a rise or a fall."""

from __future__ import annotations

import functools
import re
from typing import Literal

from spacy.tokens import Token

from tellings.annotate.quantity_words import word_set
from tellings.model import Standing
from tellings.weights import word_table

_HEDGED = re.compile(
    r"\b(?:according to|reportedly|allegedly|purportedly|said to|believed to|thought to|claimed|alleged|estimates? by|in the words of)\b",
    re.I,
)


def standing(token: Token, sentence: str, at: int) -> Standing:
    """What the figure at a token is: a forecast under a future or an expectation, a claim under a verb of saying, else a fact.

    ``at`` is where the token stands in its sentence.
    """
    claim = False
    node = token
    for _ in range(14):
        if node.pos_ in ("VERB", "AUX"):
            if node.lemma_ in word_set("say") and node is not token:
                claim = True
            elif not claim and (node.lemma_ in word_set("expect") or (modal := _modal(node)) == "forecast"):
                return "forecast"
            elif not claim and modal == "claim":
                claim = True
            elif (
                not claim and node.dep_ == "xcomp" and node.head.lower_ in ("going", "set", "due", "likely", "expected")
            ):
                return "forecast"
        elif node.lower_ in word_set("expected") or any(c.lower_ in word_set("expected") for c in node.lefts):
            return "forecast"
        if node.head is node or node.head.i == node.i:
            break
        node = node.head
    if claim:
        return "claim"
    if _HEDGED.search(sentence) or _in_quotes(sentence, at):
        return "claim"
    return "fact"


def _modal(verb: Token) -> Standing | None:
    """What the verb's modal makes of it: "will rise" a forecast, "may have risen" a claim."""
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if not any(word in word_set("modal") for word in auxiliaries):
        return None
    return "claim" if "have" in auxiliaries else "forecast"


def _in_quotes(text: str, at: int) -> bool:
    before = text[:at]
    if before.count("“") > before.count("”"):
        return True
    return before.count('"') % 2 == 1 and '"' in text[at:]


@functools.cache
def _changes() -> dict[tuple[str, str], Literal["up", "down"]]:
    return {(row[1], row[2]): "up" if row[0] == "up" else "down" for row in word_table("quantity_changes")}


def change(first: Token, last: Token, after: Token | None) -> Literal["up", "down"] | None:
    """The direction of a change whose size or result is the figure from ``first`` to ``last``; ``after`` is the noun that follows it."""
    table = _changes()
    doc = first.doc
    before = [doc[i].lower_ for i in range(max(0, first.i - 3), first.i)]
    if before and before[-1] == "from":
        return None
    for word in reversed(before):
        if ("word", word) in table and "than" not in before:
            if after is None or after.tag_ != "NNS":
                return table["word", word]
            break
        if word not in ("by", "about", "some", "around", "nearly", "almost", "to", "at", "just"):
            break
    if (
        last.i + 1 < len(doc)
        and (found := table.get(("word", doc[last.i + 1].lower_)))
        and doc[last.i + 1].lower_ in ("higher", "lower")
    ):
        return found
    if after is not None and (found := table.get(("noun", after.lemma_.lower()))):
        return found
    definite = bool(before) and before[-1] in ("the", "these", "those", "its", "his", "her", "their")
    return None if definite else _governed(last, table)


def _governed(token: Token, table: dict[tuple[str, str], Literal["up", "down"]]) -> Literal["up", "down"] | None:
    node, by = token, False
    for _ in range(5):
        if node.head.i == node.i:
            break
        by = by or (node.dep_ == "prep" and node.lower_ in ("by", "to"))
        if node.dep_ in ("nsubj", "nsubjpass", "relcl", "conj", "appos") or (
            node.dep_ == "prep" and node.lower_ not in ("by", "to", "of", "at")
        ):
            return None
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            lemma = node.lemma_.lower()
            return table.get(("verb", lemma)) or (table.get(("verb by", lemma)) if by else None)
        if node.pos_ == "NOUN" and node is not token and (found := table.get(("noun", node.lemma_.lower()))):
            return found
    return None
