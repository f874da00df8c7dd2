"""How much of what a story's origins have in common a passage says: the words of it that many origins use.

The measure is that of extractive summaries by centroid (Radev and others 2004), with origins in the place of documents and the number of
origins that use a word in the place of its weight: what many open with is what the story is about.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from tellings.model import Annotated, Cite, Report, Span
from tellings.text import merged, outside

#: What a word costs beside the share of the other origins that use it: a word that fewer use makes a passage longer, not more telling.
#: Of 0.1, 0.2 and 0.3, by reading the heads of twelve stories: with less, long sentences of one report win, with more, bare titles.
COST: Final = 0.2
#: What a figure costs that no other origin uses: a passage that alone has a figure is no agreement on it.
FIGURE: Final = 1.0
#: Parts of speech that say what a passage is about.
CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
#: Words from which a passage can tell what happened.
FEWEST: Final = 5
#: Characters up to which a sentence is looked at whole: more than are ever shown (`render.wording.WHOLE`), as a parse may join two lines.
WHOLE: Final = 400
#: Words that make a passage a speaker's own and not the report's telling.
OWN: Final = frozenset("i we you me us my our your i'm we're".split())
WORD: Final = re.compile(r"\w+")


class _Words:
    """The content words of one report: where each starts, its lemma, whether it is a figure."""

    def __init__(self, found: Sequence[tuple[int, str, bool]]) -> None:
        self.starts = [at for at, _, _ in found]
        self.words = [(word, figure) for _, word, figure in found]

    def within(self, cite: Cite, *, figures: bool) -> frozenset[str]:
        """The words of a passage, or its figures alone."""
        first, last = (bisect.bisect_left(self.starts, at) for at in (cite.start, cite.end))
        return frozenset(word for word, figure in self.words[first:last] if figure or not figures)


class Wording:
    """The content words of a story's reports, by place."""

    def __init__(self, reports: Sequence[Report], annotated: Sequence[Annotated]) -> None:
        self._texts = {r.id: r.text for r in reports}
        self._notes = {a.report: a for a in annotated}
        self._words: dict[str, _Words] = {}

    def terms(self, cite: Cite) -> frozenset[str]:
        """The content words of a passage, as lemmas in small letters; of a report that was not parsed, all its words."""
        return self._of(cite.report).within(cite, figures=False)

    def figures(self, cite: Cite) -> frozenset[str]:
        """The figures of a passage, as they stand, without those of days and times."""
        return self._of(cite.report).within(cite, figures=True)

    def _of(self, report: str) -> _Words:
        if report not in self._words:
            notes = self._notes[report]
            times = merged(t.span for t in notes.times)
            content = [w for w in notes.words if w.pos in CONTENT]
            found = [
                (w.start, w.lemma.lower(), w.pos == "NUM" and outside(Span(w.start, w.end), times)) for w in content
            ]
            plain = () if notes.words else WORD.finditer(self._texts[report])
            found += [(m.start(), m[0].lower(), False) for m in plain]
            self._words[report] = _Words(found)
        return self._words[report]

    def sentence(self, cite: Cite) -> Cite:
        """The sentence that holds a passage; the passage itself where none does or the sentence is long."""
        sentences = self._notes[cite.report].sentences
        i = bisect.bisect_right(sentences, cite.start, key=lambda s: s.start) - 1
        if i < 0 or not sentences[i].holds(cite.span) or sentences[i].end - sentences[i].start > WHOLE:
            return cite
        return Cite(cite.report, sentences[i].start, sentences[i].end)

    def tells(self, cite: Cite) -> bool:
        """Whether a passage can stand for itself: whole, in the report's own words, with a verb, and no question."""
        notes, text = self._notes[cite.report], self._texts[cite.report]
        words = WORD.findall(cite.span.of(text))
        if len(words) < FEWEST or OWN.intersection(w.lower() for w in words) or text[: cite.end].rstrip().endswith("?"):
            return False
        if notes.sentences and not any(s.start == cite.start for s in notes.sentences):
            return False
        quoted = [c for s in notes.statements if s.form == "direct" for c in s.content]
        first = bisect.bisect_left(notes.words, cite.start, key=lambda w: w.start)
        last = bisect.bisect_left(notes.words, cite.end, key=lambda w: w.start)
        verb = not notes.words or any(w.pos in ("VERB", "AUX") for w in notes.words[first:last])
        return verb and outside(Span(cite.start, cite.start + 2), sorted(quoted))


class Gist:
    """What passages have in common, counted by origin."""

    def __init__(self, wording: Wording, passages: Iterable[Cite], origin_of: Mapping[str, int]) -> None:
        used: dict[int, set[str]] = {}
        for cite in passages:
            used.setdefault(origin_of[cite.report], set()).update(wording.terms(cite))
        self._wording = wording
        self._others = max(1, len(used) - 1)
        self._used = Counter(term for terms in used.values() for term in terms)

    def share(self, term: str) -> float:
        """The share of the other origins that use a word which one uses: from 0 to 1."""
        return max(0, self._used[term] - 1) / self._others

    def holds(self, cite: Cite, told: Collection[str] = ()) -> float:
        """How much of what is common a passage says beyond the words that are ``told``, less the cost of what it says besides."""
        fresh = sorted(t for t in self._wording.terms(cite) if t not in told)
        held = sum(self.share(t) - COST for t in fresh)
        own = sorted(self._wording.figures(cite).difference(told))
        return round(held - sum(FIGURE * (1 - self.share(t)) for t in own), 6)
