"""Names found again: what a report names once it names elsewhere too, and what general lists know needs no model."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tellings.annotate.name_kinds import apposed
from tellings.annotate.name_spans import Found, Lines, cleaned, is_adjective, is_title, title_start, titles
from tellings.model import NameKind
from tellings.naming.countries import is_demonym, is_place, usual
from tellings.naming.forms import bodies, is_acronym
from tellings.naming.people import is_given, near

_PLAIN_HEADS = frozenset("prison airport province hospital zoo police".split())
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*[a-z]$")
_SPEECH = frozenset("said says told added tells adds recalled explained".split())
_JOINERS = frozenset("of the for and & de la du des do da di del van von der den al el bin ibn -".split())


def find_known(lines: Lines, found: Sequence[Found]) -> list[Found]:
    """The mentions given, with those that were missed."""
    kinds = {lines.form(f.start, f.end): f.kind for f in found}
    taken = _Taken(len(lines.text))
    out: list[Found] = list(found)
    for f in found:
        taken.add(f.title, f.end)
    for extra in (_again(lines, kinds), _titled(lines), _national(lines), _listed(lines), _speaking(lines, taken)):
        for f in extra:
            if taken.free(f.start, f.end):
                title = f.title if taken.free(f.title, f.start) else f.start
                taken.add(title, f.end)
                out.append(f._replace(title=title))
    return sorted(out)


class _Taken:
    """The tokens that a mention has already."""

    def __init__(self, size: int) -> None:
        self._is = bytearray(size)

    def free(self, start: int, end: int) -> bool:
        return not any(self._is[start:end])

    def add(self, start: int, end: int) -> None:
        for i in range(start, end):
            self._is[i] = 1


def _again(lines: Lines, kinds: dict[str, NameKind]) -> Iterator[Found]:
    """Further mentions of the forms known, and of the surnames and given names of the people known."""
    sequences: dict[str, list[tuple[tuple[str, ...], NameKind]]] = defaultdict(list)
    for form, kind in kinds.items():
        words = tuple(form.split(" "))
        sequences[words[0].lower()].append((words, kind))
        if kind == "person" and len(words) > 1:
            for word in (words[-1], words[0]) if is_given(words[0]) else (words[-1],):
                if len(word) > 2 and word.isalpha() and word.lower() not in titles():
                    sequences[word.lower()].append(((word,), "person"))
    people = {w[0] for some in sequences.values() for w, kind in some if kind == "person" and len(w) == 1 and len(w[0]) > 5}
    for some in sequences.values():
        some.sort(key=lambda s: (-len(s[0]), s[0]))
    i = 0
    while i < len(lines.text):
        for words, kind in sequences.get(lines.lower[i], ()):
            end = i + len(words)
            if _same(lines, i, words):
                title = title_start(lines, i) if kind == "person" else i
                yield Found(i, end, kind, title)
                i = end - 1
                break
        else:
            if lines.name_word(i) and not lines.first[i] and len(lines.text[i]) > 5 and lines.pos[i] == "PROPN":
                known = sorted(p for p in people if p[0] == lines.text[i][0] and p != lines.text[i] and near(p.lower(), lines.lower[i]))
                if known and not is_place(lines.text[i]):
                    yield Found(i, i + 1, "person", title_start(lines, i))
        i += 1


def _same(lines: Lines, i: int, words: Sequence[str]) -> bool:
    """Whether the name stands at the token, as it is known, in capitals, or (several words, or a word tagged a name) in small letters."""
    there = lines.text[i : i + len(words)]
    if len(there) < len(words):
        return False
    if list(words) == there:
        if len(words) > 1:
            return True
        low = lines.lower[i]
        doubtful = (lines.first[i] or lines.heading[i]) and low in lines.plain
        return not doubtful or lines.pos[i] == "PROPN" or (i + 1 < len(lines.text) and lines.pos[i + 1] in ("VERB", "AUX"))
    if [w.lower() for w in words] != lines.lower[i : i + len(words)]:
        return False
    if all(w.isupper() for w in there if w.isalpha()):
        return len("".join(there)) > 3
    if all(w[:1].isupper() for w in there if w.isalpha()):
        return True
    return len(words) > 1 and all(len(w) > 2 for w in words) or (len(words) == 1 and lines.pos[i] == "PROPN" and len(words[0]) > 3)


def _run(lines: Lines, i: int) -> int:
    """The end of the run of name words that starts at the token."""
    end = i
    while end < len(lines.text):
        if lines.capital(end) and lines.text[end][:1].isalpha():
            end += 1
        elif end > i and lines.lower[end] in _JOINERS and end + 1 < len(lines.text) and lines.capital(end + 1) and lines.text[end + 1][:1].isalpha():
            end += 1
        else:
            break
    return end


def _titled(lines: Lines) -> Iterator[Found]:
    """Capitalised words after a title, and runs that begin with a given name."""
    i = 0
    while i < len(lines.text):
        low = lines.lower[i]
        if is_title(lines, i) and lines.capital(i) and not lines.heading[i] and i + 1 < len(lines.text) and lines.capital(i + 1):
            end = i + 1
            while end < len(lines.text) and lines.lower[end] in titles() and not is_given(lines.lower[end]):
                end += 1
            stop = end
            while stop < len(lines.text) and lines.capital(stop) and lines.text[stop][:1].isalpha() and stop - end < 4:
                stop += 1
            if stop > end and all(lines.pos[j] == "PROPN" for j in range(end, stop)) and not is_place(lines.text[end]):
                f = cleaned(lines, end, stop, "person")
                if f is not None:
                    yield f
                i = stop
                continue
        elif is_given(low) and lines.capital(i) and not lines.heading[i]:
            stop = i + 1
            while stop < len(lines.text) and lines.capital(stop) and lines.text[stop][:1].isalpha() and stop - i < 4:
                stop += 1
            if stop - i > 1 and all(lines.pos[j] == "PROPN" for j in range(i, stop)) and lines.lower[stop - 1] not in bodies():
                f = cleaned(lines, i, stop, "person")
                if f is not None:
                    yield f
                i = stop
                continue
        i += 1


def _listed(lines: Lines) -> Iterator[Found]:
    """Places and abbreviations that the lists know, acronyms in brackets, and runs headed by a body's noun."""
    i = 0
    while i < len(lines.text):
        word = lines.text[i]
        if lines.capital(i) and word[:1].isalpha():
            end = _run(lines, i)
            last = lines.lower[end - 1]
            if not lines.heading[i] and end - i > 1 and last in bodies() and lines.text[end - 1][0].isupper() and not lines.first[i]:
                known = "organisation" if usual(lines.form(i, end)) else bodies()[last][0]
                f = cleaned(lines, i, end, known)  # type: ignore[arg-type]
                if f is not None:
                    yield f
                i = end
                continue
            more = end + (end < len(lines.text) and lines.lower[end] in ("international", "military"))
            if more < len(lines.text) and lines.lower[more] in _PLAIN_HEADS and not lines.first[i]:
                if all(lines.name_word(j) for j in range(i, end)):
                    yield Found(i, more + 1, bodies()[lines.lower[more]][0], i)  # type: ignore[arg-type]
                    i = more
                    continue
            if _CAMEL.match(word) and lines.pos[i] == "PROPN" and not word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "Van")):
                yield Found(i, i + 1, "organisation", i)
            if is_place(word) and lines.pos[i] == "PROPN":
                yield Found(i, i + 1, "place", i)
            elif usual(word) is not None and is_acronym(word):
                yield Found(i, i + 1, "organisation", i)
            elif is_acronym(word) and i > 0 and lines.text[i - 1] == "(" and i + 1 < len(lines.text) and lines.text[i + 1] == ")":
                yield Found(i, i + 1, "organisation", i)
        elif word[0] == "@" and len(word) > 3:
            yield Found(i, i + 1, "organisation", i)
        i += 1


def _speaking(lines: Lines, taken: _Taken) -> Iterator[Found]:
    """Runs of two or three name words that speak or that an age or a role in apposition makes people."""
    i = 0
    while i < len(lines.text):
        if not lines.name_word(i) or lines.heading[i] or not taken.free(i, i + 1) or is_adjective(lines.text[i]):
            i += 1
            continue
        end = i + 1
        while end < len(lines.text) and end - i < 4 and lines.name_word(end) and taken.free(end, end + 1):
            end += 1
        speaks = (end < len(lines.text) and lines.lower[end] in _SPEECH) or (i > 0 and lines.lower[i - 1] in _SPEECH)
        whole = i == 0 or not lines.name_word(i - 1)
        if 1 < end - i < 4 and whole and lines.lower[end - 1] not in bodies() and (speaks or apposed(lines, end)):
            f = cleaned(lines, i, end, "person")
            if f is not None:
                yield f
        i = end


def _national(lines: Lines) -> Iterator[Found]:
    """A nation's bodies in small letters: "the Utopian armed forces", "Utopian foreign ministry"."""
    for i, word in enumerate(lines.text):
        if not (lines.capital(i) and is_demonym(word)):
            continue
        for end in range(min(i + 4, len(lines.text)), i + 1, -1):
            last = lines.lower[end - 1]
            phrase = " ".join(lines.lower[end - 2 : end])
            if last in ("army", "military", "ministry", "police", "parliament", "navy", "embassy", "consulate", "government") or phrase in (
                "armed forces",
                "air force",
                "foreign ministry",
            ):
                inner = range(i + 1, end - 1 - (phrase in ("armed forces", "air force")))
                if all(lines.pos[j] in ("ADJ", "NOUN", "PROPN") and lines.text[j].isalpha() for j in inner):
                    yield Found(i, end, "organisation", i)
                    break
