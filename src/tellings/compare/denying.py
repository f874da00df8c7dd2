"""Where a report denies something: the denying words, and the words for what is denied.

A word denies by what it governs: "denied that", "dismissed the reports", "called the charge baseless", "there is no evidence that". The
list of words is data (``data/compare_denying.txt``); "was denied bail", "counter-terrorism" and "a patent dispute" are no denials.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.compare.pages import Page
from tellings.model import Span, Word
from tellings.text import outside
from tellings.weights import word_list, word_table

NEGATIVE = frozenset({"not", "n't", "n’t", "no", "never", "neither", "nor", "without", "hardly", "none", "nothing"})
#: Dependencies under a denying verb that hold what it denies.
DENIED = frozenset({"dobj", "ccomp", "xcomp", "prep", "oprd", "pcomp", "pobj", "acl", "relcl"})
#: Dependencies of a verb that make what is denied a whole sentence.
CLAUSE = frozenset({"ccomp", "xcomp", "pcomp", "acl"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
#: Verbs whose infinitive happens: "went on to deny".
GOING = frozenset({"go", "continue", "move", "rush", "hasten", "begin", "hurry"})
#: Verbs under whose negation there is no evidence: "never saw any evidence", not "never describe the evidence".
HAVING = frozenset(
    {"be", "have", "see", "find", "provide", "offer", "present", "show", "cite", "give", "uncover", "produce"}
)
#: Words after a verb of denying among which what is withheld stands: "denies the town the use of the lake".
WITHHELD = 8
#: Lemmas whose sort is kept: more than a story of 500 reports has.
KEPT = 1 << 16
#: Where somebody lies, he does not tell untruths.
PLACES = frozenset(
    "in on at near under along beside behind around between within outside before ahead down there".split()
)


class Denying(NamedTuple):
    """A denial: its page, the number of its sentence, the denying word, the words for what is denied, and those for who denies.

    Words are given by their indices; either run may be empty.
    """

    page: Page
    sentence: int
    word: int
    denied: tuple[int, ...]
    by: tuple[int, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether it says its own instead of what it denies: "countered that it expects to win"."""
        return self.page.notes.words[self.word].lemma.lower() in ("counter", "retort")

    @property
    def sorts(self) -> frozenset[str]:
        """How its word denies (`compare_denying`)."""
        return _sort(self.page.notes.words[self.word].lemma.lower())

    @property
    def whole(self) -> bool:
        """Whether what it denies is a whole sentence: "denied that the dam leaks", not "denied a role in it" or "doubted that it would"."""
        words = self.page.notes.words
        tops = {self.word, *(i for i in self.denied if words[i].head == self.word)}
        said = any(
            words[i].pos in ("VERB", "AUX") and words[i].dep in CLAUSE and words[i].head in tops for i in self.denied
        )
        return said and bool(_sort(words[self.word].lemma.lower()) & {"verb", "claim"})

    @property
    def aside(self) -> bool:
        """Whether it is said by the way: a quality of a noun ("the false claims", "a point disputed by many"), or after "which"."""
        word = self.page.notes.words[self.word]
        which = any(self.page.lower(i) == "which" for i in range(max(0, self.word - 5), self.word))
        return word.dep in ("amod", "acl") or which

    @property
    def shown(self) -> str:
        """The denying word with its negation, as it stands."""
        words = self.page.notes.words
        first = self.word
        if _sort(words[first].lemma.lower()) & {"lacking"}:
            first = min((i for i in range(max(0, first - 5), first) if self.page.lower(i) in NEGATIVE), default=first)
        return " ".join(self.page.text[words[first].start : words[self.word].end].split())


def find_denying(page: Page) -> list[Denying]:
    """The denials of a page outside its boilerplate, one a sentence, in order."""
    found = []
    words = page.notes.words
    for number, sentence in enumerate(page.sentences):
        if not outside(sentence, page.notes.boilerplate):
            continue
        inside = page.word_range(sentence)
        denying = [i for i in inside if _sort(page.lemmas[i])]
        if not denying:
            continue
        below: dict[int, list[int]] = defaultdict(list)
        for i in inside:
            if words[i].head != i:
                below[words[i].head].append(i)
        best = next((d for i in denying if (d := _denied(page, i, below)) is not None), None)
        if best is not None:
            found.append(Denying(page, number, *best))
    return found


def _denied(page: Page, i: int, below: dict[int, list[int]]) -> tuple[int, tuple[int, ...], tuple[int, ...]] | None:
    """The denying word and the words for what it denies, where it denies at all."""
    words = page.notes.words
    lemma, pos = words[i].lemma.lower(), words[i].pos
    sorts = _sort(lemma)
    if "lacking" in sorts and _lacks(page, i, below):
        top = _predicate(words, i)
        clauses = [k for k in below[top] if words[k].dep == "ccomp" and k > i] if top != i else []
        return i, _tree([*_subjects(words, top, below), *_complements(words, i, below), *clauses], below), ()
    if _negated(page, i, below):
        return None
    if pos == "VERB":
        own = _complements(words, i, below)
        subject = _subjects(words, i, below)
        passive = any(words[s].dep == "nsubjpass" for s in subject)
        claimed = any(_is_claim(words, k, below) for k in [*own, *subject] if words[k].dep in ("dobj", "nsubjpass"))
        told = any(words[k].dep == "ccomp" for k in own)
        first = words[i].head if words[i].dep == "conj" else i
        if (
            any(page.lower(k) == "to" and words[k].dep == "aux" for k in below[first])
            and words[words[first].head].lemma.lower() not in GOING
        ):
            return None  # "planned to deny", "refused to confirm or deny": nothing is denied yet
        if words[i].dep == "conj" and any(words[k].dep == "neg" for k in below[words[i].head] if k < i):
            return None  # "does not confirm or deny"
        if words[i].dep in ("pcomp", "csubj"):
            return None  # "a history of denying", "denying it is how they play": nothing is denied here
        if lemma == "contradict" and not any(_is_said(page, k, below) for k in own):
            return None  # "contradicts federal law"
        if "claim" in sorts and any("court" in _table().get(words[s].lemma.lower(), frozenset()) for s in subject):
            return None  # "the judge dismissed the charges"
        if any(page.lower(m) == "no" for s in subject for m in below[s]):
            return None  # "no judge could disagree"
        by = () if passive else _tree(_subject_of(words, i, below), below)
        if (
            "verb" in sorts
            and not _withheld(page, i)
            and not _granted(words, [*own, *subject, *below[i]])
            and (claimed or (own and not passive))
        ):
            return i, _tree(subject if passive else own, below), by
        if "claim" in sorts and (claimed or _as_quality(words, i, below)) and not passive:
            return i, _tree(own, below), by
        if (
            "answer" in sorts
            and words[i].dep != "relcl"
            and (
                (lemma == "disagree" and any(page.lower(k) in ("with", "that") for k in below[i]))
                or (told and (lemma == "doubt" or _is_cue(page, i)))
            )
        ):
            return i, _tree(own, below), by
        if "liar" in sorts and _lies(page, i, below):
            return i, _tree(subject, below), ()
        return None
    if "quality" in sorts and (pos in ("ADJ", "NOUN") or lemma in ("nonsense",)):
        return _called(page, i, below)
    return None


def _called(page: Page, i: int, below: dict[int, list[int]]) -> tuple[int, tuple[int, ...], tuple[int, ...]] | None:
    """A word such as "false", said of a claim or of a subject."""
    words = page.notes.words
    top = i
    while words[top].dep == "conj" and words[top].head != top:
        top = words[top].head
    head = words[top].head
    dep = words[top].dep
    if dep == "amod":
        predicate = words[head].dep in ("attr", "oprd") and words[head].lemma.lower() in _claims()
        return (
            (i, _tree([head], below), ()) if predicate else None
        )  # "it was a false charge", not "for making false charges"
    if words[head].lemma.lower() == "as" and dep in ("pobj", "amod", "acomp"):
        governor = words[head].head
        called = [k for k in below[governor] if words[k].dep == "dobj"]
        return (
            (i, _tree(called, below), _tree(_subject_of(words, governor, below), below)) if head != governor else None
        )
    if dep in ("acomp", "attr", "oprd", "ccomp", "xcomp", "dobj"):
        said = [k for k in below[head] if words[k].dep in (*SUBJECTS, "dobj") and k != top]
        under = [k for k in below[top] if words[k].dep in SUBJECTS]
        call = words[head].lemma.lower() in ("call", "label", "brand", "describe", "deem", "term", "consider")
        if words[head].lemma.lower() != "be" and not call and not under:
            return None
        chosen = under or ([k for k in said if words[k].dep == "dobj"] if call else said)
        if any(page.lower(k) in ("would", "could", "might") for k in below[head]):
            return None  # "it would be absurd to stay"
        if not call and chosen and not any(_may_be_false(words, k, below) for k in chosen):
            return None  # "the singers are ridiculous"
        return i, _tree(chosen, below), _tree(_subject_of(words, head, below), below) if call else ()
    return None


def _is_said(page: Page, k: int, below: dict[int, list[int]]) -> bool:
    """Whether an object is something said: a claim, a clause, a pronoun, or what belongs to somebody ("his testimony")."""
    words = page.notes.words
    return (
        _may_be_false(words, k, below)
        or any(words[m].dep == "poss" or words[m].lemma.lower() in ("that", "this") for m in below[k])
        or words[k].lemma.lower() == "testimony"
    )


def _may_be_false(words: Sequence[Word], k: int, below: dict[int, list[int]]) -> bool:
    """Whether a subject is something said: a claim, a clause, "it"."""
    return words[k].pos in ("PRON", "DET", "VERB", "AUX") or _is_claim(words, k, below)


def _as_quality(words: Sequence[Word], i: int, below: dict[int, list[int]]) -> bool:
    """Whether the verb says "as" what it dismisses its object: "dismissed the study as nonsense"."""
    return any(
        words[k].lemma.lower() == "as" and any("quality" in _sort(words[m].lemma.lower()) for m in _tree([k], below))
        for k in below[i]
    )


def _lies(page: Page, i: int, below: dict[int, list[int]]) -> bool:
    """Whether somebody is said to tell untruths: not "lying on the table", nor "gained by lying" but "accused of lying"."""
    words = page.notes.words
    if any(words[k].dep in ("prep", "dobj") or page.lower(k) in PLACES for k in below[i]):
        return False  # "lying on the table", "lay the groundwork"
    if words[i].dep == "ccomp" and _negated(page, words[i].head, below):
        return False  # "did not admit that he lied"
    return words[i].dep != "pcomp" or words[words[words[i].head].head].lemma.lower() == "accuse"


def _lacks(page: Page, i: int, below: dict[int, list[int]]) -> bool:
    """Whether a report says that a thing is not so, or that there is nothing for it: "not true", "there is no proof", "found no proof"."""
    words = page.notes.words
    dep = words[i].dep
    if any(
        words[k].dep in ("acl", "xcomp", "relcl") and any(page.lower(m) == "to" for m in below[k]) for k in below[i]
    ):
        return False  # "no evidence to arrest him with"
    if dep == "dobj" and words[words[i].head].lemma.lower() not in HAVING and page.lower(i - 1) != "no":
        return False
    there = any(words[k].dep == "expl" or page.lower(k) == "there" for k in below[words[i].head])
    return (dep in ("acomp", "dobj", "nsubjpass") or (dep in ("attr", "nsubj") and there)) and _negated(page, i, below)


def _negated(page: Page, i: int, below: dict[int, list[int]]) -> bool:
    """Whether a negation stands at the word, or at the verb that it completes."""
    words = page.notes.words
    around = [*below[i], *below[_predicate(words, i)]]
    return any(words[k].dep == "neg" or page.lower(k) in NEGATIVE for k in around if k <= i)


def _is_cue(page: Page, i: int) -> bool:
    at = page.starts[i]
    return any(s.cue is not None and s.cue.start <= at < s.cue.end for s in page.notes.statements)


def _predicate(words: Sequence[Word], i: int) -> int:
    """The verb that a predicate noun or adjective, or an object, completes; the word itself for a verb."""
    return words[i].head if words[i].dep in ("acomp", "attr", "oprd", "dobj", "expl") else i


def _withheld(page: Page, i: int) -> bool:
    """Whether something is kept from somebody ("denies him the right"): a word for it soon after, and no clause before it."""
    for k in range(i + 1, min(i + WITHHELD, len(page.keys))):
        if page.lower(k) in ("that", ".", ",", "any"):
            return False
        if "granted" in _sort(page.notes.words[k].lemma.lower()):
            return True
    return False


def _granted(words: Sequence[Word], near: Sequence[int]) -> bool:
    return any(
        words[k].dep == "dative"
        or (words[k].dep in ("dobj", "nsubjpass", "oprd") and "granted" in _sort(words[k].lemma.lower()))
        for k in near
    )


def _is_claim(words: Sequence[Word], k: int, below: dict[int, list[int]]) -> bool:
    """Whether a noun, or one coordinated with it, is a claim."""
    return words[k].lemma.lower() in _claims() or any(
        words[m].lemma.lower() in _claims() for m in below[k] if words[m].dep == "conj"
    )


def _complements(words: Sequence[Word], i: int, below: dict[int, list[int]]) -> list[int]:
    return [k for k in below[i] if words[k].dep in DENIED]


def _subjects(words: Sequence[Word], i: int, below: dict[int, list[int]]) -> list[int]:
    return [k for k in below[i] if words[k].dep in SUBJECTS]


def _subject_of(words: Sequence[Word], i: int, below: dict[int, list[int]]) -> list[int]:
    """The subject of a verb, or of the verb that it is coordinated with or hangs on as an adverbial."""
    found = [k for k in below[i] if words[k].dep == "nsubj"]
    head = words[i].head
    if found or head == i or words[i].dep not in ("conj", "advcl", "xcomp"):
        return found
    return [k for k in below[head] if words[k].dep == "nsubj"]


def _tree(tops: Sequence[int], below: dict[int, list[int]]) -> tuple[int, ...]:
    """The words at and below the tops, in order."""

    def walk(i: int) -> Iterator[int]:
        yield i
        for k in below[i]:
            yield from walk(k)

    return tuple(sorted({i for top in tops for i in walk(top)}))


def spans_of(page: Page, indices: Sequence[int]) -> Span | None:
    """The run of characters from the first to the last of the words."""
    words = page.notes.words
    return Span(words[indices[0]].start, words[indices[-1]].end) if indices else None


@functools.cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for lemma, sort in word_table("compare_denying"):
        found[lemma].add(sort)
    return {lemma: frozenset(sorts) for lemma, sorts in found.items()}


@functools.lru_cache(KEPT)
def _sort(lemma: str) -> frozenset[str]:
    return _table().get(lemma, frozenset()) - {"granted", "court"} if lemma not in _things() else frozenset({"granted"})


@functools.cache
def _things() -> frozenset[str]:
    return frozenset(lemma for lemma, sorts in _table().items() if "granted" in sorts)


@functools.cache
def _claims() -> frozenset[str]:
    return frozenset(word_list("compare_claims"))
