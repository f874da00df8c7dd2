"""Numbers that are no quantities, one line a case, and quantities beside them that must not be lost."""

import pytest
from spacy.language import Language

from tellings.annotate.quantities import find_quantities
from tests.marked import unmark

NONE = [
    # identifiers
    "Flight IS-123 left late.",
    "They bought the S-400 system.",
    "The B-52 turned back.",
    "Cases of COVID-19 fell.",
    "The F-16s stayed on the ground.",
    "The drug PLX-R18 was tested.",
    "The 5G network is slow.",
    "They watched a 3D film.",
    "He drove on the M25 to work.",
    # labels
    "Article 5 was invoked.",
    "See page 12 and chapter 4.",
    "It is a Category 4 hurricane.",
    "Resolution 2231 was adopted.",
    "Section 230 protects them.",
    "The band of Channel 5 played.",
    "The Group of 20 met.",
    "The Group of Seven met.",
    # names
    "The FTSE 100 was flat.",
    "They flew a Boeing 737 to the coast.",
    "Capital One denied it.",
    # dates and years
    "The attacks of 9/11 changed everything.",
    "It happened on 11 February.",
    "It happened on February 11, 2018.",
    "It happened on 2018-02-11.",
    "It happened on 11.02.2018.",
    "It opened in 2018.",
    "The 2018 elections were postponed.",
    "The war of 2014-2017 was long.",
    "Between 2014 and 2017 nothing happened.",
    "He grew up in the 1990s.",
    "He was born in 1789.",
    "In March 2016 it closed.",
    # clock times
    "The train left at 10:45.",
    "The train left at 10.45pm.",
    "The train left at 5 p.m. sharp.",
    "The train left at four o'clock.",
    "It began at 0600 GMT.",
    # telephone numbers
    "Call 555-123-4567 for help.",
    "Call +44 20 7946 0958 for help.",
    "Neighbours called 911 at once.",
    # addresses and web
    "She lives at 12 Harbour Road.",
    "See https://example.org/2018/05/12 for details.",
    "Write to box12@example.org for details.",
    "The tag #10yearchallenge spread.",
    "The 80486 chip was slow.",
    "They announced a 3-for-2 split.",
    "1. The mayor speaks.",
    "Photo 3 of 20 photos.",
    "Section 501(c)(4) applies.",
    "It began in nineteen ninety-four.",
    "By the year two thousand it was gone.",
    "In the 1988 second quarter sales rose.",
    "A double murder shook the town.",
    "It was a one-on-one debate.",
    "Phase two is over.",
    "Flight eight hundred went down.",
    # words
    "No one was there.",
    "They looked at one another.",
    "One day he left.",
    "On the one hand he agreed.",
    "They doubled down on it.",
    "The two met again.",
    "The second half was dull.",
    "In the third quarter nothing moved.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(nlp: Language, text: str) -> None:
    assert [q.span.of(text) for q in find_quantities(nlp(text))] == []


BESIDE = [
    "In 2018 [3.9 million headsets] were sold.",
    "On 9/11 [2,977 people] died.",
    "Article 5 was backed by [30 states].",
    "The S-400 can reach [400 kilometres].",
    "At 10:45 [twelve ships] left.",
    "The FTSE 100 fell [0.6%] on Monday.",
    "[Sub-300 sq m offices] are rare.",
    "Flight IS-123 carried [98 passengers].",
    "1. [Twelve ships] left.",
    "Sales rose to [$10 million] from [$8 million] a year ago.",
    "They number [about 160,000].",
    "The share fell [10] to [250].",
    "Children [under 10] pay nothing.",
    "It was spread over [three years].",
    "The war lasted [over three years].",
    "She handed over [two letters] and [30 pages].",
    "They turned over [12 files] to the court.",
    "A [US$5 million dam] burst.",
    "Output of [30fps] is enough.",
    "A [7]- or [8-inch screen] broke.",
    "It costs [dlrs 5 million].",
]


@pytest.mark.parametrize("marked", BESIDE)
def test_quantities_beside_traps(nlp: Language, marked: str) -> None:
    text, spans = unmark(marked)
    assert [q.span.of(text) for q in find_quantities(nlp(text))] == [s.of(text) for s in spans]
