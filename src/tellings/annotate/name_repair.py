"""What a small model's entities need: words cut off are taken in again, words taken in by mistake come off, kinds are made one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tellings.annotate.name_kinds import count_kinds, form_kinds, sure_people
from tellings.annotate.name_spans import PARTICLES, Found, Lines, is_adjective, is_title, title_start, titles
from tellings.model import NameKind
from tellings.naming.countries import is_place, kin, usual
from tellings.naming.forms import bodies, is_acronym
from tellings.naming.people import is_given

#: Nouns in small letters that go on a name before them ("Kunduz province"), and those that go before it with "of".
_AFTER = frozenset(
    "airport province region oblast district county prison stadium zoo police city island river mosque cathedral movement group magazine "
    "embassy consulate government parliament university".split()
)
_DOTTED = frozenset("inc ltd corp co jr sr bros".split())
_BEFORE = frozenset("province city republic region district county state island university".split())


def repaired(lines: Lines, found: Sequence[Found]) -> list[Found]:
    """The mentions with their true ends and one kind for each form, in order."""
    bare = Counter(lines.form(f.start, f.end) for f in found if not lines.heading[f.start])
    found = [_stripped(lines, f, bare) for f in found]
    found = _extended(lines, found)
    found = _titles_off(lines, found)
    kinds = form_kinds(lines, found)
    return [f._replace(kind=(kind := kinds[lines.form(f.start, f.end)]), title=f.title if kind == "person" else f.start) for f in found]


def _stripped(lines: Lines, f: Found, bare: Counter[str]) -> Found:
    """Without words before (or, in a headline, after) a name that the report gives by itself more often."""
    size = f.end - f.start
    if size < 2 or bare[lines.form(f.start, f.end)] > 1:
        return f
    for cut in range(1, size):
        rest = lines.form(f.start + cut, f.end)
        before = lines.form(f.start, f.start + cut)
        loose = lines.lower[f.start] in lines.plain or _lettered(before) or lines.heading[f.start]
        known = bare[rest] > 1 or (size - cut > 1 and bare[rest])
        odd = f.kind == "person" and known and not is_given(lines.lower[f.start]) and (loose or bare[before] > 0 or lines.pos[f.start] != "PROPN")
        named = f.kind == "person" and size - cut > 1 and is_given(lines.lower[f.start + cut]) and (loose or bare[before] > 0)
        if odd or (named and not is_given(lines.lower[f.start])):
            return Found(f.start + cut, f.end, f.kind, f.start + cut)
    if lines.heading[f.start]:
        for cut in range(size - 1, 0, -1):
            if bare[lines.form(f.start, f.start + cut)]:
                return f._replace(end=f.start + cut)
    return f


def _lettered(word: str) -> bool:
    """Whether the word is an agency's or a body's abbreviation rather than a given name ("AFP", "DPolG")."""
    return (usual(word) is not None and is_acronym(word)) or (word.isalpha() and len(word) < 7 and word[-1].isupper() and len(word) > 2)


def _extended(lines: Lines, found: Sequence[Found]) -> list[Found]:
    """With the given name, the particle or the noun that the entity left out."""
    out: list[Found] = []
    for n, f in enumerate(found):
        low = out[-1].end if out else 0
        high = found[n + 1].title if n + 1 < len(found) else len(lines.text)
        if f.start < low:
            continue
        start, end, kind = f.start, f.end, f.kind
        if kind == "person" and f.title == start:
            start = _leftward(lines, start, end, low)
            if out and out[-1].end < start and out[-1].end - out[-1].start == 1 and out[-1].kind != "place" and _particles(lines, out[-1].end, start):
                start = out.pop().start
                low = out[-1].end if out else 0
        end = _hyphened(lines, end, high)
        adjectival = start > 0 and lines.lower[start - 1] == "the" and f.end < high and lines.lower[f.end] in ("city", "island", "university", "group")
        if kind != "person" and end < high and lines.lower[end] in _AFTER and lines.text[end].islower() and not adjectival:
            kind = kind if lines.lower[end] in ("movement", "group", "magazine") else bodies()[lines.lower[end]][0]  # type: ignore[assignment]
            end += 1
        elif kind == "organisation" and lines.lower[end : end + 2] == ["news", "agency"]:
            end += 2
        if end < high and lines.text[end] == "." and lines.lower[end - 1] in _DOTTED and not lines.doc[end - 1].whitespace_:
            end += 1
        if kind == "place" and start - 2 >= low and lines.lower[start - 1] == "of" and lines.lower[start - 2] in _BEFORE and not _whole_country(lines, start, end):
            start -= 2
        if kind in ("organisation", "place") and end + 1 < len(lines.text) and lines.lower[end] in ("and", "&") and lines.lower[end - 1] in bodies():
            end, high = _joined(lines, found, n, end)
        title = f.title if start == f.start else title_start(lines, start) if kind == "person" else start
        out.append(Found(start, end, kind, max(low, title)))
    return out


def _titles_off(lines: Lines, found: Sequence[Found]) -> list[Found]:
    """With people out of what the model took for bodies because of a title: "Sheriff Poe" where Poe is a person."""
    people = sure_people(count_kinds(lines, found))
    out = []
    for f in found:
        start = f.start
        while f.kind != "person" and start < f.end - 1 and is_title(lines, start):
            start += 1
        if start > f.start and all(w in people for w in lines.text[start : f.end]):
            f = Found(start, f.end, "person", f.start)
        out.append(f)
    return out


def _whole_country(lines: Lines, start: int, end: int) -> bool:
    """Whether "region of" before the name only says where: the name is a whole country's."""
    return lines.lower[start - 2] not in ("republic", "state") and kin(lines.form(start, end)) == lines.form(start, end)


def _hyphened(lines: Lines, end: int, high: int) -> int:
    """The end of a name that small words and hyphens go on: "Mazar" in "Mazar-i-Sharif"."""
    if end + 3 < high and lines.text[end] == lines.text[end + 2] == "-" and len(lines.text[end + 1]) < 4 and lines.capital(end + 3):
        return end + 4
    return end


def _particles(lines: Lines, start: int, end: int) -> bool:
    """Whether only particles stand there, which tie a given name to a surname ("do" in "Paulo do Rego")."""
    return all(lines.lower[i] in PARTICLES and lines.text[i].islower() for i in range(start, end))


def _leftward(lines: Lines, start: int, end: int, low: int) -> int:
    """Where a person's name begins whose entity may lack its first words."""
    i = start
    while i - 1 >= low and start - i < 3:
        j = i - 1
        if lines.lower[j] in PARTICLES and lines.text[j].islower() and len(lines.text[j]) > 1 and j - 1 >= low and lines.name_word(j - 1):
            i = j
            continue
        word = lines.lower[j]
        fits = lines.name_word(j) and lines.text[j].isalpha() and len(word) > 1 and word not in titles() and not is_adjective(lines.text[j])
        begun = i < end - 1 and is_given(lines.lower[i])
        if not fits or begun or is_place(lines.text[j]) or is_acronym(lines.text[j]) or word in bodies() or (lines.first[j] and word in lines.plain) or lines.heading[j]:
            break
        i = j
    while i < start and lines.lower[i] in PARTICLES:
        i += 1
    return i


def _joined(lines: Lines, found: Sequence[Found], n: int, end: int) -> tuple[int, int]:
    """The end of a body's name that goes on after "and": the entity's own last word was "and", or what follows has no other start."""
    entity = lines.doc[end].ent_iob_ == "I"
    stop = end + 1
    while stop < len(lines.text) and lines.name_word(stop) and stop - end < 4:
        stop += 1
    after = found[n + 1] if n + 1 < len(found) else None
    if entity and stop > end + 1 and (after is None or after.start >= stop or after.end <= stop):
        return stop, stop
    return end, len(lines.text)
