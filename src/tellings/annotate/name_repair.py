"""What a small model's entities need: words cut off are taken in again, words taken in by mistake come off, kinds are made one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tellings.annotate.name_kinds import count_kinds, form_kinds, sure_people
from tellings.annotate.name_spans import (
    NEVER,
    PARTICLES,
    Found,
    Lines,
    gerund,
    is_adjective,
    is_title,
    title_start,
    titles,
)
from tellings.model import NameKind
from tellings.naming.countries import is_place, kin, usual
from tellings.naming.forms import bodies, is_acronym
from tellings.naming.people import is_given

#: Nouns in small letters that go on a name before them ("Kunduz province"), and those that go before it with "of".
_AFTER = frozenset(
    "airport province region oblast district county prison stadium zoo police city island river mosque cathedral movement group magazine "
    "embassy consulate government parliament university".split()
)
_KEEP = frozenset("movement group magazine".split())
_DOTTED = frozenset("inc ltd corp co jr sr bros".split())
_BEFORE = frozenset("province city republic region district county state island university".split())


#: Networks where people write: "wrote on Twitter Anna Kessler" names Anna Kessler.
_NETWORKS = frozenset(
    "twitter facebook instagram telegram tiktok youtube whatsapp linkedin snapchat reddit weibo vkontakte bluesky".split()
)


def repaired(lines: Lines, found: Sequence[Found]) -> list[Found]:
    """The mentions with their true ends and one kind for each form, in order."""
    bare = Counter(lines.form(f.start, f.end).lower() for f in found if not lines.heading[f.start])
    found = [_stripped(lines, f, bare) for f in found]
    found = _extended(lines, found)
    found = _titles_off(lines, found)
    kinds = form_kinds(lines, found)
    return [
        f._replace(kind=(kind := kinds[lines.form(f.start, f.end)]), title=f.title if kind == "person" else f.start)
        for f in found
    ]


def _stripped(lines: Lines, f: Found, bare: Counter[str]) -> Found:
    """Without words before (or, in a headline, after) a name that the report gives by itself more often."""
    if f.kind == "person" and f.end - f.start > 1 and lines.lower[f.start] in _NETWORKS:
        f = Found(f.start + 1, f.end, f.kind, f.start + 1)
    size = f.end - f.start
    if size < 2 or bare[lines.form(f.start, f.end).lower()] > 1:
        return f
    for cut in range(1, size):
        rest = lines.form(f.start + cut, f.end).lower()
        before = lines.form(f.start, f.start + cut)
        loose = lines.lower[f.start] in lines.plain or _lettered(before) or lines.heading[f.start]
        loose = loose or (lines.first[f.start] and before.endswith("ing"))
        known = bare[rest] > 1 or (size - cut > 1 and bare[rest] > 0)
        doubtful = loose or bare[before.lower()] > 0
        named = size - cut > 1 and is_given(lines.lower[f.start + cut])
        odd = (known and (doubtful or lines.pos[f.start] != "PROPN")) or (named and doubtful)
        if odd and f.kind == "person" and not is_given(lines.lower[f.start]):
            return Found(f.start + cut, f.end, f.kind, f.start + cut)
    if lines.heading[f.start]:
        for cut in range(size - 1, 0, -1):
            if bare[lines.form(f.start, f.start + cut).lower()]:
                return f._replace(end=f.start + cut)
    return f


def _lettered(word: str) -> bool:
    """Whether the word is an agency's or a body's abbreviation rather than a given name ("AFP", "DPolG")."""
    return (usual(word) is not None and is_acronym(word)) or (
        word.isalpha() and len(word) < 7 and word[-1].isupper() and len(word) > 2
    )


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
            start = leftward(lines, start, end, low)
            if out and out[-1].kind != "place" and _tied(lines, out[-1], start):
                start = out.pop().start
                low = out[-1].end if out else 0
        if kind == "person":
            end = _tailed(lines, end)
        else:
            end, kind = rightward(lines, (start, end, high), kind)
        if end < high and lines.text[end] == "." and lines.lower[end - 1] in _DOTTED and lines.close(end - 1):
            end += 1
        if (
            kind == "place"
            and start - 2 >= low
            and lines.lower[start - 1] == "of"
            and lines.lower[start - 2] in _BEFORE
        ):
            start -= 0 if _whole_country(lines, start, end) else 2
        if kind in ("organisation", "place"):
            end = _joined(lines, found, n, end)
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
    hyphens = end + 3 < high and lines.text[end] == lines.text[end + 2] == "-"
    return end + 4 if hyphens and len(lines.text[end + 1]) < 4 and lines.capital(end + 3) else end


def rightward(lines: Lines, place: tuple[int, int, int], kind: NameKind) -> tuple[int, NameKind]:
    """Where a body's or place's name (from, to, no farther than) ends that a noun in small letters goes on, and of what kind it is."""
    start, end, high = place
    end = _hyphened(lines, end, high)
    if lines.lower[end : end + 2] == ["news", "agency"] and end + 2 <= high:
        return end + 2, "organisation"
    if end >= high or lines.lower[end] not in _AFTER or not lines.text[end].islower():
        return end, kind
    if start > 0 and lines.lower[start - 1] == "the" and lines.lower[end] in ("city", "island", "university"):
        return end, kind  # "the Riviera city" tells where a city lies and does not name it
    return end + 1, kind if lines.lower[end] in _KEEP else bodies()[lines.lower[end]][0]


def _tailed(lines: Lines, end: int) -> int:
    """The end of a person's name that particles go on, whatever the entity after them: "Ursa von der" before "Halm"."""
    i = end
    while i < len(lines.text) and lines.lower[i] in PARTICLES and lines.text[i].islower() and i - end < 3:
        i += 1
    return i + 1 if i > end and lines.name_word(i) else end


def _tied(lines: Lines, f: Found, start: int) -> bool:
    """Whether only particles stand between a single word and a surname ("Paulo do" before "Rego")."""
    between = range(f.end, start)
    return (
        f.end - f.start == 1
        and bool(between)
        and all(lines.lower[i] in PARTICLES and lines.text[i].islower() for i in between)
    )


def leftward(lines: Lines, start: int, end: int, low: int) -> int:
    """Where a person's name begins whose entity may lack its first words."""
    i = start
    while i > low and start - i < 3:
        j = i - 1
        if (
            lines.lower[j] in PARTICLES
            and lines.text[j].islower()
            and len(lines.text[j]) > 1
            and j > low
            and lines.name_word(j - 1)
        ) or (_begins(lines, j) and not (i < end - 1 and is_given(lines.lower[i]))):
            i = j
        else:
            break
    while i < start and lines.lower[i] in PARTICLES:
        i += 1
    return i


def _begins(lines: Lines, j: int) -> bool:
    """Whether the token may be a given name that stands before a surname."""
    word, low = lines.text[j], lines.lower[j]
    if (
        not lines.name_word(j)
        or not word.isalpha()
        or len(word) < 2
        or lines.heading[j]
        or (lines.first[j] and (low in lines.plain or gerund(lines, j)))
    ):
        return False
    return not (
        low in NEVER or low in titles() or low in bodies() or is_adjective(word) or is_place(word) or is_acronym(word)
    )


def _joined(lines: Lines, found: Sequence[Found], n: int, end: int) -> int:
    """The end of a body's name that goes on after "and", which the entity had as its last word ("the Lake Zoo and" + "Garden")."""
    linked = end + 1 < len(lines.text) and lines.lower[end] in ("and", "&") and lines.lower[end - 1] in bodies()
    if not linked or lines.doc[end].ent_iob_ != "I":
        return end
    stop = end + 1
    while lines.name_word(stop) and stop - end < 4:
        stop += 1
    after = found[n + 1] if n + 1 < len(found) else None
    return stop if stop > end + 1 and (after is None or after.start >= stop or after.end <= stop) else end
