"""The parts of a saying: its content sentence by sentence, or clause by clause where it is one sentence, each a span of its own.

Reports shorten, split and run together what was said: of a long quotation one sentence, of a sentence one clause. A content of several
parts is cited as spans that touch; together they are the whole content, and each can be opened alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Span, Word

#: Verbs with these relations begin a clause of their own inside a content; a verb's complement only where it stands before its verb.
CUTS = frozenset({"conj", "advcl", "relcl", "ccomp", "pcomp", "acl", "parataxis"})
#: A part has at least this many words: shorter ones read as splinters. Chosen, not fitted; 3 and 5 gave the same sayings F1 on gold/dev.
LEAST = 4


def parts(words: Sequence[Word], inside: range, content: Span, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """The content cut at its sentences, or at its clauses where it is one; ``inside`` are the indices of the words that lie in it."""
    counted = [i for i in inside if words[i].pos not in ("PUNCT", "SPACE")]
    found = _cut(words, counted, content, {s.start for s in sentences})
    return found if len(found) > 1 else _cut(words, counted, content, _clause_edges(words, inside))


def _cut(words: Sequence[Word], counted: Sequence[int], content: Span, cuts: set[int]) -> tuple[Span, ...]:
    """The content cut where enough words stand on both sides."""
    out: list[Span] = []
    start = content.start
    for cut in sorted(c for c in cuts if content.start < c < content.end):
        left = [i for i in counted if start <= words[i].start < cut]
        right = [i for i in counted if words[i].start >= cut]
        if len(left) >= LEAST and len(right) >= LEAST:
            out.append(Span(start, cut))
            start = cut
    return (*out, Span(start, content.end))


def _clause_edges(words: Sequence[Word], inside: range) -> set[int]:
    """The offsets at which a clause inside the range begins, and at which an embedded one ends."""
    first = {i: i for i in inside}
    last = {i: i for i in inside}
    for i in inside:
        above = words[i].head
        for _ in range(len(inside)):
            if above not in first or (above == words[above].head and above == i):
                break
            first[above], last[above] = min(first[above], i), max(last[above], i)
            if words[above].head == above:
                break
            above = words[above].head
    edges: set[int] = set()
    for i in inside:
        word = words[i]
        if word.pos not in ("VERB", "AUX") or word.dep not in CUTS or (word.dep == "ccomp" and word.head < i):
            continue
        begin = first[i]
        if word.dep == "conj":
            while begin - 1 in first and (words[begin - 1].dep in ("cc", "punct") or words[begin - 1].pos == "SPACE"):
                begin -= 1
        edges.add(words[begin].start)
        if word.dep in ("advcl", "relcl", "acl") and last[i] + 1 in first:
            edges.add(words[last[i] + 1].start)
    return edges
