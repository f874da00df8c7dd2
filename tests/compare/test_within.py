"""One sentence that sets two against each other."""

import pytest

from tellings.compare.within import find_within
from tests.compare.build import talk


def found(text: str) -> list[tuple[str, str, str]]:
    """The way, what answers and what is answered."""
    _, read = talk(text)
    return [(a.way, *(s.of(a.own.page.text) for s in a.spans)) for a in find_within(read)]


@pytest.mark.parametrize(
    ("text", "way", "answers", "claims"),
    [
        ("[Ada Korren] [said] [the square won't be fenced off], as some papers claimed.", "as claimed", "the square won't be fenced off", "as some papers claimed"),
        ("The firm does not believe that its clients are at risk, even though the list would be useful to thieves.", "even though", "does not believe", "useful to thieves"),
        ("[Ada Korren] [said] [she did not know of the leak], even though the harbour had been closed for days.", "even though", "she did not know", "closed for days"),
        ("Such boats are banned on the lake, but [the owners] [said] [they did not think the ban applied to them].", "but said", "but the owners", "Such boats are banned"),
        ("Jonas Feld was held on suspicion of arson, which he denies.", "which", "which he denies", "suspicion of arson"),
        ("[Ada Korren] [said] [that Jonas Feld took the money], though Jonas Feld denied that.", "though", "denied that", "took the money"),
        ("Asked whether he had closed the dam, Jonas Feld denied it.", "asked", "Jonas Feld denied it", "he had closed the dam"),
        ("[Ada Korren] [said] [that no boat will leave], despite the suggestion that some might.", "despite", "no boat will leave", "the suggestion that some might"),
        ("The guard told the town that nobody had passed, which turned out to be false.", "which", "turned out to be false", "nobody had passed"),
    ],
)  # fmt: skip
def test_one_sentence_two_sides(text, way, answers, claims):
    ((name, mine, other),) = found(text)
    assert name == way
    assert answers in mine
    assert claims in other


@pytest.mark.parametrize(
    "text",
    [
        "[Ada Korren] [said] [the square will be fenced off], as some papers claimed.",
        "[Ada Korren] [said] [the square won't be fenced off as a playground].",
        "[Ada Korren] [said] [there was no fire], as the paper reported.",
        "As some papers claimed, the square was not open.",
        "The bridge is not open, even though it is finished.",
        "The firm thinks that its clients are safe, even though the list is long.",
        "[Ada Korren] [said] [the firm does not expect it], even though [she] [added] [that it might come].",
        "Such boats are banned on the lake, but [the owners] [said] [they would sell them].",
        "[Ada Korren] [said] [the lake was open], but [Ada Korren] [said] [she did not know for how long].",
        "The lake is open, but so late in the year, when the wind is cold, [the owners] [said] [they did not sail].",
        "He wrote the book, which is long.",
        "Jonas Feld, who leads the club, which rents boats, said the charges were false.",
        "[Ada Korren] [said] [that no boat will leave], despite the rain.",
        "Jonas Feld denied it, though the lake was full.",
        "Not one boat sailed.",
    ],
)
def test_no_two_sides(text):
    assert found(text) == []
