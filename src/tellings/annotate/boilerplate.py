"""Boilerplate: what stands in a report's text and is no part of the report.

Navigation, prompts to share and to sign up, picture captions and credits, links to other reports, adverts, comment forms, the headline
said twice, bylines and times of publication, notices of rights. It is found from the text alone, paragraph by paragraph, by three
kinds of evidence, in falling order of certainty:

* phrases that news sites put around reports (three word lists under ``data/``, see their headers);
* the shapes of credits, bylines, stamps, counters and galleries;
* paragraphs that do not end as sentences do in a text where nearly all others do: captions and links have no full stop.

What is not clearly boilerplate stays: a caption that reads like a sentence of the report does less harm than a sentence lost.
``python -m evaluation.boilerplate`` measures it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from tellings.annotate.boilerplate_shapes import (
    ANNOUNCING,
    BROKEN,
    HANGING,
    INSERTED,
    ITEM,
    LEADING_CREDIT,
    QUOTE_START,
    QUOTED,
    SENTENCE_BREAK,
    SIGNED,
    TWEET,
    biography,
    caption,
    finished,
    furniture_shape,
    titled,
)
from tellings.model import Report, Span
from tellings.text import lines, merged, trimmed
from tellings.weights import word_list

#: Words from which a paragraph without an end can be a caption: shorter ones are subheadings (gold: the longest subheading in
#: sentence case has 8 words, the shortest caption without a credit 9).
CAPTION_WORDS = 9

#: Words of a caption without a credit: a longer stretch without an end may be a sentence that lost its full stop, and is taken for
#: a caption only up to LONGEST words (gold: 38) and when RESTATED of its words stand elsewhere in the report, for captions say
#: again what the report says.
LONG = 25
LONGEST = 40
RESTATED = 0.75

#: Share of paragraphs (of CAPTION_WORDS or more) that must end as sentences before one that does not means anything.
MOSTLY_FINISHED = 0.6

#: A list of links begins with one of these; what follows it unfinished belongs to it.
RELATED = re.compile(
    r"(?:read (?:more|also|next)|related|more (?:from|on|stories|news|top)|see also|also read|recommended|most (?:read|popular|viewed)|"
    r"you (?:may|might)|trending|top stories|latest|don.t miss|must read|editors?.s?.? (?:picks?|choice)|further reading|up next)\b",
    re.IGNORECASE,
)


#: Furniture that stands between two paragraphs of a report as well as at its end.
ASIDE = re.compile(r"(?:adv|photo|video|image|picture|read more|enlarge|slideshow|share|\d)", re.IGNORECASE)


LONG_WORD = re.compile(r"[^\W\d_]{4,}")


class Unit:
    """A paragraph under the question whether it belongs to the report."""

    def __init__(self, text: str, span: Span, place: float) -> None:
        """``place`` is its place among the paragraphs, from 0 to 1."""
        self.span, self.place = span, place
        self.words = span.of(text)
        self.plain = _plain(self.words)
        self.finished = finished(self.words)
        self.size = len(self.words.split())


def _plain(words: str) -> str:
    """Words without case, double spaces and the marks around them, for comparison."""
    return re.sub(r"\s+", " ", words).strip(" \t.…:•|–—-*>»›()[]").casefold().replace("’", "'")


def find_boilerplate(report: Report) -> tuple[Span, ...]:
    """The boilerplate of a report: sorted, disjoint spans without white space at their ends."""
    text = report.text
    spans = [b.span for b in report.blocks] or lines(text)
    units = [Unit(text, s, i / max(1, len(spans) - 1)) for i, s in enumerate(spans)]
    if not units:
        return ()
    title = _title_unit(report, units)
    whole = _furniture(units, title)
    whole |= _head(report, units, title)
    whole |= _captions(units, title, whole)
    whole |= _runs(units, title, whole)
    whole |= _repeats(units, title, whole)
    found = [units[i].span for i in whole]
    for i, unit in enumerate(units):
        if i not in whole and i != title:
            found += _parts(text, unit)
    if title >= 0 and report.title_at and report.title_at.end < units[title].span.end:
        stamp = trimmed(text, report.title_at.end, units[title].span.end)
        if stamp and furniture_shape(stamp.of(text)):
            found.append(stamp)
    return merged(found)


def _title_unit(report: Report, units: Sequence[Unit]) -> int:
    """Which paragraph is the headline; -1 where none is known."""
    at = report.title_at
    return next((i for i, u in enumerate(units) if at and u.span.meets(at)), -1)


# ---------------------------------------------------------------- phrases and shapes


def _furniture(units: Sequence[Unit], title: int) -> set[int]:
    """Paragraphs that are furniture by what they say."""
    found = set()
    for i, unit in enumerate(units):
        if i == title:
            continue
        shape = furniture_shape(unit.words) or (unit.place > 0.8 and biography(unit.words))
        if shape or unit.plain in _whole() or _starts(unit) or _mostly(unit):
            found.add(i)
    return found


def _starts(unit: Unit) -> bool:
    """Whether the paragraph begins with a phrase of the list, is no long prose, and the phrase ends where a word does."""
    if unit.size > 120 or QUOTE_START.match(unit.words) or ITEM.match(unit.words):
        return False
    words = unit.words.replace("’", "'").lstrip("•*|>»›–—-([ \t")
    for phrase, strict in _start_phrases().get(words[:3].casefold(), ()):
        said = words[: len(phrase)]
        same = said == phrase if phrase != phrase.casefold() else said.casefold() == phrase
        rest = words[len(phrase) :]
        if (
            same
            and not rest[:1].islower()
            and not (strict and unit.finished)
            and not (unit.finished and unit.size > 70)
        ):
            return True
    return False


def _mostly(unit: Unit) -> bool:
    """Whether most of the paragraph's words stand in sentences with a phrase of the list."""
    parts = _inside(unit)
    return bool(parts) and sum(b - a for a, b in parts) > 0.6 * len(unit.words)


def _inside(unit: Unit) -> list[tuple[int, int]]:
    """The stretches of a paragraph from its first to its last sentence with a phrase of the list."""
    folded = unit.words.casefold().replace("’", "'")
    if len(folded) != len(unit.words):  # a letter that changes its length with its case: offsets would be off
        return []
    hits = [
        folded.find(phrase)
        for phrase, late in _inside_phrases()
        if phrase in folded and (not late or unit.place > 2 / 3)
    ]
    if not hits:
        return []
    cuts = [0, *(m.end() for m in SENTENCE_BREAK.finditer(unit.words)), len(unit.words)]
    first = max(c for c in cuts if c <= min(hits))
    last = min(c for c in cuts if c > max(hits))
    return [(first, last)]


def _parts(text: str, unit: Unit) -> list[Span]:
    """Boilerplate within a paragraph that is otherwise of the report."""
    found = _inside(unit)
    for pattern in INSERTED:
        found += [m.span() for m in pattern.finditer(unit.words)]
    spans = (trimmed(text, unit.span.start + a, unit.span.start + b) for a, b in found)
    return [s for s in spans if s]


# ---------------------------------------------------------------- head, captions, runs, repeats


def _head(report: Report, units: Sequence[Unit], title: int) -> set[int]:
    """What stands above the headline, and the headline said again below it, whole or in parts, with or without a stamp."""
    found = {i for i in range(max(title, 0)) if units[i].size <= 12}
    said = report.title or ""
    if title >= 0 and report.title_at:
        said = report.title_at.of(report.text)
    said = _plain(said)
    if len(said) < 12:
        return found
    for i in range(title + 1, min(title + 5, len(units))):
        again = units[i].plain
        if again.startswith(said):
            rest = re.sub(r"\s+", " ", units[i].words)[len(said) :].strip(" -|:")
            if not rest or furniture_shape(rest):
                found.add(i)
        elif len(again) >= 12 and not units[i].finished and again in said:
            found.add(i)
    return found


def _captions(units: Sequence[Unit], title: int, known: set[int]) -> set[int]:
    """Captions: with a credit, or long and without an end among paragraphs that have one."""
    body = [u for i, u in enumerate(units) if i != title and i not in known and u.size >= CAPTION_WORDS]
    regular = len(body) >= 4 and sum(u.finished for u in body) >= MOSTLY_FINISHED * len(body)
    found = set()
    last = max((i for i in range(len(units)) if i not in known), default=0)
    for i, unit in enumerate(units):
        if i == title or i in known:
            continue
        # An agency alone behind the last sentence of all is the credit of the report.
        if i == last and SIGNED.search(unit.words):
            continue
        if (
            caption(unit.words)
            or _credited(unit)
            or (regular and i > title + 2 and _unended(unit) and _plausible(units, i))
        ):
            found.add(i)
    for i in range(len(units) - 1):
        # The same caption stands once for the eye and once for the screen reader.
        if i + 1 in found and i != title and units[i].size >= 5 and units[i + 1].plain.startswith(units[i].plain):
            found.add(i)
    return found


def _credited(unit: Unit) -> bool:
    """A line that begins with a credit and has no end: "EPA Two divers at the harbour wall"."""
    m = LEADING_CREDIT.match(unit.words)
    if not m or unit.size < 4 or unit.words.isupper() or BROKEN.search(unit.words) or TWEET.search(unit.words):
        return False
    name = m[1].strip()
    known = name in _credits() or (name.upper() in _credits() and name.isupper()) or "•" in m[0]
    shouted = name.isupper() and len(name) > 2 and not unit.finished
    asked = known and name.isupper() and unit.words.endswith("?") and unit.size < 12
    return (known and not unit.finished) or shouted or asked


def _unended(unit: Unit) -> bool:
    """A single long stretch of words that does not end as a sentence does, nor break off in the middle of one."""
    return (
        not unit.finished
        and CAPTION_WORDS <= unit.size <= LONGEST
        and not any(p.search(unit.words) for p in (TWEET, HANGING, BROKEN, QUOTED, ANNOUNCING, SIGNED))
        and not QUOTE_START.match(unit.words)
        and not ITEM.match(unit.words)
        and unit.words[0].isupper()
        and (unit.place > 0.9 or not titled(unit.words))
    )


def _plausible(units: Sequence[Unit], i: int) -> bool:
    """Whether a paragraph without an end can be a caption: it stands in no list, and a long one says what others say."""
    if _listed(units, i):
        return False
    if units[i].size <= LONG:
        return True
    words = set(LONG_WORD.findall(units[i].plain))
    others = set(LONG_WORD.findall(" ".join(u.plain for k, u in enumerate(units) if k != i)))
    return len(words & others) >= RESTATED * len(words)


def _listed(units: Sequence[Unit], i: int) -> bool:
    """Whether the paragraph belongs to a list: it follows a colon, or stands among four that have no end."""
    first = last = i
    while first > 0 and not units[first - 1].finished:
        first -= 1
    while last + 1 < len(units) and not units[last + 1].finished:
        last += 1
    announced = first > 0 and units[first - 1].words.endswith(":")
    return announced or sum(u.size >= CAPTION_WORDS // 2 for u in units[first : last + 1]) >= 4


def _runs(units: Sequence[Unit], title: int, known: set[int]) -> set[int]:
    """Unfinished paragraphs that follow a heading of links, or in the last third any prompt: links and form fields."""
    found = set()
    running = False
    for i, unit in enumerate(units):
        if i in known:
            heading = unit.size <= 8 and bool(RELATED.match(unit.words))
            prompt = unit.place > 2 / 3 and not ASIDE.match(unit.words) and (unit.plain in _whole() or _starts(unit))
            running = heading or prompt or (running and not unit.finished)
        elif running and i != title and _link(unit):
            found.add(i)
        else:
            running = False
    return found


def _link(unit: Unit) -> bool:
    """Whether the paragraph can be a link or a form field: short, no sentence, no quotation, no item of a list."""
    return (
        not unit.finished
        and unit.size <= 25
        and not any(p.match(unit.words) for p in (QUOTE_START, ITEM))
        and not TWEET.search(unit.words)
    )


def _repeats(units: Sequence[Unit], title: int, known: set[int]) -> set[int]:
    """Paragraphs of some length that say word for word what an earlier one said; questions and rows of tables may come again."""
    found, said = set(), set()
    for i, unit in enumerate(units):
        if i == title:
            continue
        again = unit.size >= 6 and unit.plain in said and not unit.words.endswith(("?", ":"))
        if again and i not in known and not ITEM.match(unit.words) and not unit.words.startswith("|"):
            found.add(i)
        said.add(unit.plain)
    return found


# ---------------------------------------------------------------- word lists


@functools.cache
def _whole() -> frozenset[str]:
    return frozenset(word_list("boilerplate_whole"))


@functools.cache
def _start_phrases() -> dict[str, tuple[tuple[str, bool], ...]]:
    """The beginnings by their first three letters; True for those that count only in lines without an end."""
    table: dict[str, list[tuple[str, bool]]] = {}
    for entry in word_list("boilerplate_starts"):
        phrase = entry.removesuffix("*")
        table.setdefault(phrase[:3].casefold(), []).append((phrase, entry.endswith("*")))
    return {k: tuple(v) for k, v in table.items()}


@functools.cache
def _inside_phrases() -> tuple[tuple[str, bool], ...]:
    return tuple((e.removesuffix("*"), e.endswith("*")) for e in word_list("boilerplate_inside"))


@functools.cache
def _credits() -> frozenset[str]:
    return frozenset(word_list("boilerplate_credits"))
