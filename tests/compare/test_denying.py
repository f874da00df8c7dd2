"""What denies, what is denied, and who denies; and what looks like a denial and is none."""

import pytest

from tellings.compare.denying import find_denying
from tests.compare.build import pages


def denials(text: str):
    (page,), _ = pages(text)
    return page, find_denying(page)


def said(page, indices):
    words = page.notes.words
    return page.text[words[indices[0]].start : words[indices[-1]].end] if indices else ""


@pytest.mark.parametrize(
    ("text", "shown", "denied"),
    [
        ("The mayor denied that the bridge had been closed.", "denied", "that the bridge had been closed"),
        ("Korren denied taking money from the builders.", "denied", "taking money from the builders"),
        ("The company disputed claims of negligence.", "disputed", "claims of negligence"),
        ("Engineers refuted the report about cracks.", "refuted", "the report about cracks"),
        ("The council rejected accusations that it had hidden the plans.", "rejected", "accusations that it had hidden the plans"),
        ("The minister dismissed concerns about the dam.", "dismissed", "concerns about the dam"),
        ("The minister dismissed the study as nonsense.", "nonsense", "the study"),
        ("Residents challenged the claim that the water was clean.", "challenged", "the claim that the water was clean"),
        ("Critics disagree with that assessment.", "disagree", "with that assessment"),
        ("The lawyer said the charges were false.", "false", "the charges"),
        ("The mayor called the allegations baseless.", "baseless", "the allegations"),
        ("It was a false report of a fire.", "false", "a false report of a fire"),
        ("There is no evidence that the dam is unsafe.", "no evidence", "that the dam is unsafe"),
        ("The clerk said the statement was not true.", "not true", "the statement"),
        ("The mayor went on to deny that the bridge leaked.", "deny", "that the bridge leaked"),
        ("Witnesses said the officers were lying.", "lying", "the officers"),
        ("That contradicts what Korren told the council.", "contradicts", "what Korren told the council"),
        ("It has never been true that the dam leaks.", "never been true", "that the dam leaks"),
    ],
)
def test_what_denies_and_what_is_denied(text, shown, denied):
    page, found = denials(text)
    assert len(found) == 1
    assert found[0].shown == shown
    assert denied in said(page, found[0].denied) or said(page, found[0].denied) in denied


@pytest.mark.parametrize(
    "text",
    [
        "The prisoner was denied bail.",
        "The clerk was charged with making false statements.",
        "The win denied the mayor the nomination.",
        "The town has a long history of denying the leaks.",
        "The law contradicts federal law.",
        "The judge dismissed the charges.",
        "It would be absurd to say so.",
        "The embassy denied him a visa.",
        "The mayor did not deny that the bridge had been closed.",
        "The two firms settled a patent dispute.",
        "The board rejected the offer of the rival.",
        "The court dismissed the case on Monday.",
        "The book was lying on the table.",
        "The minister called for more counter-terrorism efforts.",
        "Officers arrested a man without proof of identity.",
        "The team challenged the champions in the final.",
        "Human rights are denied by fanatics.",
        "A suspicion is no proof.",
        "The mayor opened the bridge.",
        "The bill will lay the groundwork for a bridge.",
        "The sharks denied the town the use of the beach.",
        "The effort was aimed at denying consideration to the plan.",
        "Those who doubted the mayor left.",
        "The office refused to confirm or deny the report.",
        "It would be foolish to deny that the bridge is old.",
        "The office does not confirm or deny the report.",
        "No judge could dispute the claim.",
        "The plan denies the town the most basic rights.",
        "The singers are ridiculous.",
        "They never describe the evidence.",
    ],
)
def test_what_is_no_denial(text):
    assert denials(text)[1] == []


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The mayor denied that the bridge had been closed.", "The mayor"),
        ("Ada Korren dismissed the accusations.", "Ada Korren"),
        ("The mayor called the allegations baseless.", "The mayor"),
        ("Ada Korren came to Arvend and denied the report.", "Ada Korren"),
    ],
)
def test_who_denies(text, by):
    page, found = denials(text)
    assert said(page, found[0].by) == by


def test_one_denial_a_sentence_in_order():
    _, found = denials("The mayor denied the report as false. The harbour opened. The clerk rejected the claim.")
    assert [d.sentence for d in found] == [0, 2]


@pytest.mark.parametrize(
    ("text", "whole", "aside"),
    [
        ("The mayor denied that the bridge had been closed.", True, False),
        ("The mayor denied closing the bridge.", True, False),
        ("The mayor denied a role in the closing of the bridge.", False, False),
        ("The clerk doubted that the bridge would open.", False, False),
        ("It was a false report of a fire.", False, True),
        ("He was asked about the money, which he denied taking.", False, True),
    ],
)
def test_what_sort_of_denial(text, whole, aside):
    _, (found, *_) = denials(text)
    assert (found.whole, found.aside, found.answers) == (whole, aside, False)
