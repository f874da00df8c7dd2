"""Whether two figures that cannot both be true can answer one question at all, before anything is weighed."""

from __future__ import annotations

from typing import Final

from tellings.compare.figures import Figure, is_corrected, is_vague

#: Words beside a number that leave out what is told before: "the pilot and three others" are four.
REST: Final = frozenset({"other", "others", "another", "additional", "further", "remaining"})
#: Words after a number up to which such a word is looked for: "three injured others".
NEAR: Final = 2


def one_question(a: Figure, b: Figure) -> bool:
    """Whether two figures of one measure that cannot both be true may answer one question.

    Read off the figures that were found to differ in unlabelled stories: none of these was ever an answer to the question of the other.
    """
    if a.page is b.page and not (is_corrected(a) or is_corrected(b)):
        return False  # who tells two values without taking one back tells two things
    if a.kind == "age" and a.head is not None and b.head is not None and a.head != b.head:
        return False
    if a.kind == "date":
        return _happens(a) and _happens(b) and not _repeated(a, b)
    return not (is_vague(a) or is_vague(b)) and is_rest(a) == is_rest(b)


def is_rest(figure: Figure) -> bool:
    """Whether a count leaves out those told before it: "three other sailors", "another 20"."""
    page = figure.page
    inside = page.word_range(figure.span)
    if figure.kind != "count" or not inside:
        return False
    after = range(inside.stop, min(len(page.keys), inside.stop + NEAR))
    joined = next((i for i in after if page.notes.words[i].pos in ("CCONJ", "PUNCT")), after.stop)
    return any(page.lower(i) in REST for i in range(max(0, inside.start - 1), joined))


def _happens(day: Figure) -> bool:
    """Whether the clause of a day has a verb: the date beneath a message or a picture tells of no event."""
    return day.page.notes.words[day.stated.clause.verb].pos in ("VERB", "AUX")


def _repeated(a: Figure, b: Figure) -> bool:
    """Whether two reports name a day by the same words ("on Monday", "about ten days ago"), each reckoned from its own date.

    One of the two is reckoned wrongly, or both tell of what happens again and again.
    """
    one, other = (" ".join(f.span.of(f.page.text).lower().split()) for f in (a, b))
    return one == other and all(f.when is not None and f.when.anchor is not None for f in (a, b))
