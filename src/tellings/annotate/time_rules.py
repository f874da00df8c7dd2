"""The grammar of time expressions: patterns over classes of words, and what each says.

A pattern is written in class names (``time_words.txt``) with the signs of regular expressions. All patterns are one compiled regular
expression: at each place the first that fits wins, so longer forms stand above shorter ones.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from tellings.annotate.time_builders import (
    Hit,
    age,
    ago,
    calendar,
    century,
    decade,
    duration,
    every,
    frequency,
    half,
    months_of,
    ordinal_day,
    quarter,
    reference,
    season,
    stretch,
    this_unit,
    year_end,
)
from tellings.annotate.time_senses import Expression, Sense
from tellings.annotate.time_words import Words, letters, read_words
from tellings.model import Span

#: Pieces of patterns with names of their own.
PIECES = {
    "MON": "(?: MONTH | MONTH_SHORT DOT? )",
    "WD": "(?: WEEKDAY | WEEKDAY_SHORT DOT? )",
    "YR": "(?: YEAR | YEAR2 )",
    "DAY": "(?: DAYNUM | DAYTH )",
    "NUM": "(?: DAYNUM FRACTION | DAYNUM (?:AND|HYPHEN)? DAYNUM SLASH DAYNUM | DAYNUM | COUNT | YEAR | NUMBER | DECIMAL )",
    "MANY": "(?: NUM (?: TO | OR | HYPHEN ) NUM | NUM | A? FEW | SOME | A? COUPLE OF? | DOZENS OF )",
    "UNIT1": "(?: UNIT | QUARTER | SECOND | CENTURY )",
    "ANYUNIT": "(?: UNITS | UNIT1 )",
    "APPROX": "(?: (?:AT LEAST | UP TO | NO? MORE THAN | WITHIN | ABOUT | SOME) ABOUT? )",
    "BEFORE_NOW": "(?: LAST | PREVIOUS )",
    "AFTER_NOW": "(?: NEXT | COMING | FOLLOWING )",
    "OTHERWHEN": "(?: THIS LAST | THIS COMING | THIS NEXT | LAST | PREVIOUS | NEXT | COMING | FOLLOWING | THIS | CURRENT | THAT SAME | THAT | SAME )",
    "EDGED": "(?: EDGE HYPHEN? | EARLIER | LATER )",
    "ZONED": "(?: PAREN? (?: ZONE | ZONEWORD TIME | ZONEWORD ) )",
    "HOUR": "(?: (?:CLOCK|DAYNUM) AMPM ZONED? | CLOCK ZONED? | (?:COUNT|YEAR) ZONE | (?:DAYNUM|NUMBER) OCLOCK | NOON )",
    "PARTLY": "(?: PART | DAWN )",
    "YEARLY": "(?: (?:OF|IN)? (?: THE? OTHERWHEN FISCAL? UNIT | FISCAL YR | YR ) )",
    # A day with or without its month and year.
    "FULLDATE": """(?: (?:WD COMMA?)? (?:THE? DAY | THE ORDINAL) OF? MON (?: COMMA? (?: YEARLY ) )?
        | (?:WD COMMA? (?:THE)?)? MON (?:THE)? (?: DAY (?: HYPHEN DAY )? (?! HYPHEN ) | ORDINAL ) (?: COMMA? YEARLY )?
        | ISO | NUMERIC )""",
    "DAYNAME": """(?: FULLDATE | (?:THE? OTHERWHEN)? WD (?: THE DAYTH )? | DAYWORD | TONIGHT | HOLIDAY (?: COMMA? YEARLY )? )""",
}

_RULES: tuple[tuple[str, str, Callable[[Hit], Sense | None]], ...] = (
    # Times of day on a day: "10 p.m. Wednesday", "late Thursday night", "Monday at 9 a.m.", "the night of May 5".
    ("time of a day", "ABOUT? EDGED? (?:THE)? (?: HOUR (?:IN THE PARTLY)? | PARTLY ) (?:OF|ON|COMMA)? EDGED? DAYNAME PARTLY?", calendar),
    ("day and time", "EDGED? ON? DAYNAME PARTLY? COMMA? (?:AT|BY) ABOUT? HOUR", calendar),
    ("day and part", "EDGED? DAYNAME PARTLY", calendar),
    ("weekday parts", "(?:EVERY)? (?:WEEKDAY) PARTS", every),
    ("day", "EDGED? DAYNAME", calendar),
    ("days of the week", "WEEKDAYS", every),
    ("parted day", "EDGED? (?:THE)? OTHERWHEN (?: PARTLY | DAY )(?! TIME)", calendar),
    ("hour", "ABOUT? HOUR (?:IN THE PARTLY)?", calendar),
    # Months.
    ("month of a year", "(?:THE ENDOF OF | EDGED)? MON COMMA? YEARLY", calendar),
    ("month", "(?: THE ENDOF OF | (?: EDGED )? (?:OTHERWHEN)? ) MON", calendar),
    # Quarters, halves and fiscal times.
    ("quarter", """(?:THE|ITS|A OTHER|A)? (?: EDGED? ) (?: YR | OTHERWHEN UNIT POSS | COMPARABLE? UNIT HYPHEN (?:EARLIER|AGO) )?
        (?:FISCAL HYPHEN?)? (?:ORDINAL|SECOND) HYPHEN? QUARTER (?: YEARLY )?""".replace("( ?: EDGED? )", ""), quarter),
    ("quarter code", "(?:YR)? QUARTERTH (?: YEARLY )?", quarter),
    ("quarters", "(?:THE)? (?:ORDINAL|LAST|SECOND) NUM UNITS (?: YEARLY )?", months_of),
    ("half", "(?:THE)? (?:ORDINAL|SECOND|LAST) HYPHEN? HALF (?: OF? (?: YEARLY | THE UNIT | DECADE | THE DECADE ) )?", half),
    ("this quarter", """(?:THE|ITS)? (?: LATEST | COMPARABLE? UNIT HYPHEN (?:EARLIER|AGO) | COMPARABLE | YR | OTHERWHEN UNIT POSS | FISCAL )
        FISCAL? (?:QUARTER|PERIOD) (?: YEARLY )?""", quarter),
    ("year-earlier", "COMPARABLE? UNIT HYPHEN (?:EARLIER|AGO)", quarter),
    ("the quarter", "(?:THE|THAT|THIS) QUARTER (?: A UNIT (?:AGO|EARLIER) | YEARLY )?", quarter),
    # Edges and ends: "the end of the month", "year-end", "mid-1996".
    ("end of", "(?:THE|BY)? ENDOF OF (?: THE? OTHERWHEN | THE )? FISCAL? (?: UNIT1 | WEEKEND | SEASON | YR | DECADE | HOLIDAY )", this_unit),
    ("year-end", "(?:THE|ABOUT)? UNIT POSS? HYPHEN? ENDOF", year_end),
    ("eve", "THE EVE OF DAYNAME", calendar),
    # Decades and centuries.
    ("decade", "(?:THE)? (?: EDGED )? DECADE", decade),
    ("century", "(?:THE)? EDGED? (?:ORDINAL|DAYTH) HYPHEN? CENTURY", century),
    # Steps: "two weeks ago", "a year earlier", "three days later", "two years from now".
    ("ago", """APPROX? (?: MANY RUNNING? ANYUNIT | A UNIT1 (?: OR (?:SO|NUM) )? | ANOTHER UNIT1 | UNITS ) (?: OR SO )?
        (?: AGO | EARLIER | LATER | HENCE | FROM NOW | (?:BEFORE|AFTER) STOP )""", ago),
    ("next day", "THE UNIT (?: BEFORE | AFTER ) (?: YESTERDAY | STOP )", ago),
    # Stretches: "the past two months", "the first few months of 2023", "the next few days".
    ("stretch", """APPROX? (?:THE|THESE|ITS)? (?: LAST | PREVIOUS | NEXT | COMING | FOLLOWING | LATEST | RECENT ) MANY? EXTRA? RUNNING? FISCAL?
        (?:UNITS|SEASONS) (?: OR SO )?""", stretch),
    ("first months", "(?:THE)? (?:ORDINAL|LAST) MANY UNITS (?: OF YR | YEARLY | OF THE UNIT )", months_of),
    ("year or so", "THE NEXT UNIT1 OR SO", stretch),
    # Sets.
    ("every", "EVERY (?:NUM | OTHER)? (?:UNIT1 | UNITS | WD | MON | SEASON | PARTLY | WEEKEND)", every),
    ("frequency", "FREQUENCY", frequency),
    # "last year", "early next week", "this summer", "the fiscal year".
    ("this unit", "EDGED? IN? (?:THE|ITS)? (?:OTHERWHEN) FISCAL? FULL? (?:UNIT1|WEEKEND|SEASON) (?:POSS ENDOF)?", this_unit),
    ("season", "(?:THE)? EDGED? SEASON YEARLY", season),
    ("the season", "EDGED? (?: THE | THE EDGE ) SEASON", season),
    ("fiscal year", "(?: THE )? FISCAL (?:YR|UNIT YR)", calendar),
    ("year number", "(?:THE UNIT | EDGED | THE)? (?:YR) ", calendar),
    ("fiscal", "THE (?:FISCAL|FULL|CALENDAR) UNIT", this_unit),
    ("the unit", "(?:EARLIER|LATER)? (?:IN)? THE (?:UNIT|WEEKEND|PART)", this_unit),
    # Durations.
    ("age", "(?:A)? NUM HYPHEN? (?:UNIT|UNITS) HYPHEN? OLD", age),
    ("and a half", "APPROX? (?:A|NUM) UNIT1 AND A HALF", duration),
    ("half a", "APPROX? (?: A? HALF HYPHEN? A? ) UNIT1", duration),
    ("duration", "APPROX? (?:THE|ITS|THOSE|THESE|A|ANOTHER)? MANY (?:AND A HALF)? HYPHEN? (?:MORE|EXTRA|FULL|RUNNING|FISCAL)* (?:UNITS|UNIT1)", duration),
    ("a unit", "APPROX? (?:A|ANOTHER) (?:EXTRA|FULL|WHOLE)? UNIT1", duration),
    ("units", "(?:UNITS)", duration),
    # Vague times.
    ("now", "RIGHT? NOW", reference),
    ("then", "REF", reference),
)


class _Rules:
    """The compiled grammar."""

    def __init__(self) -> None:
        self.builders = {f"r{i}": (name, build) for i, (name, _, build) in enumerate(_RULES)}
        self.pattern = re.compile("|".join(f"(?P<r{i}>{compiled(pattern)})" for i, (_, pattern, _) in enumerate(_RULES)))


def compiled(pattern: str) -> str:
    """A pattern in class names as one over their characters."""
    raise NotImplementedError
