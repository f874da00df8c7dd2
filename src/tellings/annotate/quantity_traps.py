"""Numbers that are no quantities: dates, clock times, telephone numbers, identifiers, names with numbers, addresses."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Callable, Iterator

from tellings.weights import word_list

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_CLOCK = r"(?:[ap]\.?\s?m\b\.?|GMT|UTC|BST|CET|CEST|EST|EDT|ET|PT|PST|PDT|MSK|IST|o['’]clock|hrs\b|local time)"

#: In the order in which they are tried; each takes its characters away from the numbers.
_TRAPS = (
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w+|#(?=\w*[A-Za-z])\w+",
    # numbers of a list, of a law's parts, of pictures
    r"(?m:^[ \t]*\(?\d{1,2}[.)]\s(?=\S))|\b\d+(?:\([a-z\d]{1,2}\))+|\([a-z]\)(?:\(\d+\)|\d+)",
    r"\b\d+\s?(?:of|/)\s?\d+\s(?:[Pp]hotos?|[Ii]mages?|[Ss]lides?|[Pp]ictures?)\b|\(\d+\s[Ii]mages\)",
    # dates
    r"\d{4}-\d\d-\d\d(?:T[\d:.+Z-]*)?|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b9/11\b|\b7/7\b|\b24/7\b",
    rf"\b{_DAY}\s?(?:-|–|to|and)\s?{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
    rf"\b{_DAY}[\s-](?:of\s)?{_MONTH}(?:,?\s(?:{_YEAR})\b)?",
    rf"\b{_MONTH}\s(?:the\s)?{_DAY}(?:\s?(?:-|–|to|and)\s?{_DAY})?\b(?!\s?%|,\d{{3}}|\.\d|\s(?:per\s?cent|percent|million|billion))(?:,?\s{_YEAR}\b(?!\s?%))?",
    rf"\b{_MONTH},?\s(?:of\s)?{_YEAR}\b(?:\s?(?:-|–)\s?{_YEAR})?",
    rf"\b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)\b(?!\s?(?:%|per))",
    r"\b\d{3,4}['’]?s\b|['’]\d\ds?\b|\b(?:early|mid|late)[\s-]+\d{2}s\b|\b[1-9]0['’]?s\b",
    # clock times and running times; the stamps of a live report ("23.55: Polls have closed")
    r"(?m:^(?:[01]?\d|2[0-3])\.[0-5]\d(?=:[ \t]|[ \t]+[A-Z]))",
    rf"\b\d{{1,2}}(?:[:.]\d\d)?(?:[:.]\d\d)?\s?(?:-|–|to)?\s?(?:\d{{1,2}}(?:[:.]\d\d)?)?\s?{_CLOCK}",
    r"\b\d{4}\s?(?:GMT|UTC|hours|hrs)\b",
    r"\b\d{1,2}:\d\d(?::\d\d)?\b(?:\.\d+)?",
    # telephone numbers
    r"(?<!\w)\+\d[\d\s().-]{7,}\d|\(\d{3}\)\s?\d{3}[-.\s]\d{4}|\b(?:1[-.])?\d{3}[-.]\d{3}[-.]\d{4}\b|\b1-8\d\d-[\dA-Z-]{5,}",
    r"(?<![\w.,])0\d{1,4}[\s-]\d{2,4}[\s-]?\d{2,4}(?:[\s-]?\d{2,4})?\b|(?<![\w.,])(?<!\d[ \u00a0\u2009\u202f])0\d+\b(?![.,]\d)",
    # emergency numbers
    r"\b(?:[Cc]all|[Dd]ial)(?:s|ed|led|ing|ling)?\s\d{3}\b(?![-,.]\d)|\b(?:911|999|112|000)\s(?:calls?|callers?|operators?|dispatch\w*|tapes?)\b",
    # "a 3-for-2 split"
    r"\b\d+-for-\d+\b",
    # digits inside words: S-400, IS-123, COVID-19, PLX-R18, Q3, 5G, 3D, 4x4, B-52, 2018A
    r"\b\d[GDK]\b(?!\w)|\b\d+[xX]\d+\b|\b1080p\b|\b720p\b|\b2160p\b",
    r"\b(?i:covid)[\s-]*19\b",
    r"\b(?!(?i:sub|minus|plus|under|over|pre|post|mid|non|near|around|about|to|and|or|up|top|all|cost|roughly|at|than)[-–]\d)"
    r"(?!{money}[-\s]?\d)[A-Za-z]{1,12}[a-z]*[-–](?:[A-Z]+[-–]?)?\d+(?:[-–/.]?[A-Za-z\d]+)*",
    r"(?<!\$)\b(?!{money}\d)[A-Za-z]+\d+(?:[-–.]?[A-Za-z\d]+)*",
    r"\b\d+[A-Z]+\d+\w*\b|\b\d+[A-Z]{{1,2}}-\w+",
    # ordinals and what they begin
    r"\b\d+(?:,\d{3})*(?:st|nd|rd|th)\b",
    # "22 The Crescent", "575 Wilbraham Road"
    r"\b\d{1,5}[A-Za-z]?\s(?:[NSEW]\.?\s)?(?:[A-Z][a-z]+\s){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Place|Court|Way|Terrace|Crescent|Highway|Parkway)\b",
    r"\b(?:Group|Gang|Club)\sof\s\d+\b",
)
#: Traps in words: "four o'clock", "half past", "Group of Seven", "one another", "no one".
_IN_WORDS = re.compile(
    r"\b(?:"
    r"(?:eighteen|nineteen)\s(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|oh\s\w+)"
    r"|year\stwo\sthousand"
    r"|(?:[Ff]light|[Pp]hase|[Ss]tage|[Cc]hapter|[Pp]art|[Rr]ound|[Gg]rade|[Dd]ay|[Pp]age|[Tt]ype|[Tt]ier|[Ee]pisode|[Gg]ame)\s"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten)(?:\shundred)?"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:o['’]clock|[ap]\.?m\b)"
    r"|(?:half|quarter)\s(?:past|to)\s\w+"
    r"|at\s(?:about\s|around\s)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})\sin\sthe\s(?:morning|afternoon|evening)"
    r"|(?:Group|Gang|Club)\sof\s[A-Z][a-z]+|Big\s(?:Three|Four|Five|Six|Ten)|Five\sEyes"
    r"|[oO]ne\s(?:another|of\sa\skind|way\sor\s(?:an|the)\sother|day|thing|side|hand|such)"
    r"|[oO]ne-(?:on|to)-one|[oO]ne-size-fits-all|[oO]ne-time|[oO]ne-off|(?:[oO]ne|[tT]wo|[tT]hree)-way"
    r"|(?:no|every|any|each|some|this|that|the|another|anyone|which|last)[\s-]one"
    r")\b"
)
_LABEL_GAP = r"(?:s)?[\s\u00a0]+(?:(?:No|no|Nos)\.?\s)?\(?"


def _searches(text: str, money: str) -> Iterator[tuple[re.Pattern[str], int, int]]:
    """Where to look for what: the digits' neighbourhoods for the many traps with digits, all of the text for the few without."""
    yield _IN_WORDS, 0, len(text)
    pattern = _pattern(money)
    left = right = -1
    for match in _DIGIT.finditer(text):
        start = max(0, max(text.rfind(" ", 0, match.start()), text.rfind("\n", 0, match.start())) - _BEFORE)
        if start > right:
            if right >= 0:
                yield pattern, left, right
            left = start
        right = match.end() + _AFTER
    if right >= 0:
        yield pattern, left, min(right, len(text))


_DIGIT = re.compile(r"\d+")
#: Characters around the word with the digit in which a trap may begin and end: the longest label or month, the longest address.
_BEFORE, _AFTER = 28, 60


@functools.cache
def _pattern(money: str) -> re.Pattern[str]:
    labels = "|".join(re.escape(word) for word in word_list("quantity_labels"))
    label = (
        rf"\b(?i:{labels})(?i:{_LABEL_GAP})\d+(?:[.(-]\w+\)?)*(?:(?:,\s|\sand\s|\sto\s|-)\d+)*\b"
        r"(?!\s?%|[.,]\d|\s(?:million|billion|per))"
    )
    traps = [
        trap.replace("{{", "{").replace("}}", "}").replace("{money}", f"(?:{money})")
        if "{money}" in trap or "{{" in trap
        else trap
        for trap in _TRAPS
    ]
    return re.compile("|".join([*traps, label]))


def taken(text: str, money: str) -> Callable[[int, int], bool]:
    """Whether ``[start, end)`` meets something that is no quantity; ``money`` matches the currency signs that may touch digits."""
    spans = sorted(
        match.span() for pattern, start, end in _searches(text, money) for match in pattern.finditer(text, start, end)
    )
    starts = [start for start, _ in spans]
    ends = list(itertools.accumulate((end for _, end in spans), max))

    def is_taken(start: int, end: int) -> bool:
        at = bisect.bisect_right(ends, start)
        return at < len(starts) and starts[at] < end

    return is_taken
