"""What a small model's entities need: words cut off are taken in again, words taken in by mistake come off, kinds are made one.

What most places of a report say of a form holds for all of them; what general lists know holds against the model.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tellings.annotate.name_spans import PARTICLES, Found, Lines, is_adjective, title_start, titles
from tellings.model import NameKind
from tellings.naming.countries import is_place, usual
from tellings.naming.forms import bodies, corporate, is_acronym
from tellings.naming.people import is_given, near

_RANK: dict[NameKind, int] = {"person": 3, "organisation": 2, "place": 1, "other": 0}
#: Nouns in small letters that go on a name before them ("Kunduz province"), and those that go before it with "of".
_AFTER = frozenset(
    "airport province region oblast district county prison stadium zoo police city island river mosque cathedral movement group magazine "
    "embassy consulate government parliament university".split()
)
_BEFORE = frozenset("province city republic region district county state island university".split())


def repaired(lines: Lines, found: Sequence[Found]) -> list[Found]:
    """The mentions with their true ends and one kind for each form, in order."""
    bare = Counter(lines.form(f.start, f.end) for f in found if not lines.heading[f.start])
    found = [_stripped(lines, f, bare) for f in found]
    found = _extended(lines, found)
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
        loose = lines.lower[f.start] in lines.plain or (usual(before) is not None and is_acronym(before)) or lines.heading[f.start]
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
            start = _leftward(lines, start, low)
        if kind != "person" and end < high and lines.lower[end] in _AFTER and lines.text[end].islower():
            kind = kind if lines.lower[end] in ("movement", "group", "magazine") else bodies()[lines.lower[end]][0]  # type: ignore[assignment]
            end += 1
        if kind == "place" and start - 2 >= low and lines.lower[start - 1] == "of" and lines.lower[start - 2] in _BEFORE:
            start -= 2
        if kind in ("organisation", "place") and end + 1 < len(lines.text) and lines.lower[end] in ("and", "&") and lines.lower[end - 1] in bodies():
            end, high = _joined(lines, found, n, end)
        title = f.title if start == f.start else title_start(lines, start) if kind == "person" else start
        out.append(Found(start, end, kind, max(low, title)))
    return out


def _leftward(lines: Lines, start: int, low: int) -> int:
    """Where a person's name begins whose entity may lack its first words."""
    i = start
    while i - 1 >= low and start - i < 3:
        j = i - 1
        if lines.lower[j] in PARTICLES and lines.text[j].islower() and len(lines.text[j]) > 1 and j - 1 >= low and lines.name_word(j - 1):
            i = j
            continue
        word = lines.lower[j]
        fits = lines.name_word(j) and lines.text[j].isalpha() and len(word) > 1 and word not in titles() and not is_adjective(lines.text[j])
        if not fits or is_place(lines.text[j]) or word in bodies() or (lines.first[j] and word in lines.plain) or lines.heading[j]:
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


def form_kinds(lines: Lines, found: Sequence[Found]) -> dict[str, NameKind]:
    """Each form's kind: what the lists say, else the majority, a tie going to the first of person, organisation, place, other."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for f in found:
        votes[lines.form(f.start, f.end)][f.kind] += 1 + 2 * (f.kind == "person" and f.title < f.start)
    people, firms = _people(votes), _firms(votes)
    return {form: _kind(form, counts, people, firms) for form, counts in votes.items()}


def _people(votes: dict[str, Counter[NameKind]]) -> frozenset[str]:
    """The words of names that are surely people's."""
    out: set[str] = set()
    for form, counts in votes.items():
        words = form.split(" ")
        if len(words) < 2 or counts["person"] * 2 < counts.total():
            continue
        alone = votes.get(words[-1], Counter())
        if is_given(words[0].strip(".")) or counts["person"] > 2 or alone["person"] * 2 >= alone.total() > 0:
            out |= {words[0], words[-1]}
        elif not alone:
            out.add(words[-1])
    return frozenset(out)


def _firms(votes: dict[str, Counter[NameKind]]) -> frozenset[str]:
    """The first words of names that end as companies' do."""
    found = (form.split(" ") for form in votes)
    return frozenset(w[0] for w in found if len(w) > 1 and all(x.lower().strip(".") in corporate() for x in w[1:]))


def _kind(form: str, counts: Counter[NameKind], people: frozenset[str], firms: frozenset[str]) -> NameKind:
    words = form.split(" ")
    last = words[-1].lower()
    kind = max(counts, key=lambda k: (counts[k], _RANK[k]))
    if len(words) == 1:
        if is_place(form):
            return "person" if form in people and counts["person"] * 2 >= counts.total() else "place"
        if form in people:
            return "person"
        if form in firms or form[0] == "@" or usual(form) is not None:
            return "organisation"
        if kind in ("organisation", "other") and counts.total() == 1 and len(form) > 5 and any(near(form.lower(), p.lower()) for p in people if len(p) > 5):
            return "person"
        return kind
    if last in bodies():
        return "place" if bodies()[last][0] == "place" and kind != "organisation" else "organisation"
    if last.strip(".") in corporate():
        return "organisation"
    if is_place(form):
        return "place"
    if usual(form) is not None:
        return "organisation"
    return "person" if kind == "other" and is_given(words[0]) and len(words) < 4 else kind
