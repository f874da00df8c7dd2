"""The grammar of time expressions: patterns over classes of words, and what each says.

A pattern is written in class names (``time_words.txt``) with the signs of regular expressions. All patterns are one compiled regular
expression: at each place the first that fits wins, so longer forms stand above shorter ones.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from tellings.annotate import time_builders as say
from tellings.annotate.time_senses import Expression, Sense
from tellings.annotate.time_words import Words, letters, read_words
from tellings.model import Span

#: Pieces of patterns with names of their own; a piece may use those before it.
PIECES = {
    "MON": "(?:MONTH|MONTH_SHORT DOT?)",
    "WD": "(?:WEEKDAY|WEEKDAY_SHORT DOT?)",
    "YR": "(?:YEAR|YEAR2)",
    "UNIT1": "(?:UNIT|QUARTER|SECOND|CENTURY)",
    "NUM": "(?:(?:DAYNUM|NUMBER) (?:AND|HYPHEN)? (?:FRACTION|DAYNUM SLASH DAYNUM)|DAYNUM SLASH DAYNUM|DAYNUM|COUNT|YEAR|NUMBER|DECIMAL)",
    "MANY": "(?:NUM (?:TO|OR|HYPHEN) NUM|NUM|A? FEW|SOME|A? COUPLE OF?|DOZENS OF)",
    "ABOUTISH": "(?:ABOUT|AROUND)",
    "LASTISH": "(?:LAST|PAST)",
    "APPROX": "(?:(?:AT LEAST|UP TO|NO? MORE THAN|ABOUTISH|SOME) (?:ABOUT|THE)?)",
    "WAY": "(?:THIS LASTISH|THIS COMING|THIS NEXT|LASTISH|PREVIOUS|NEXT|COMING|FOLLOWING|THIS|CURRENT|THAT SAME|THAT|SAME)",
    "EDGED": "(?:EDGE HYPHEN?|EARLIER|LATER)",
    "ZONED": "(?:PAREN? (?:ZONE|ZONEWORD TIME))",
    "HOUR": "(?:(?:CLOCK|DAYNUM) AMPM ZONED?|CLOCK ZONED|(?:COUNT|YEAR) ZONE|(?:DAYNUM|NUMBER) OCLOCK|NOON)",
    "PARTLY": "(?:PART|DAWN)",
    "YEARLY": "(?:(?:OF|IN)? (?:THE? WAY FISCAL? UNIT|(?:FISCAL UNIT?)? YR))",
    "FULLDATE": """(?:(?:WD COMMA?)? (?:THE? (?:DAYNUM|DAYTH)|THE (?:ORDINAL|SECOND)) OF? MON (?:COMMA? YEARLY)?
        |(?:(?:(?:THE? WAY)? WD COMMA?|THIS) THE?)? MON THE? (?:(?:DAYNUM|DAYTH) (?:HYPHEN (?:DAYNUM|DAYTH))? (?!HYPHEN|SLASH|CURRENCY)|ORDINAL) (?:COMMA? YEARLY)?
        |ISO|NUMERIC)""",
    "DAYNAME": "(?:FULLDATE|(?:THE? WAY)? WEEKDAY (?:THE DAYTH)?|DAYWORD|TONIGHT|HOLIDAY (?:COMMA? YEARLY)?)",
    "PRIOR": "(?:UNIT HYPHEN (?:EARLIER|AGO))",
    "STOP": r"(?=COMMA|DOT|MARK|BREAK|POSS|AND|OR|\Z)",
}

#: Name, pattern, what it says; in order of precedence.
RULES: tuple[tuple[str, str, Callable[[say.Hit], Sense | None]], ...] = (
    ("early hours", "THE? EDGE UNITS OF (?:DAYNAME PARTLY?|THE PARTLY|WAY PARTLY)", say.early_hours),
    # Times of day on a day: "10 p.m. Wednesday", "late Thursday night", "Monday at 9 a.m.", "the night of May 5".
    ("time of a day", """ABOUTISH? (?:THE|EDGED)? (?:HOUR (?:IN THE PARTLY)?|PARTLY) (?:OF|ON|COMMA)? EDGED? DAYNAME PARTLY?""", say.calendar),
    ("day and time", "EDGED? DAYNAME PARTLY? COMMA? (?:AT|BY) ABOUTISH? HOUR", say.calendar),
    ("weekday parts", "EVERY? WEEKDAY PARTS", say.every),
    ("day and part", "EDGED? DAYNAME PARTLY", say.calendar),
    ("day", "(?:THE EVE OF|EDGED|AROUND)? DAYNAME", say.calendar),
    ("days of the week", "WEEKDAYS", say.every),
    ("part of a day", "EDGED? THE? WAY PARTLY|THE? EDGE HYPHEN? PARTLY", say.calendar),
    ("hour", "ABOUTISH? HOUR (?:IN THE PARTLY)?", say.calendar),
    ("clock", "AROUND? (?:(?<=AT)|(?<=BY)|(?<=FROM)|(?<=TO)|(?<=AROUND)|(?<=BEFORE)|(?<=AFTER)) CLOCK (?!DOT? DAYNUM)|CLOCK (?=TO CLOCK)", say.calendar),
    ("overnight", "OVERNIGHT", say.overnight),
    ("eve", "THE EVE (?=OF)", say.eve),
    # Months.
    ("month of a year", "(?:THE ENDOF OF|EDGED)? MON COMMA? YEARLY", say.calendar),
    ("month", "(?:THE ENDOF OF|EDGED)? (?:THE? WAY)? MON", say.calendar),
    # Quarters, halves and fiscal times.
    ("quarters of", "THE? (?:ORDINAL|LASTISH) MANY UNITS (?:YEARLY|OF THE UNIT)", say.months_of),
    ("adjective quarter", """(?:YR POSS?|WAY UNIT POSS|PRIOR)? FISCAL? (?:ORDINAL|SECOND) HYPHEN QUARTER""", say.quarter),
    ("numbered quarter", """(?:THE|ITS)? EDGED? (?:YR POSS?|WAY UNIT POSS|COMPARABLE? PRIOR)?
        (?:FISCAL HYPHEN?)? (?:ORDINAL|SECOND) QUARTER YEARLY?""", say.quarter),
    ("quarter code", "YR? QUARTERTH YEARLY?", say.quarter),
    ("half", "THE? (?:ORDINAL|SECOND|LAST) HYPHEN? HALF OF? (?:YEARLY|THE UNIT|THE? DECADE)", say.half),
    ("half alone", "THE? (?:ORDINAL|SECOND) HYPHEN? HALF", say.half),
    ("named period", """(?:THE|ITS)? (?:LATEST|COMPARABLE? PRIOR|COMPARABLE|YR|WAY UNIT POSS) FISCAL? (?:QUARTER|PERIOD) YEARLY?""",
     say.quarter),
    ("year-earlier", "COMPARABLE? PRIOR", say.quarter),
    ("the quarter", "(?:THE|THAT) QUARTER (?:A UNIT (?:AGO|EARLIER)|YEARLY)? (?!HYPHEN)", say.quarter),
    # Edges and ends: "the end of the month", "year-end".
    ("end of", "(?:THE|BY)? ENDOF OF (?:THE? WAY|THE)? FISCAL? (?:UNIT1|WEEKEND|SEASON|YR|DECADE|HOLIDAY)", say.this_unit),
    ("year-end", "THE? UNIT POSS? HYPHEN? ENDOF (?!OF)", say.year_end),
    # Decades and centuries.
    ("decade of life", "ITS EDGED? DECADE", say.no_time),
    ("decade", "THE? EDGED? DECADE", say.decade),
    ("century", "THE? EDGED? (?:ORDINAL|DAYTH) HYPHEN? CENTURY", say.century),
    # Steps: "two weeks ago", "a year earlier", "three days later", "two years from now".
    ("ago", """APPROX? (?:MANY RUNNING? (?:UNITS|UNIT1)|A UNIT1 (?:OR NUM)?|ANOTHER UNIT1|UNITS) (?:OR SO)?
        (?:AGO|EARLIER|LATER|HENCE|FROM NOW|(?:BEFORE|AFTER) STOP)""", say.ago),
    ("next day", "THE UNIT (?:BEFORE|AFTER) (?:DAYWORD|STOP)", say.ago),
    # Stretches: "the past two months", "the first few months of 2023", "the next few days".
    ("stretch", """APPROX? (?:THE|THESE|ITS)? (?:LASTISH|PREVIOUS|NEXT|COMING|FOLLOWING|LATEST) MANY (?:EXTRA|RUNNING|FISCAL)*
        (?:UNITS|SEASONS|UNIT1) (?:OR SO)?""", say.stretch),
    ("vague stretch", "THE? (?:LASTISH|PREVIOUS|COMING|RECENT) (?:UNITS) (?:AND UNITS)?", say.stretch),
    ("first stretch", "THE? (?:ORDINAL) MANY UNITS", say.months_of),
    ("stretch or so", "THE NEXT UNIT1 OR SO", say.this_unit),
    # Sets.
    ("every", "EVERY (?:NUM|EXTRA)? (?:UNIT1|UNITS|WD|MON|SEASON|PARTLY|WEEKEND)", say.every),
    ("frequency", "FREQUENCY", say.frequency),
    # "last year", "early next week", "this summer", "the fiscal year".
    ("this unit", "(?:EDGED IN?)? (?:THE|ITS)? WAY FISCAL? FULL? (?:UNIT1|WEEKEND|SEASON) (?:POSS ENDOF)?", say.this_unit),
    ("season of", "THE? EDGED? SEASON YEARLY", say.season),
    ("season", "(?:EDGED? THE|THE EDGED) SEASON", say.season),
    ("fiscal year", "THE? FISCAL (?:YR|UNIT YR)", say.calendar),
    ("year", "THE UNIT NUMBER|(?:THE UNIT|EDGED) YR|YR", say.calendar),
    ("latest unit", "THE LATEST FISCAL? UNIT", say.latest),
    ("whole unit", "THE (?:FISCAL|FULL|CALENDAR)+ UNIT", say.this_unit),
    ("the unit", "(?:(?:EARLIER|LATER) IN?)? THE (?:UNIT|WEEKEND) (?!HYPHEN)", say.this_unit),
    ("the part", "THE PART (?!HYPHEN)", say.calendar),
    # Durations.
    ("age", "NUM HYPHEN? (?:UNIT|UNITS) HYPHEN? OLD", say.age),
    ("parts", "NUM HYPHEN UNITS", say.no_time),
    ("unit and a half", "APPROX? (?:A|NUM) UNIT1 AND A HALF", say.duration),
    ("half a unit", "APPROX? (?:HALF A|A HALF HYPHEN?) UNIT1", say.duration),
    ("length", "APPROX NUM (?:UNIT|QUARTER)", say.duration),
    ("length as adjective", "(?:A (?=NUM HYPHEN UNIT1 (?:PERIOD|TERM)))? (?:NUM|FEW) HYPHEN? UNIT1 (?:PERIOD|TERM)?", say.duration),
    ("units", """(?:APPROX|OVER (?=NUM))? (?:THE|THOSE|THESE|A|ANOTHER)? MANY (?:AND A HALF)? (?:MORE|EXTRA|FULL|RUNNING|FISCAL)*
        UNITS (?:OR SO)?""", say.duration),
    ("a unit", "(?:APPROX|OVER)? (?:A|ANOTHER) (?:EXTRA|FULL)? (?:UNIT|CENTURY|QUARTER (?!OF)) (?:OR SO|OR NUM)? (?!HYPHEN)", say.duration),
    ("bare units", "UNITS (?:OR UNITS)?", say.duration),
    ("a while", "A WHILE", say.while_),
    # Vague times.
    ("as soon as", "AS SOON AS POSSIBLE", say.future),
    ("coming units", "FUTURE UNITS", say.future),
    ("the future", "THE NEAR? FUTURE|THE NEAR TERM", say.future),
    ("now", "RIGHT? NOW", say.reference),
    ("vague", "MORE? REF|SOON (?!AS|AFTER)", say.reference),
    ("these days", "THESE UNITS", say.present),
    ("the moment", "THIS MOMENT", say.present),
    ("the past", "THE PAST", say.past),
    ("adjective", "CURRENT|RECENT", say.reference),
)


_NAME = re.compile(r"\\[A-Za-z]|[A-Z][A-Z0-9_]*")


def written(pattern: str, pieces: dict[str, str]) -> str:
    """A pattern in names as a regular expression over class characters; raises KeyError for a name that is no class or piece."""
    plain = _NAME.sub(lambda m: m[0] if m[0].startswith("\\") else pieces[m[0]], pattern)
    return re.sub(r"\s+", "", plain)


@functools.cache
def _grammar() -> tuple[re.Pattern[str], dict[str, tuple[str, Callable[[say.Hit], Sense | None]]]]:
    pieces = dict(letters())
    for name, pattern in PIECES.items():
        pieces[name] = written(pattern, pieces)
    alternatives = (f"(?P<r{i}>{written(pattern, pieces)})" for i, (_, pattern, _) in enumerate(RULES))
    # Most places are no beginning: a word of no class, or an article before such a word. Passing them by early is what makes this quick.
    plain = written("OTHER|OF|ON|TO|AND|OR|FROM|SO|THAN|MARK|BREAK|DOT|COMMA|POSS|HYPHEN|PAREN|CURRENCY|SLASH", pieces)
    little = written("THE|A|ITS|THIS|THAT|AT|UP|NO|SOME|MORE|ABOUT|AROUND|OVER|THESE|THOSE|BY|IN|AS|RIGHT|LATEST", pieces)
    none = written("OTHER|MARK|BREAK|DOT|COMMA|POSS|OF|ON|AND|OR|FROM", pieces)
    passed = f"(?!{plain}|(?:{little})(?:{none}))"
    return re.compile(f"{passed}(?:{'|'.join(alternatives)})"), {f"r{i}": (name, build) for i, (name, _, build) in enumerate(RULES)}


def read_expressions(text: str) -> Iterator[Expression]:
    """Every time expression of a text by its form alone, in order, none overlapping another."""
    words = read_words(text)
    pattern, builders = _grammar()
    at = 0
    while (match := pattern.search(words.classes, at)) is not None:
        name, build = builders[match.lastgroup or ""]
        start, end = match.span()
        sense = build(say.Hit(words, start, end))
        if sense is None:
            at = start + 1
            continue
        if sense is say.NO_TIME:
            at = end
            continue
        yield _expression(words, start, end, name, sense)
        at = end


def _expression(words: Words, start: int, end: int, rule: str, sense: Sense) -> Expression:
    """The expression with its span."""
    return Expression(Span(words.starts[start], words.ends[end - 1]), sense, rule)
