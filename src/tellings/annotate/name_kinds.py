"""What kind of thing each form of a report names: person, organisation, place or other.

What most places of a report say of a form holds for all of them; what general lists know holds against the model, and so does what
the words around a name say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tellings.annotate.name_spans import Found, Lines, is_adjective, titles
from tellings.model import NameKind
from tellings.naming.countries import is_place, usual
from tellings.naming.forms import bodies, corporate, is_camel
from tellings.naming.people import is_given, near

_RANK: dict[NameKind, int] = {"person": 3, "organisation": 2, "place": 1, "other": 0}
#: How many of the model's votes the words around a name outweigh: a title or an age is wrong far less often than the model.
_EVIDENCE = 3
_OCCASIONS = frozenset("day eve cup war games olympics festival treaty agreement act olympiad".split())
_SETTLEMENTS = frozenset("village town city province district region county suburb island capital port".split())
_VENTURES = frozenset(
    "rival company firm startup giant bank network newspaper daily agency platform app website retailer carrier airline broker".split()
)
#: Role nouns that may stand for what a place or body is as well ("Acme, the leader in ...").
_BOTH = frozenset("leader head host manager investor trader author forward rival fellow boss".split())
_KIN = frozenset(
    "father mother son daughter brother sister husband wife uncle aunt cousin nephew niece widow widower grandson".split()
)
#: A single word spoken of as "it" more often than as "he" or "she", never introduced as a person, is none.
_IT = frozenset("it its which itself".split())
_HE = frozenset("he she his her him hers who whose himself herself".split())


def form_kinds(lines: Lines, found: Sequence[Found]) -> dict[str, NameKind]:
    """Each form's kind: what the lists say, else the majority, a tie going to the first of person, organisation, place, other."""
    votes = count_kinds(lines, found)
    people, firms = sure_people(votes), _firms(votes) | _compounded(lines, found) | _neuter(lines, found, votes)
    return {form: _kind(form, counts, people, firms) for form, counts in votes.items()}


def count_kinds(lines: Lines, found: Sequence[Found]) -> dict[str, Counter[NameKind]]:
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for f in found:
        counts = votes[lines.form(f.start, f.end)]
        counts[f.kind] += 1
        evidence = _evidence(lines, f)
        if evidence is not None:
            counts[evidence] += _EVIDENCE
    return votes


def _evidence(lines: Lines, f: Found) -> NameKind | None:
    """What the words around a mention say of its kind: a title, an age, a role in apposition; "town of"; "rival", "chipmaker"."""
    if (f.kind == "person" and f.title < f.start) or apposed(lines, f.end):
        return "person"
    if f.start > 1 and lines.lower[f.start - 1] == "of" and lines.lower[f.start - 2] in _SETTLEMENTS:
        return "place"
    before = lines.lower[f.start - 1] if f.start else ""
    if (before.endswith("maker") and before not in titles()) or before in _VENTURES:
        return "organisation"
    return None


def apposed(lines: Lines, end: int) -> bool:
    """Whether what follows makes a name a person's: ", 34," or ", a retired teacher" or ", spokesman for" or "is a teacher"."""
    if end + 2 >= len(lines.text) or lines.lower[end] not in (",", "is", "was"):
        return False
    if lines.text[end + 1].isdigit() and len(lines.text[end + 1]) < 3 and lines.text[end + 2] in (",", ".", ")"):
        return True
    for i in range(end + 1, min(end + 6, len(lines.text))):
        if (titles().get(lines.lower[i]) == "" and lines.lower[i] not in _BOTH) or lines.lower[i] in _KIN:
            return True
        if lines.pos[i] not in ("DET", "PRON", "ADJ", "NOUN", "PROPN") or (
            lines.pos[i] == "PROPN" and not is_adjective(lines.text[i])
        ):
            return False
    return False


#: A single word that stands right before a noun in at least this share of its places ("Acme shares") and never with a title or a
#: given name is a company, not a person.
_COMPOUND = 0.15


def _compounded(lines: Lines, found: Sequence[Found]) -> frozenset[str]:
    """The single words that behave as companies' names do."""
    before: Counter[str] = Counter()
    total: Counter[str] = Counter()
    titled: set[str] = set()
    for f in found:
        if f.end - f.start == 1 and not lines.heading[f.start]:
            word = lines.text[f.start]
            total[word] += 1
            before[word] += f.end < len(lines.text) and lines.pos[f.end] == "NOUN"
            if f.title < f.start:
                titled.add(word)
    return frozenset(
        w for w, n in total.items() if w not in titled and not is_given(w) and before[w] >= max(1, _COMPOUND * n)
    )


def sure_people(votes: dict[str, Counter[NameKind]]) -> frozenset[str]:
    """The words of names that are surely people's."""
    out: set[str] = set()
    for form, counts in votes.items():
        words = form.split(" ")
        if len(words) < 2 or counts["person"] * 2 < counts.total():
            continue
        alone = votes.get(words[-1], Counter())
        if alone["place"] > 2 * counts["person"] or is_place(words[-1]):
            continue
        if (
            is_given(words[0].strip("."))
            or counts["person"] > 1
            or alone["person"] * 2 >= alone.total() > 0
            or len(alone) > 1
        ):
            out |= {words[0], words[-1]}
        elif not alone:
            out.add(words[-1])
    return frozenset(out)


def _neuter(lines: Lines, found: Sequence[Found], votes: dict[str, Counter[NameKind]]) -> frozenset[str]:
    """Single words in at least three places that the words after them, to the end of the sentence, take up as "it"."""
    balance: Counter[str] = Counter()
    for f in found:
        if f.end - f.start != 1 or lines.heading[f.start]:
            continue
        word = lines.text[f.start]
        if is_given(word) or votes[word].total() < 3:
            continue
        for i in range(f.end, min(f.end + 25, len(lines.text))):
            if lines.text[i] in (".", "!", "?") or "\n" in lines.text[i]:
                break
            if lines.lower[i] in _IT:
                balance[word] += 1
            elif lines.lower[i] in _HE:
                balance[word] -= 1
    return frozenset(w for w, n in balance.items() if n > 0)


def _firms(votes: dict[str, Counter[NameKind]]) -> frozenset[str]:
    """The first words of names that end as companies' do."""
    found = (form.split(" ") for form in votes)
    return frozenset(w[0] for w in found if len(w) > 1 and all(x.lower().strip(".") in corporate() for x in w[1:]))


def _kind(form: str, counts: Counter[NameKind], people: frozenset[str], firms: frozenset[str]) -> NameKind:
    words = form.split(" ")
    last = words[-1].lower()
    if is_place(form) and not (form in people and counts["person"] * 2 >= counts.total()):
        return "place"
    kind = max(counts, key=lambda k: (counts[k], _RANK[k]))
    if len(words) == 1:
        if form in people:
            return "person"
        if (
            (form in firms and kind != "place")
            or form[0] == "@"
            or usual(form) is not None
            or (kind == "other" and is_camel(form))
        ):
            return "organisation"
        rare = kind in ("organisation", "other") and counts.total() == 1 and len(form) > 5
        if rare and any(near(form.lower(), p.lower()) for p in people if len(p) > 5):
            return "person"
        return kind
    if usual(form) is not None:
        return "organisation"
    if last in _OCCASIONS:
        return "other"
    if last in bodies():
        return "place" if bodies()[last][0] == "place" and kind != "organisation" else "organisation"
    if last.strip(".") in corporate():
        return "organisation"
    return "person" if kind == "other" and is_given(words[0]) and len(words) < 4 else kind
