"""Figures and days as answers: what they measure, whether two can both be true, and how like two of them are."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from tellings.compare.pages import Page
from tellings.compare.readings import Stated
from tellings.model import Quantity, Span, Status, When

#: An approximate figure may be out by one unit of its last digit that is not a zero ("about 145" by 1, "about 850" by 10), and by no more
#: than this share of it ("about 30" and 33, not 40). On gold/dev the pairs of values annotated as compatible lie within it.
ABOUT = Decimal("0.1")
#: What is "almost" reached is not reached: such a figure means no more than its number.
SHORT_OF = frozenset(
    {"nearly", "almost", "close to", "just short of", "just shy of", "very nearly", "practically", "virtually"}
)
#: "more than 20" says something near 20, not 2,000: up to so many times the number, "up to" down to the number over it. On gold/dev
#: values called compatible reach 1.5 times a bound (more than 80, 120), those called conflicting begin at 2 (more than 600, almost 1,200).
REACH = Decimal("1.6")
#: Small bounds reach farther: "at least two" and "six".
FEW, FEW_REACH = Decimal(2), Decimal(3)
#: A word in the place of a number ("dozens": approximate, at least 24) reaches ten times its least; "thousands" may be some hundred
#: thousand.
VAGUE = Decimal(10)
THOUSAND = Decimal(1000)
#: "Dozens" may be a few fewer than two dozen, and "thousands" a few fewer than two thousand: down to this share of that, and always by one
#: ("a few years" may be two).
VAGUE_LEAST = Decimal("0.8")
#: Amounts in two currencies are the same number where the lesser is at least this share of the greater ("40 billion" of either).
SAME_NUMBER = 0.9
#: Adverbs of what was said at first, and the verbs of saying and believing that must stand with them.
AT_FIRST = frozenset({"initially", "originally", "earlier", "previously"})
REPORTING = frozenset({"report", "say", "believe", "think", "estimate", "announce", "state", "give", "put", "count"})
#: A number of days, weeks, ... that is not told.
SOME_DAYS = re.compile(r"(?:hours|days|weeks|months|years)\b", re.IGNORECASE)
#: What follows a length of time that goes on in a smaller unit ("12 hours and 52 minutes"), or that names a moment ("the 12-hour mark").
GOES_ON = re.compile(
    r"(?:,|,? and)? (?:\d+|one|half an?|an?)[ -](?:second|minute|hour|day|week|month)s?\b", re.IGNORECASE
)
MARK = re.compile(r"[ -]marks?\b", re.IGNORECASE)
#: Kinds of which one report may leave out by what they are taken: "12 billion cubic metres a year" and "twelve billion cubic metres".
TAKEN_BY = frozenset({"money", "measure"})
KINDS = ("count", "money", "percent", "age", "duration", "measure", "date", "other")


Limits = tuple[Decimal | None, Decimal | None]


class Figure(NamedTuple):
    """A figure or a day in its clause; ``low`` and ``high`` bound what it may mean (days as ordinals), None where open.

    ``limits`` are its `bounds`, kept as it is compared with many.
    """

    page: Page
    span: Span
    stated: Stated
    number: int
    kind: str
    unit: str | None
    low: Decimal | None
    high: Decimal | None
    approximate: bool
    counted: frozenset[str]
    head: str | None
    quantity: Quantity | None
    when: When | None
    limits: Limits = (None, None)


def read_figures(clauses: Sequence[Stated]) -> list[Figure]:
    """The figures and days of all clauses, each in the smallest clause that holds it; a time given as an hour alone is left out."""
    best: dict[tuple[int, Span], tuple[int, Figure]] = {}
    for number, stated in enumerate(clauses):
        page = stated.reading.page
        span = stated.clause.span
        for figure in (*_quantities(page, span, stated, number), *_days(page, span, stated, number)):
            key = page.number, figure.span
            size = span.end - span.start
            if key not in best or size < best[key][0]:
                best[key] = size, figure
    found = (figure for _, (_, figure) in sorted(best.items(), key=lambda item: item[0]))
    return [figure._replace(limits=bounds(figure)) for figure in found]


def _quantities(page: Page, span: Span, stated: Stated, number: int) -> list[Figure]:
    found = []
    for q in page.quantities(span):
        if (
            q.kind in ("rank", "score")
            or (q.same is not None and q.same.start < q.span.start)
            or _is_partitive(page, q)
        ):
            continue  # a rank is a name of its own; an amount in brackets says the one before it again; "one of many" counts nothing
        after = page.text[q.span.end : q.span.end + 40]
        if q.kind == "duration" and MARK.search(page.text[q.span.start : q.span.end + 7]):
            continue
        kind = q.kind if q.kind in KINDS else "percent" if q.kind == "percentage points" else "other"
        counted = frozenset(page.content([q.counted])) if q.counted else frozenset()
        head = _head(page, q.counted) if q.counted else None
        if head is None and kind == "age":
            head = _aged(page, q.span)
            counted = frozenset([head]) if head else counted
        goes_on = q.kind == "duration" and GOES_ON.match(after) is not None
        found.append(
            Figure(
                page,
                q.span,
                stated,
                number,
                kind,
                q.unit,
                q.low,
                q.high,
                q.approximate or goes_on,
                counted,
                head,
                q,
                None,
            )
        )
    return found


def _is_partitive(page: Page, q: Quantity) -> bool:
    """Whether a one only picks out of many: "one of the oldest choirs"."""
    return q.low == q.high == 1 and page.text[q.span.start :].lower().startswith("one of ")


def _aged(page: Page, span: Span) -> str | None:
    """The key of the noun right after an age ("a 4-year-old boy"), or right before one in commas ("the boy, 4")."""
    inside = page.word_range(span)
    if not inside:
        return None
    words = page.notes.words
    after = next(
        (
            i
            for i in range(inside.stop, min(inside.stop + 4, len(words)))
            if words[i].pos in ("NOUN", "PROPN", "VERB", "PUNCT")
        ),
        None,
    )
    if after is not None and words[after].pos == "NOUN":
        return page.keys[after]
    before = next(
        (i for i in range(inside.start - 1, max(-1, inside.start - 4), -1) if words[i].pos in ("NOUN", "PROPN")), None
    )
    return page.keys[before] if before is not None else None


def _days(page: Page, span: Span, stated: Stated, number: int) -> list[Figure]:
    found = []
    for t in page.times(span):
        if t.type not in ("DATE", "TIME") or t.first is None or t.last is None or (t.last - t.first).days > 3700:
            continue
        if SOME_DAYS.match(t.span.of(page.text)):
            continue  # "days before the launch" says how near, not when
        low, high = Decimal(t.first.toordinal()), Decimal(t.last.toordinal())
        event = frozenset(page.content([t.event])) if t.event else frozenset()
        head = _head(page, t.event) if t.event else None
        found.append(Figure(page, t.span, stated, number, "date", None, low, high, False, event, head, None, t))
    return found


def _head(page: Page, span: Span) -> str | None:
    """The key of the word on which the others of the span hang; the last content word where that says nothing."""
    words = page.notes.words
    inside = page.word_range(span)
    top = next((i for i in inside if words[i].head not in inside or words[i].head == i), None)
    if top is not None and page.keys[top] is not None:
        return page.keys[top]
    return next((key for i in reversed(inside) if (key := page.keys[i]) is not None), None)


def bounds(figure: Figure) -> Limits:
    """The values that a figure may mean: an approximate one a little more or less, one with a bound as far as `REACH`."""
    low, high = figure.low, figure.high
    if figure.quantity is None:
        return low, high
    if is_vague(figure) and low is not None:
        return min(low * VAGUE_LEAST, low - 1), low * (VAGUE if low < THOUSAND else VAGUE**2)
    if (figure.approximate or _rounded(figure)) and low is not None and high is not None:
        return low - _slack(low), high if _falls_short(figure) else high + _slack(high)
    if low is not None and high is None and low > 0:
        return low, low * (FEW_REACH if low <= FEW else REACH)
    if high is not None and low is None and high > 0:
        return high / REACH, high
    return low, high


def _slack(value: Decimal) -> Decimal:
    """How far an approximate figure may be out."""
    exponent = value.normalize().as_tuple().exponent
    unit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return min(unit, abs(value) * ABOUT)


def _rounded(figure: Figure) -> bool:
    """Whether a number is given in dozens, which nobody counts by: "a dozen" may be eleven."""
    return "dozen" in figure.span.of(figure.page.text).lower().split()


def _falls_short(figure: Figure) -> bool:
    text = " ".join(figure.span.of(figure.page.text).lower().split())
    return any(text.startswith(words + " ") for words in SHORT_OF)


def equal(a: Figure, b: Figure) -> bool:
    """Whether both say the same, hedges included."""
    return (a.low, a.high) == (b.low, b.high) and (
        a.unit == b.unit or (a.kind in TAKEN_BY and a.kind == b.kind and measured_in(a) == measured_in(b))
    )


def compatible(a: Figure, b: Figure) -> bool:
    """Whether both can be true of one thing: the intervals meet; two limits of time ("up to 10 years") are the same or differ."""
    if _is_limit(a) and _is_limit(b):
        return a.high == b.high
    (la, ha), (lb, hb) = a.limits, b.limits
    return (la is None or hb is None or la <= hb) and (lb is None or ha is None or lb <= ha)


def _is_limit(figure: Figure) -> bool:
    return figure.kind == "duration" and figure.low is None and figure.high is not None


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one measure: one kind and unit; money of one number in two currencies is (a reader asks which).

    What is taken by a year or a share is told without it elsewhere: the same number is then of one measure.

    Two figures of one sentence that differ are two things that it tells, unless it corrects what was said at first.
    """
    if a.kind != b.kind or (apart(a, b) and not equal(a, b) and not is_corrected(a)):
        return False
    if a.kind == "money":
        return measured_in(a) == measured_in(b) or ratio(a, b) >= SAME_NUMBER
    return a.unit == b.unit or a.kind in ("count", "date") or equal(a, b)


def measured_in(figure: Figure) -> str | None:
    """The unit without what it is taken by: "USD" of a price in "USD per share", "barrel" of "barrel per day"."""
    return figure.unit.split(" per ")[0] if figure.unit else None


def is_corrected(figure: Figure) -> bool:
    """Whether the sentence of a figure tells what was said at first ("initially reported to be 40 metres long, but the guild says 30")."""
    page = figure.page
    sentence = page.sentence(figure.span.start)
    inside = page.word_range(sentence) if sentence is not None else ()
    words = page.notes.words
    return any(
        words[i].pos == "ADV"
        and page.lower(i) in AT_FIRST
        and not REPORTING.isdisjoint((words[words[i].head].lemma.lower(), words[max(0, i - 1)].lemma.lower()))
        for i in inside
    )


def apart(a: Figure, b: Figure) -> bool:
    """Whether two figures stand in one sentence of one report."""
    return a.page is b.page and a.stated.clause.sentence == b.stated.clause.sentence


def status_of(a: Figure, b: Figure) -> Status:
    """Agreed, compatible or conflicting."""
    if equal(a, b) and a.approximate == b.approximate:
        return "agreed"
    if a.kind == "money" and measured_in(a) != measured_in(b):
        return "conflicting"
    return "compatible" if compatible(a, b) else "conflicting"


def alike_in_clause(a: Figure) -> list[Quantity | When]:
    """The figures of the same kind and unit in the clause of a figure."""
    page, span = a.page, a.stated.clause.span
    if a.kind == "date":
        return [t for t in page.times(span) if t.type in ("DATE", "TIME")]
    return [q for q in page.quantities(span) if q.kind == a.kind and q.unit == a.unit]


def ratio(a: Figure, b: Figure) -> float:
    """The smaller middle value over the greater, from 0 to 1; for days how near they are."""
    x, y = middle(a), middle(b)
    if x is None or y is None:
        return 0.0
    if a.kind == "date":
        return 1 / (1 + abs(float(x - y)))
    low, high = sorted((abs(float(x)), abs(float(y))))
    return low / high if high else 1.0


def middle(figure: Figure) -> Decimal | None:
    """The value, or the middle of two bounds."""
    if figure.low is None or figure.high is None:
        return figure.low if figure.low is not None else figure.high
    return (figure.low + figure.high) / 2


def digits(figure: Figure) -> float:
    """How many digits the value has beyond its zeros, up to five, as a share: 143 million says more than 3."""
    value = middle(figure)
    if value is None or figure.kind == "date":
        return 0.4
    return min(5, len(value.normalize().as_tuple().digits)) / 5


def value_of(figure: Figure) -> str | None:
    """The normalised form: a plain number with >=, <=, ~ or a range, an ISO day, or the TIMEX3 value; "dozens" as the text has it."""
    if figure.when is not None:
        return (
            figure.when.first.isoformat()
            if figure.when.first == figure.when.last and figure.when.first
            else figure.when.value
        )
    low, high = figure.low, figure.high
    if is_vague(figure):
        return many(figure)
    about = "~" if figure.approximate else ""
    if low is None or high is None:
        return f"<={plain(high)}" if high is not None else f">={plain(low)}" if low is not None else None
    return f"{about}{plain(low)}" if low == high else f"{about}{plain(low)}-{plain(high)}"


def is_vague(figure: Figure) -> bool:
    """Whether the figure is a word for many ("dozens"): approximate, and open above."""
    return figure.approximate and figure.high is None


def many(figure: Figure) -> str:
    """A word for many without what it counts: "dozens" of "Dozens of people", "tens of thousands"."""
    counted = figure.quantity.counted if figure.quantity else None
    end = counted.start if counted is not None and counted.start > figure.span.start else figure.span.end
    words = Span(figure.span.start, min(end, figure.span.end)).of(figure.page.text).lower().split()
    while len(words) > 1 and (words[-1] in ("of", "more", "other") or not words[-1][0].isalnum()):
        words.pop()
    return " ".join(words)


def plain(value: Decimal | None) -> str:
    """A decimal without exponent or trailing zeros."""
    return "" if value is None else f"{value.normalize():f}"


def day_of(ordinal: Decimal) -> datetime.date:
    """The day of an ordinal."""
    return datetime.date.fromordinal(int(ordinal))
