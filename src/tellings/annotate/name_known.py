"""Names found again: what a report names once it names elsewhere too, in capitals, in small letters or misspelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tellings.annotate.name_repair import leftward, rightward
from tellings.annotate.name_rules import listed, national, speaking, titled
from tellings.annotate.name_spans import Found, Lines, title_start, titles
from tellings.model import NameKind
from tellings.naming.countries import is_place
from tellings.naming.people import is_given, near

#: A word as a tuple of one, so that forms and single words are looked up alike.
Words = tuple[str, ...]


def find_known(lines: Lines, found: Sequence[Found]) -> list[Found]:
    """The mentions given, with those that were missed, in order."""
    known = {lines.form(f.start, f.end): f.kind for f in found}
    taken = bytearray(len(lines.text))
    for f in found:
        taken[f.title : f.end] = b"\1" * (f.end - f.title)
    first = _added(lines, taken, _again(lines, known, taken))
    ruled = [f for rule in (titled, national, listed) for f in _added(lines, taken, rule(lines))]
    ruled += _added(lines, taken, speaking(lines, taken))
    new = {form: f.kind for f in ruled if (form := lines.form(f.start, f.end)) not in known}
    return sorted([*found, *first, *ruled, *_added(lines, taken, _again(lines, new, taken))])


def _added(lines: Lines, taken: bytearray, candidates: Iterable[Found]) -> list[Found]:
    """The candidates on words that no mention has yet; their words are taken from then on."""
    out = []
    for f in candidates:
        if any(taken[f.start : f.end]):
            continue
        end, kind = f.end, f.kind
        if kind != "person":
            end, kind = rightward(lines, (f.start, f.end, len(lines.text)), kind)
        if any(taken[f.end : end]):
            end, kind = f.end, f.kind
        title = f.start if any(taken[f.title : f.start]) else f.title
        taken[title:end] = b"\1" * (end - title)
        out.append(Found(f.start, end, kind, title))
    return out


def _again(lines: Lines, kinds: dict[str, NameKind], taken: bytearray) -> Iterator[Found]:
    """Further mentions of the forms known, and of the surnames and given names of the people known."""
    known = _known(kinds)
    people = sorted(
        {w[0] for some in known.values() for w, k in some if k == "person" and len(w) == 1 and len(w[0]) > 5}
    )
    i = 0
    while i < len(lines.text):
        for words, kind in known.get(lines.lower[i], ()):
            if _same(lines, i, words):
                low = max(0, taken.rfind(1, 0, i) + 1)
                start = leftward(lines, i, i + len(words), low) if kind == "person" else i
                yield Found(start, i + len(words), kind, title_start(lines, start) if kind == "person" else i)
                i += len(words) - 1
                break
        else:
            if _misspelled(lines, i, people):
                yield Found(i, i + 1, "person", title_start(lines, i))
        i += 1


def _known(kinds: dict[str, NameKind]) -> dict[str, list[tuple[Words, NameKind]]]:
    """Each form's first word in small letters -> the forms that begin with it, the longest first."""
    known: dict[str, list[tuple[Words, NameKind]]] = defaultdict(list)
    for form, kind in kinds.items():
        words = tuple(form.split(" "))
        known[words[0].lower()].append((words, kind))
        if kind == "person" and len(words) > 1:
            for word in (words[-1], words[0]) if is_given(words[0]) else (words[-1],):
                if len(word) > 2 and word.isalpha() and word.lower() not in titles():
                    known[word.lower()].append(((word,), "person"))
    for some in known.values():
        some.sort(key=lambda s: (-len(s[0]), s[0]))
    return known


def _misspelled(lines: Lines, i: int, people: Sequence[str]) -> bool:
    """Whether a name word in mid-sentence that nothing else knows is nearly the surname of somebody known."""
    word = lines.text[i]
    if lines.first[i] or len(word) < 6 or not lines.name_word(i) or is_place(word):
        return False
    return any(p[0] == word[0] and p != word and near(p.lower(), word.lower()) for p in people)


def _same(lines: Lines, i: int, words: Sequence[str]) -> bool:
    """Whether the name stands at the token, as it is known, in capitals, or (several words, or a word tagged a name) in small letters."""
    there = lines.text[i : i + len(words)]
    if len(words) == 1 and lines.doc[i].ent_type_ in ("DATE", "TIME"):
        return False  # "in May"
    if len(there) < len(words):
        return False
    if list(words) == there:
        if len(words) > 1:
            return True
        low = lines.lower[i]
        doubtful = (lines.first[i] or lines.heading[i]) and low in lines.plain
        return (
            not doubtful or lines.pos[i] == "PROPN" or (i + 1 < len(lines.text) and lines.pos[i + 1] in ("VERB", "AUX"))
        )
    if [w.lower() for w in words] != lines.lower[i : i + len(words)]:
        return False
    if all(w.isupper() for w in there if w.isalpha()):
        return len("".join(there)) > 3
    if all(w[:1].isupper() for w in there if w.isalpha()):
        return True
    return (len(words) > 1 and all(len(w) > 2 for w in words)) or (
        len(words) == 1 and lines.pos[i] == "PROPN" and len(words[0]) > 3
    )
