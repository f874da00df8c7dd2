"""The grammar of time expressions: patterns over classes of words, and what each says.

A pattern is written in class names (``time_words.txt``) with the signs of regular expressions. All patterns are one compiled regular
expression: at each place the first that fits wins, so longer forms stand above shorter ones.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from tellings.annotate import time_dates as dates
from tellings.annotate import time_lengths as lengths
from tellings.annotate.time_hits import NO_TIME, Hit, always
from tellings.annotate.time_senses import Expression, Sense
from tellings.annotate.time_words import letters, read_words
from tellings.model import Span

PAST, PRESENT, FUTURE = (Sense(value=f"{name}_REF") for name in ("PAST", "PRESENT", "FUTURE"))

#: Pieces of patterns with names of their own; a piece may use those before it.
PIECES = {
    "MON": "(?:MONTH|MONTH_SHORT DOT?)",
    "WD": "(?:WEEKDAY|WEEKDAY_SHORT DOT?)",
    "YR": "(?:YEAR|YEAR2)",
    "UNIT1": "(?:UNIT|QUARTER|SECOND|CENTURY)",
    "NUM": """(?:(?:DAYNUM|NUMBER) (?:AND|HYPHEN)? (?:FRACTION|DAYNUM SLASH DAYNUM)|DAYNUM SLASH DAYNUM
        |(?:DAYNUM|COUNT|DECIMAL) NUMBER|DAYNUM|COUNT|YEAR|NUMBER|DECIMAL)""",
    "MANY": "(?:NUM (?:TO|OR|HYPHEN) NUM|NUM|A? FEW|SOME|A? COUPLE OF?|DOZENS OF)",
    "ABOUTISH": "(?:ABOUT|AROUND)",
    "LASTISH": "(?:LAST|PAST)",
    "APPROX": "(?:(?:AT LEAST|UP TO|NO? MORE THAN|ABOUTISH|SOME) (?:ABOUT|THE)?)",
    "WAY": "(?:THIS LASTISH|THIS COMING|THIS NEXT|LASTISH|PREVIOUS|NEXT|COMING|FOLLOWING|THIS|CURRENT|THAT SAME|THAT|SAME)",
    "EDGED": "(?:EDGE HYPHEN?|EARLIER|LATER)",
    "ZONED": "(?:PAREN? (?:ZONE|ZONEWORD TIME))",
    "HOUR": "(?:(?:CLOCK|DAYNUM) AMPM ZONED?|CLOCK ZONED|(?:COUNT|YEAR) ZONE|(?:DAYNUM|NUMBER) OCLOCK|NOON"
    "|(?:(?<=AT)|(?<=AT ABOUT)|(?<=AT AROUND)) (?:DAYNUM|NUMBER) (?=IN THE PART))",
    "PARTLY": "(?:PART|DAWN)",
    "YEARLY": "(?:(?:OF|IN)? (?:THE? WAY FISCAL? UNIT|(?:FISCAL UNIT?)? YR))",
    "FULLDATE": """(?:(?:WD COMMA?)? (?:THE? (?:(?:DAYNUM|DAYTH) HYPHEN)? (?:DAYNUM|DAYTH)|THE (?:ORDINAL|SECOND))
        OF? MON (?:COMMA? YEARLY)?
        |(?:(?:(?:THE? WAY)? WD COMMA?|THIS) THE?)? MON THE?
        (?:(?:DAYNUM|DAYTH) (?:HYPHEN (?:DAYNUM|DAYTH))? (?!HYPHEN|SLASH|CURRENCY)|ORDINAL) (?:COMMA? YEARLY)?
        |ISO|NUMERIC)""",
    "DAYNAME": "(?:FULLDATE|(?:THE? WAY)? WEEKDAY (?:THE DAYTH)?|DAYWORD|TONIGHT|HOLIDAY (?:COMMA? YEARLY)?)",
    "PRIOR": "(?:UNIT HYPHEN (?:EARLIER|AGO))",
    "STOP": r"(?=COMMA|DOT|MARK|BREAK|POSS|AND|OR|\Z)",
}

#: Name, pattern, what it says; in order of precedence.
RULES: tuple[tuple[str, str, Callable[[Hit], Sense | None]], ...] = (
    ("money", "CURRENCY NUM NUMBER?", always(NO_TIME)),
    ("early hours", "THE? EDGE UNITS OF (?:DAYNAME PARTLY?|THE PARTLY|WAY PARTLY)", dates.early_hours),
    # Times of day on a day: "10 p.m. Wednesday", "late Thursday night", "Monday at 9 a.m.", "the night of May 5".
    (
        "time of a day",
        """ABOUTISH? (?:THE|EDGED)? (?:HOUR (?:IN THE PARTLY)?|PARTLY) (?:OF|ON|COMMA)? EDGED? DAYNAME PARTLY?""",
        dates.calendar,
    ),
    ("day and time", "EDGED? DAYNAME PARTLY? (?:COMMA? (?:AT|BY) ABOUTISH? HOUR|NOON)", dates.calendar),
    ("weekday parts", "EVERY? WEEKDAY PARTS", lengths.every),
    ("day and part", "(?:EDGED ON?)? DAYNAME PARTLY", dates.calendar),
    ("day", "(?:THE EVE OF|EDGED ON?|AROUND)? DAYNAME", dates.calendar),
    ("days of the week", "WEEKDAYS", lengths.every),
    ("part of a day", "EDGED? THE? WAY PARTLY|THE? EDGE HYPHEN? PARTLY", dates.calendar),
    ("hour", "ABOUTISH? HOUR (?:IN THE PARTLY)?", dates.calendar),
    (
        "clock",
        """AROUND? (?:(?<=AT)|(?<=BY)|(?<=FROM)|(?<=TO)|(?<=AROUND)|(?<=BEFORE)|(?<=AFTER)) CLOCK (?!DOT? DAYNUM)
        |CLOCK (?=TO CLOCK)""",
        dates.calendar,
    ),
    ("overnight", "OVERNIGHT", always(Sense(type="TIME", unit="D", step=0, part="NI"))),
    ("eve", "THE EVE (?=OF)", always(Sense(unit="D", step=-1, base="text"))),
    # Months.
    ("month of a year", "(?:THE ENDOF OF|EDGED)? MON COMMA? YEARLY", dates.calendar),
    ("month", "(?:THE ENDOF OF|EDGED)? (?:THE? WAY)? (?:MONTH|MONTH_SHORT DOT)", dates.calendar),
    # Quarters, halves and fiscal times.
    ("quarters of", "THE? (?:ORDINAL|LASTISH) MANY UNITS (?:YEARLY|OF THE UNIT)", dates.months_of),
    (
        "adjective quarter",
        """(?:YR POSS?|WAY UNIT POSS|PRIOR)? FISCAL? (?:ORDINAL|SECOND) HYPHEN QUARTER""",
        dates.quarter,
    ),
    (
        "numbered quarter",
        """(?:THE|ITS)? EDGED? (?:YR POSS?|WAY UNIT POSS|COMPARABLE? PRIOR)?
        (?:FISCAL HYPHEN?)? (?:ORDINAL|SECOND) QUARTER YEARLY?""",
        dates.quarter,
    ),
    ("quarter code", "YR? QUARTERTH YEARLY?", dates.quarter),
    ("half of a month", "THE? (?:ORDINAL|SECOND|LAST) HALF OF MON YEARLY?", dates.half_month),
    ("half", "THE? (?:ORDINAL|SECOND|LAST) HYPHEN? HALF OF? (?:YEARLY|THE UNIT|THE? DECADE)", dates.half),
    ("half alone", "THE? (?:ORDINAL|SECOND) HYPHEN? HALF", dates.half),
    (
        "named period",
        """(?:THE|ITS)? (?:LATEST|COMPARABLE? PRIOR|COMPARABLE|YR|WAY UNIT POSS) FISCAL? (?:QUARTER|PERIOD) YEARLY?""",
        dates.quarter,
    ),
    ("year-earlier", "COMPARABLE? PRIOR", dates.quarter),
    ("the quarter", "(?:THE|THAT) QUARTER (?:A UNIT (?:AGO|EARLIER)|YEARLY)? (?!HYPHEN)", dates.quarter),
    # Edges and ends: "the end of the month", "year-end".
    (
        "end of",
        "(?:THE|BY)? ENDOF OF (?:THE? WAY|THE)? FISCAL? (?:UNIT1|WEEKEND|SEASON|YR|DECADE|HOLIDAY)",
        dates.this_unit,
    ),
    ("year-end", "THE? UNIT POSS? HYPHEN? ENDOF (?!OF)", dates.year_end),
    # Decades and centuries.
    ("decade of life", "ITS EDGED? DECADE", always(NO_TIME)),
    ("decade", "THE? EDGED? DECADE", dates.decade),
    ("century", "THE? EDGED? (?:ORDINAL|DAYTH) HYPHEN? CENTURY", dates.century),
    # Steps: "two weeks ago", "a year earlier", "three days later", "two years from now".
    (
        "ago",
        """APPROX? (?:MANY RUNNING? (?:UNITS|UNIT1)|A UNIT1 (?:OR NUM)?|ANOTHER UNIT1|UNITS) (?:OR SO)?
        (?:AGO|EARLIER|LATER|HENCE|FROM NOW|(?:BEFORE|AFTER) STOP)""",
        lengths.ago,
    ),
    ("next day", "THE UNIT (?:BEFORE|AFTER) (?:DAYWORD|STOP)", lengths.ago),
    # Stretches: "the past two months", "the first few months of 2023", "the next few days".
    (
        "stretch",
        """APPROX? (?:THE|THESE|ITS)? (?:LASTISH|PREVIOUS|NEXT|COMING|FOLLOWING|LATEST) MANY (?:EXTRA|RUNNING|FISCAL)*
        (?:UNITS|SEASONS|UNIT1) (?:OR SO)?""",
        lengths.stretch,
    ),
    ("vague stretch", "THE? (?:LASTISH|PREVIOUS|COMING|RECENT) (?:UNITS) (?:AND UNITS)?", lengths.stretch),
    ("first stretch", "THE? (?:ORDINAL) MANY UNITS", dates.months_of),
    ("stretch or so", "THE NEXT UNIT1 OR SO", dates.this_unit),
    # Sets.
    ("every", "EVERY (?:NUM|EXTRA)? (?:UNIT1|UNITS|WD|MON|SEASON|PARTLY|WEEKEND)", lengths.every),
    ("frequency", "FREQUENCY", lengths.frequency),
    # "last year", "early next week", "this summer", "the fiscal year".
    (
        "this unit",
        "(?:EDGED IN?)? (?:THE|ITS)? WAY FISCAL? FULL? (?:UNIT1|WEEKEND|SEASON) (?:POSS ENDOF)?",
        dates.this_unit,
    ),
    ("season of", "THE? EDGED? SEASON YEARLY", dates.season),
    ("season", "(?:EDGED? THE|THE EDGED) SEASON", dates.season),
    ("fiscal year", "THE? FISCAL (?:YR|UNIT YR)", dates.calendar),
    ("years", "YR (?:HYPHEN|SLASH) (?:YEAR|COUNT|DAYNUM)", dates.years),
    ("feast that moves", "MOVING YR?", always(Sense(value="XXXX-XX-XX"))),
    ("year", "THE UNIT NUMBER|(?:THE UNIT|EDGED) YR|YR", dates.calendar),
    ("latest unit", "THE LATEST FISCAL? UNIT", dates.latest),
    ("whole unit", "THE (?:FISCAL|FULL|CALENDAR)+ UNIT", dates.this_unit),
    ("the unit", "(?:(?:EARLIER|LATER) IN?)? THE (?:UNIT|WEEKEND) (?!HYPHEN)", dates.this_unit),
    ("the part", "THE PART (?!HYPHEN)", dates.calendar),
    # Durations.
    ("age", "NUM HYPHEN? (?:UNIT|UNITS) HYPHEN? OLD", lengths.age),
    ("parts", "NUM HYPHEN UNITS", always(NO_TIME)),
    ("unit and a half", "APPROX? (?:A|NUM) UNIT1 AND A HALF", lengths.duration),
    ("half a unit", "APPROX? (?:HALF A|A HALF HYPHEN?) UNIT1", lengths.duration),
    ("length", "APPROX NUM (?:UNIT|QUARTER)", lengths.duration),
    (
        "length as adjective",
        "(?:A (?=NUM HYPHEN UNIT1 (?:PERIOD|TERM)))? (?:NUM|FEW) HYPHEN? UNIT1 (?:PERIOD|TERM)?",
        lengths.duration,
    ),
    (
        "units",
        """(?:APPROX|OVER (?=NUM))? (?:THE|THOSE|THESE|A|ANOTHER)? MANY (?:AND A HALF)? (?:MORE|EXTRA|FULL|RUNNING|FISCAL)*
        UNITS (?:OR SO)?""",
        lengths.duration,
    ),
    (
        "a unit",
        "(?:APPROX|OVER)? (?:A|ANOTHER) (?:EXTRA|FULL)? (?:UNIT|CENTURY|QUARTER (?!OF)) (?:OR SO|OR NUM)? (?!HYPHEN)",
        lengths.duration,
    ),
    ("bare units", "(?<!HYPHEN) UNITS (?:OR UNITS)?", lengths.duration),
    ("a while", "A WHILE", always(Sense(type="DURATION", value="PXX"))),
    # Vague times.
    ("as soon as", "AS SOON AS POSSIBLE", always(FUTURE)),
    ("coming units", "FUTURE UNITS", always(FUTURE)),
    ("the future", "THE NEAR? FUTURE|THE NEAR TERM", always(FUTURE)),
    ("now", "RIGHT? NOW", lengths.reference),
    ("vague", "MORE? REF|SOON (?!AS|AFTER)", lengths.reference),
    ("these days", "THESE UNITS", always(PRESENT)),
    ("the moment", "THIS MOMENT", always(PRESENT)),
    ("the past", "THE PAST", always(PAST)),
    ("adjective", "CURRENT|RECENT", lengths.reference),
)


_NAME = re.compile(r"\\[A-Za-z]|[A-Z][A-Z0-9_]*")


def written(pattern: str, pieces: dict[str, str]) -> str:
    """A pattern in names as a regular expression over class characters; raises KeyError for a name that is no class or piece."""
    plain = _NAME.sub(lambda m: m[0] if m[0].startswith("\\") else pieces[m[0]], pattern)
    return re.sub(r"\s+", "", plain)


@functools.cache
def _grammar() -> tuple[re.Pattern[str], dict[str, tuple[str, Callable[[Hit], Sense | None]]]]:
    pieces = dict(letters())
    for name, pattern in PIECES.items():
        pieces[name] = written(pattern, pieces)
    alternatives = (f"(?P<r{i}>{written(pattern, pieces)})" for i, (_, pattern, _) in enumerate(RULES))
    # Most places are no beginning: a word of no class, or an article before such a word. Passing them by early is what makes this quick.
    plain = written("OTHER|OF|ON|TO|AND|OR|FROM|SO|THAN|MARK|BREAK|DOT|COMMA|POSS|HYPHEN|PAREN|SLASH", pieces)
    little = written(
        "THE|A|ITS|THIS|THAT|AT|UP|NO|SOME|MORE|ABOUT|AROUND|OVER|THESE|THOSE|BY|IN|AS|RIGHT|LATEST", pieces
    )
    none = written("OTHER|MARK|BREAK|DOT|COMMA|POSS|OF|ON|AND|OR|FROM", pieces)
    passed = f"(?!{plain}|(?:{little})(?:{none}))"
    return re.compile(f"{passed}(?:{'|'.join(alternatives)})"), {
        f"r{i}": (name, build) for i, (name, _, build) in enumerate(RULES)
    }


def read_expressions(text: str) -> Iterator[Expression]:
    """Every time expression of a text by its form alone, in order, none overlapping another."""
    words = read_words(text)
    pattern, builders = _grammar()
    at = 0
    while (match := pattern.search(words.classes, at)) is not None:
        name, build = builders[match.lastgroup or ""]
        start, end = match.span()
        sense = build(Hit(words, start, end))
        if sense is None:
            at = start + 1
            continue
        if sense is NO_TIME:
            at = end
            continue
        yield Expression(Span(words.starts[start], words.ends[end - 1]), sense, name)
        at = end
