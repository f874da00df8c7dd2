"""Which words of a clause are negated, and which words of two clauses cannot both hold."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.compare.pages import Page, alike
from tellings.compare.readings import Stated
from tellings.model import Word
from tellings.weights import word_list, word_table

#: Negative prefixes: "unhurt" negates "hurt".
PREFIXES = ("un", "non", "dis", "in", "im")
#: Shares of a whole that differ by so many hundredths differ.
APART = 20
#: Dependencies of what a verb asserts.
ASSERTED = frozenset({"acomp", "attr", "dobj", "advmod", "oprd", "xcomp"})
#: The least length of a word that a prefix or an ending leaves.
STEM = 4
#: Letters of a stem that are compared: "complaint" and "complained" are one.
LONGEST = 7
#: Words whose stem is kept: more than a story of 500 reports has.
KEPT = 1 << 16
ENDINGS = tuple("iously ously ingly edly ions ious ion ing ies ity ness ous ed ly es s e y".split())


@functools.lru_cache(KEPT)
def stem(key: str) -> str:
    """The first letters of a key without its commonest ending, so that "serious" and "seriously", "injure" and "injury" meet."""
    for ending in ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= STEM:
            return key[: -len(ending)][:LONGEST]
    return key[:LONGEST]


def telling(page: Page, i: int) -> str | None:
    """The stem of a word that can be negated and be missed elsewhere: a verb, noun, adjective or adverb of manner of some weight."""
    return _told_by(page.lemmas[i], page.notes.words[i].pos)


@functools.lru_cache(KEPT)
def _told_by(lemma: str, pos: str) -> str | None:
    if pos not in ("VERB", "NOUN", "ADJ", "ADV") or (pos == "ADV" and not lemma.endswith("ly")):
        return None
    return None if lemma in _words("light") or lemma in _words("weak") else stem(alike().get(lemma, lemma))


def negated_words(stated: Stated) -> frozenset[int]:
    """The indices of the telling words that the clause negates: by a negation, or by a verb of failing. A question negates nothing."""
    page, words = stated.reading.page, stated.reading.page.notes.words
    inside = page.word_range(stated.clause.span)
    found: dict[int, int] = {}
    negation, failing = _words("negation"), _words("failing")
    for i in inside:
        lemma = page.lemmas[i]
        if words[i].dep == "neg" or lemma in negation:
            if i + 1 < len(words) and page.lower(i + 1) in _words("half"):
                continue
            if words[i].dep == "appos":
                continue  # "children, none of them older"
            at = words[i].head
            at = words[at].head if page.lower(at) == "longer" else at  # "no longer open"
            for target in _targets(words, at, inside):
                found[target] = found.get(target, 0) + 1
        elif lemma in failing and words[i].pos == "VERB":
            for k in inside:
                if words[k].head == i and words[k].dep in ("xcomp", "dobj", "ccomp"):
                    found[k] = found.get(k, 0) + 1
    if not found or _lasting(stated):
        return frozenset()
    return frozenset(i for i, n in found.items() if n % 2 == 1 and telling(page, i) is not None)


def _lasting(stated: Stated) -> bool:
    """Whether the clause tells for how long something has not been: "had not visited for three years" denies no later visit."""
    page = stated.reading.page
    words = [page.notes.words[i] for i in page.word_range(stated.clause.span)]
    perfect = any(w.lemma.lower() == "have" and w.dep == "aux" for w in words)
    return perfect and any(t.type == "DURATION" for t in page.times(stated.clause.span))


def _targets(words: Sequence[Word], head: int, inside: range) -> Iterator[int]:
    """What a negation at a word negates: a predicate, what a light verb takes, what qualifies either.

    "No bridge will open" negates the opening, "there is no bridge" the bridge.
    """
    while words[head].pos in ("NUM", "DET", "PRON") and words[head].head in inside and words[head].head != head:
        head = words[head].head
    governor = words[head].head
    below = [k for k in inside if words[k].head == head and k != head]
    light = words[head].lemma.lower() in _words("light")
    if words[head].pos in ("NOUN", "PROPN") and words[head].dep in ("nsubj", "nsubjpass") and governor in inside:
        if words[governor].lemma.lower() in _words("light"):
            yield head
            yield from (k for k in inside if words[k].head == governor and words[k].dep in ("acomp", "attr"))
        else:
            yield governor
    elif words[head].pos in ("NOUN", "PROPN"):
        yield head
        yield from (m for m in below if words[m].dep == "amod")
        if words[head].dep == "dobj" and governor in inside and words[governor].lemma.lower() not in _words("light"):
            yield governor
    else:
        yield head
        for k in below:
            if words[k].dep in (("acomp", "attr", "dobj", "xcomp", "oprd", "advmod") if light else ("advmod", "acomp")):
                yield k
                if light:
                    yield from (m for m in inside if words[m].head == k and words[m].dep == "amod")


class Polar(NamedTuple):
    """A clause's telling words by stem, those it says and those it negates, and its words that exclude others.

    ``prefixed`` are the stems said that begin with a negative prefix, each with its word and the stem of what it negates. ``share`` is a
    word for a share of a whole with its hundredths and the key of the whole, None where that is a pronoun; ``groups`` the words of each
    group of `compare_exclusive`; ``excluded`` the keys that opposites of its own exclude. A clause that asserts nothing (a question, "if")
    is empty.
    """

    said: dict[str, str]
    negated: dict[str, str]
    prefixed: tuple[tuple[str, str, str], ...]
    share: tuple[str, int, str | None] | None
    groups: dict[int, frozenset[str]]
    keys: frozenset[str]
    excluded: frozenset[str]


def read_polar(stated: Stated, denied: frozenset[int] = frozenset()) -> Polar:
    """What of a clause may contradict another; the words with the indices ``denied`` are left out: it only denies them."""
    if not _asserts(stated):
        return Polar({}, {}, (), None, {}, frozenset(), frozenset())
    page = stated.reading.page
    negated = negated_words(stated)
    said: dict[str, str] = {}
    refused: dict[str, str] = {}
    inside = page.word_range(stated.clause.span)
    for i in sorted(_core(stated) - denied):
        key = telling(page, i)
        if key is not None and i in inside:
            (refused if i in negated else said).setdefault(key, page.forms[i])
    keys = frozenset() if negated else stated.reading.keys  # "not hurt" is no opposite of "safe"
    excluded = frozenset(y for x in keys for y in opposites_table().get(x, ()))
    return Polar(said, refused, tuple(_prefixed(said)), _share(stated), _groups(stated), keys, excluded)


def exclusive_words(stated: Stated) -> dict[int, frozenset[str]]:
    """The words of a clause that exclude others, by the number of their group; none where it asserts nothing."""
    found = _groups(stated)
    return found if found and _asserts(stated) else {}


def _groups(stated: Stated) -> dict[int, frozenset[str]]:
    page, exclusive = stated.reading.page, _exclusive()
    groups: dict[int, frozenset[str]] = {}
    for i in page.word_range(stated.clause.span):
        lemma = page.lemmas[i]
        if lemma in exclusive and page.notes.words[i].pos in ("NOUN", "VERB", "ADJ") and not _capital(page, i):
            group = exclusive[lemma]
            groups[group] = groups.get(group, frozenset()) | {lemma}
    return groups


def _asserts(stated: Stated) -> bool:
    """Whether a clause says that something is so: no question, no condition, nothing that is only supposed."""
    page = stated.reading.page
    inside = page.word_range(stated.clause.span)
    forms = page.forms[inside.start : inside.stop]
    if not _words("open").isdisjoint(forms) or ("until" in forms and not _words("negation").isdisjoint(forms)):
        return False  # what is not so until then is so then
    sentence = page.sentence(stated.clause.span.start)
    asks = sentence is not None and sentence.of(page.text).rstrip("”\"'’").endswith("?")
    return not asks and not _supposed(page, stated.clause.verb)


def _prefixed(said: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """The stems with a negative prefix, each with its word and the stem of what that negates."""
    for key, word in said.items():
        if key.startswith(PREFIXES):
            for prefix in PREFIXES:
                if key.startswith(prefix) and len(key) - len(prefix) >= STEM:
                    bare = key.removeprefix(prefix)
                    yield key, word, stem(alike().get(bare, bare))


def _supposed(page: Page, verb: int) -> bool:
    """Whether a clause is only supposed, or stands under a negation: "let's pretend that it is safe", "I do not say that it is safe"."""
    words = page.notes.words
    head = words[verb].head
    if words[head].lemma.lower() in _words("supposing"):
        return True
    return words[verb].dep == "ccomp" and any(
        w.dep == "neg" and w.head == head for w in words[max(0, head - 4) : head + 2]
    )


def _capital(page: Page, i: int) -> bool:
    """Whether a word is part of a name ("North Korean"); the first of a sentence is not."""
    at = page.starts[i]
    return page.text[at].isupper() and not any(s.start == at for s in page.sentences)


def _core(stated: Stated) -> frozenset[int]:
    """The words that the clause asserts: its verb with what hangs on it, and what qualifies that; nothing under an infinitive."""
    page, words = stated.reading.page, stated.reading.page.notes.words
    below: dict[int, list[int]] = defaultdict(list)
    for k in page.word_range(stated.clause.span):
        below[words[k].head].append(k)
    top = stated.clause.verb
    if any(page.forms[k] == "to" for k in below[top]):
        return frozenset()
    own = {k for k in below[top] if words[k].dep in ASSERTED} | {top}
    if page.lemmas[top] not in _words("seeming"):
        own -= {k for k in own if k != top and any(page.forms[m] == "to" for m in below[k])}
    preps = [k for k in below[top] if words[k].dep == "prep"]
    own |= {k for prep in preps for k in below[prep] if words[k].dep == "pobj"}
    qualifying = {m for k in own for m in below[k] if words[m].dep in ("amod", "advmod", "acomp", "attr")}
    return frozenset(own | qualifying)


def opposed(a: Polar, b: Polar) -> tuple[str, str, str] | None:
    """What speaks for two clauses not both being true, the surest sign: its name, a's word, b's word."""
    return next(_signs(a, b), None)


def _signs(a: Polar, b: Polar) -> Iterator[tuple[str, str, str]]:
    if a.negated or a.prefixed:
        yield from (("negated", x, y) for x, y in _contrary(a, b))
    if b.negated or b.prefixed:
        yield from (("negated", y, x) for x, y in _contrary(b, a))
    if a.share is not None and b.share is not None and abs(a.share[1] - b.share[1]) >= APART and _one_whole(a, b):
        yield "share", a.share[0], b.share[0]
    if a.groups and b.groups:
        for group in sorted(a.groups.keys() & b.groups.keys()):
            own, other = a.groups[group], b.groups[group]
            if len(own) == len(other) == 1 and own != other:
                yield "exclusive", min(own), min(other)
    if not a.excluded.isdisjoint(b.keys):
        for y in sorted((a.excluded & b.keys) - a.keys):
            for x in sorted(opposites_table()[y] & a.keys - b.keys):
                yield "opposite", x, y


def _contrary(a: Polar, b: Polar) -> Iterator[tuple[str, str]]:
    """Words that a negates, by a negation or a prefix, and b says."""
    for key, word in a.negated.items():
        if key in b.said and not b.negated and key not in a.said:
            yield f"not {word}", b.said[key]
    for key, word, bare in a.prefixed:
        if key not in b.said and bare in b.said:
            yield word, b.said[bare]


def _one_whole(a: Polar, b: Polar) -> bool:
    """Whether two shares may be of one whole: of one noun, or one of "them"."""
    return a.share is not None and b.share is not None and len({a.share[2], b.share[2]} - {None}) < 2


def _share(stated: Stated) -> tuple[str, int, str | None] | None:
    """A word for a share of a whole: "most of them", "half the crew"; not "for the most part"."""
    page, words = stated.reading.page, stated.reading.page.notes.words
    inside = page.word_range(stated.clause.span)
    shares = _share_words()
    for i in inside:
        lemma = page.lemmas[i]
        if lemma in shares and not (i + 1 < len(words) and page.lower(i + 1) == "part"):
            of = next((k for k in inside if page.lower(k) == "of" and words[k].head == i), None)
            whole = next((k for k in inside if words[k].head == of and words[k].dep == "pobj"), None)
            if of is None and words[i].dep in ("amod", "det") and words[words[i].head].pos == "NOUN":
                whole = words[i].head
            if of is not None or whole is not None:
                return page.lower(i), shares[lemma], page.keys[whole] if whole is not None else None
    return None


@functools.cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(word for word, other in word_table("compare_polarity") if other == sort)


@functools.cache
def _share_words() -> dict[str, int]:
    return {word: int(share) for word, share in word_table("compare_shares")}


@functools.cache
def _exclusive() -> dict[str, int]:
    return {word: i for i, line in enumerate(word_list("compare_exclusive")) for word in line.split()}


@functools.cache
def opposites_table() -> dict[str, frozenset[str]]:
    """Each word of the list of opposites with those that it excludes."""
    found: dict[str, set[str]] = {}
    for x, y in word_table("compare_opposites"):
        found.setdefault(x, set()).add(y)
        found.setdefault(y, set()).add(x)
    return {k: frozenset(v) for k, v in found.items()}
