"""Names that a rule finds without the model: after a title, by a given name, by a body's noun, by who speaks or is of an age."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.name_kinds import apposed
from tellings.annotate.name_spans import PARTICLES, Found, Lines, cleaned, is_adjective, is_title, titles
from tellings.naming.countries import is_demonym, is_place, usual
from tellings.naming.forms import bodies, is_acronym, is_camel
from tellings.naming.people import is_given

#: Nouns in small letters that make a name of the name words before them ("Ofer prison").
_PLAIN_HEADS = frozenset("prison airport province hospital zoo police".split())
#: A nation's bodies in small letters, by their last words.
_NATIONAL = frozenset("army military ministry police parliament navy embassy consulate government".split())
_FORCES = (["armed", "forces"], ["air", "force"])
_SPEECH = frozenset("said says told added tells adds recalled explained".split())
_JOINERS = frozenset("of the for and & de la du des do da di del van von der den al el bin ibn -".split())
#: Places whose names in small letters are ordinary words.
_ALSO_WORDS = frozenset("turkey china chad jordan lima male mali peru georgia rome orange".split())


def _letters(lines: Lines, i: int) -> bool:
    return i < len(lines.text) and lines.capital(i) and lines.text[i][:1].isalpha()


def _people_run(lines: Lines, start: int) -> int:
    """The end of the name words, at most four, from the token on."""
    end = start
    while end - start < 4 and (_letters(lines, end) or (end > start and _particle(lines, end))):
        end += 1
    return end


def _in_person(lines: Lines, i: int, start: int) -> bool:
    """Whether the token may stand in a person's name that begins at ``start``; a given name may be tagged anything."""
    return lines.pos[i] == "PROPN" or lines.text[i] in PARTICLES or (i == start and is_given(lines.lower[i]))


def _particle(lines: Lines, i: int) -> bool:
    return i < len(lines.text) and lines.text[i] in PARTICLES and _letters(lines, i + 1)


def titled(lines: Lines) -> Iterator[Found]:
    """Capitalised words after a title, and runs that begin with a given name."""
    i = 0
    while i < len(lines.text):
        start = i
        if lines.heading[i] or not lines.capital(i):
            i += 1
            continue
        if is_title(lines, i) and not is_given(lines.lower[i]):
            while start < len(lines.text) and lines.lower[start] in titles() and not is_given(lines.lower[start]):
                start += 1
        elif not is_given(lines.lower[i]):
            i += 1
            continue
        end = _people_run(lines, start)
        named = (
            end > start
            and all(_in_person(lines, j, start) for j in range(start, end))
            and lines.lower[end - 1] not in bodies()
        )
        if named and (end - i > 1) and not is_place(lines.text[start]):
            found = cleaned(lines, start, end, "person")
            if found is not None:
                yield found
        i = max(end, i + 1)


def national(lines: Lines) -> Iterator[Found]:
    """A nation's bodies in small letters: "the Utopian armed forces", "Utopian foreign ministry"."""
    for i, word in enumerate(lines.text):
        if not (lines.capital(i) and is_demonym(word)):
            continue
        for end in range(min(i + 4, len(lines.text)), i + 1, -1):
            forces = lines.lower[end - 2 : end] in _FORCES
            inner = range(i + 1, end - 2 if forces else end - 1)
            plain = all(lines.pos[j] in ("ADJ", "NOUN", "PROPN") and lines.text[j].isalpha() for j in inner)
            if (forces or lines.lower[end - 1] in _NATIONAL) and plain:
                yield Found(i, end, "organisation", i)
                break


def listed(lines: Lines) -> Iterator[Found]:
    """Places and abbreviations that the lists know, acronyms in brackets, and runs headed by a body's noun."""
    i = 0
    while i < len(lines.text):
        word = lines.text[i]
        if word[0] == "@" and len(word) > 3:
            yield Found(i, i + 1, "organisation", i)
        elif _letters(lines, i):
            headed = _headed(lines, i)
            if headed is not None:
                yield headed
                i = headed.end
                continue
            if is_place(word) and lines.pos[i] == "PROPN":
                yield Found(i, i + 1, "place", i)
            elif _body_word(lines, i):
                yield Found(i, i + 1, "organisation", i)
        elif lines.pos[i] == "PROPN" and len(word) > 3 and word not in _ALSO_WORDS and is_place(word.title()):
            yield Found(i, i + 1, "place", i)
        i += 1


def _run(lines: Lines, i: int) -> int:
    """The end of the run of name words, small words between them allowed, that starts at the token."""
    end = i
    while _letters(lines, end) or (
        end < len(lines.text) and lines.lower[end] in _JOINERS and end > i and _letters(lines, end + 1)
    ):
        end += 1
    return end


def _headed(lines: Lines, i: int) -> Found | None:
    """A run of name words from the token on that a body's noun heads."""
    if lines.first[i]:
        return None
    end = _run(lines, i)
    last = lines.lower[end - 1]
    if end - i > 1 and last in bodies() and lines.text[end - 1][0].isupper() and not lines.heading[i]:
        return cleaned(lines, i, end, "organisation" if usual(lines.form(i, end)) else bodies()[last][0])
    more = end + (lines.lower[end : end + 1] in (["international"], ["military"]))
    if more < len(lines.text) and lines.lower[more] in _PLAIN_HEADS and all(lines.name_word(j) for j in range(i, end)):
        return None if is_adjective(lines.text[i]) else Found(i, more + 1, bodies()[lines.lower[more]][0], i)
    return None


def _body_word(lines: Lines, i: int) -> bool:
    """Whether the word is a body's by itself: a known abbreviation, one in brackets, or one with capitals inside."""
    word = lines.text[i]
    if is_acronym(word):
        return usual(word) is not None or (i > 0 and lines.text[i - 1 : i + 2 : 2] == ["(", ")"])
    return lines.pos[i] == "PROPN" and is_camel(word)


def speaking(lines: Lines, taken: bytearray) -> Iterator[Found]:
    """Runs of two or three name words, none taken yet, that speak or that an age or a role in apposition makes people."""
    i = 0
    while i < len(lines.text):
        if not lines.name_word(i) or lines.heading[i] or taken[i] or is_adjective(lines.text[i]):
            i += 1
            continue
        end = i + 1
        while end - i < 4 and lines.name_word(end) and not taken[end]:
            end += 1
        speaks = (end < len(lines.text) and lines.lower[end] in _SPEECH) or (i > 0 and lines.lower[i - 1] in _SPEECH)
        whole = not lines.name_word(i - 1)
        if 1 < end - i < 4 and whole and lines.lower[end - 1] not in bodies() and (speaks or apposed(lines, end)):
            found = cleaned(lines, i, end, "person")
            if found is not None:
                yield found
        i = end
