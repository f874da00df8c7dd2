"""Whom a speaker stands for: "the Taliban" and their spokesman, a firm and its chief, "festival organisers" and their spokeswoman.

One report names the body, the next its spokesman, a third an office: one utterance, three sources. A side is a set of words: those of
a body's names, those that the reports put beside a person's office, those of a source without a name. Two speakers whose sides are
mostly the same words may well be one voice.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tellings.compare.pages import Page
from tellings.compare.readings import PRONOUNS
from tellings.compare.roles import LIGHT, domain
from tellings.model import Entity, Statement
from tellings.weights import word_list

WORD = re.compile(r"\w+")
Sides = Mapping[str, frozenset[str]]


def find_sides(pages: Sequence[Page], entities: Mapping[str, Entity]) -> Sides:
    """For each entity the words of the body that it is or speaks for, countries by their name; ids without any are left out."""
    words: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        ids = page.entity_ids()
        for role in page.notes.roles:
            if role.entity in ids:
                words[ids[role.entity]].update(role.modifiers)
    texts = {page.report.id: page.text for page in pages}
    for key, entity in entities.items():
        if (
            entity.kind == "person"
        ):  # a form may hold the title ("harbour director Mara Venn"), a mention is the name alone
            forms = {mention.span.of(texts[mention.report]) for mention in entity.mentions if mention.report in texts}
            words[key] -= {word for form in forms for word in WORD.findall(form.lower())}
        else:
            words[key] |= {word for form in entity.forms for word in WORD.findall(form.lower().replace(".", ""))}
    return {key: found for key, own in words.items() if (found := _telling(own))}


def side_of(page: Page, statement: Statement, sides: Sides) -> frozenset[str]:
    """The words of whom the statement's speakers stand for, with those of its source."""
    spans = [*statement.speaker, *((statement.source,) if statement.source else ())]
    found = {word for entity in page.speakers(statement.speaker) for word in sides.get(entity, ())}
    return frozenset(found | _telling(set(page.content(spans)) - PRONOUNS))


def _telling(words: set[str]) -> frozenset[str]:
    """Their country for words that stand for one, letters that stand for a name without their points ("N.W.B.")."""
    return frozenset(domain(word.replace(".", "")) for word in sorted(words)) - LIGHT - _offices()


@functools.cache
def _offices() -> frozenset[str]:
    """Words for those who speak that say nothing of whom they speak for."""
    return frozenset(word_list("compare_voices"))
