"""What typography alone settles: source in braces, cue in angle brackets, content in square brackets."""

import pytest

from tellings.annotate.attributions_quotes import quotation_states
from tellings.annotate.attributions_rules import Attribution, complete, read_script, read_signed
from tellings.model import Span
from tests.annotate.attributed import in_words, shows, unmark_attribution

SCRIPT = "VENN: The bridge is safe.\n\nORLO: Is it dry?\n\nVENN: It is.\n"


def found_in(text: str, attributions: list[Attribution]) -> str:
    return "; ".join(in_words(text, one) for one in attributions)


@pytest.mark.parametrize(
    "marked",
    [
        "{VENN}<:> [The bridge is safe.]\n\nORLO: Is it dry?\n\nVENN: It is.",
        "VENN: The bridge is safe.\n\n{ORLO}<:> [Is it dry?]\n\nVENN: It is.",
        'Part of the interview:\n\nVENN: Yes.\n"{ORLO}<:> [Is it dry?]\n"VENN: It is.',
        "VENN: The bridge is safe.\n\nORLO: Is it?\n\n{VENN}<:> [Yes.]\n\nRain fell.",
        "MARA VENN: Yes.\n{J. ORLO}<:> [Is it dry?]\nMARA VENN: It is.",
    ],
)
def test_script(marked: str) -> None:
    gold = unmark_attribution(marked)
    found = list(read_script(gold.text))
    assert any(shows(gold, one) for one in found), found_in(gold.text, found)


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The bridge is open.\n\nWATCH: The flood.\n\nMORE: The river.",
        "VENN: One line is no script.\n\nVENN: Nor are two.",
        "Venn: lower case may be a heading.\n\nVenn: so.\n\nVenn: so.",
        "At 10:30 it rained.\nAt 11:30 it rained.\nAt 12:30 it rained.",
        "",
    ],
)
def test_no_script(text: str) -> None:
    assert list(read_script(text)) == []


@pytest.mark.parametrize(
    "marked",
    [
        "[“The bridge is safe.”] <―> {Mara Venn}\n“And dry.” ― Jon Orlo",
        "[“The bridge is safe.”] <—> {Mara Venn, mayor}",
        '["The bridge is safe."] <--> {Mara Venn}',
        "Readers write:\n  [«The bridge is safe.»] <—> {Mara Venn}",
    ],
)
def test_signed(marked: str) -> None:
    gold = unmark_attribution(marked)
    found = list(read_signed(gold.text, quotation_states(gold.text)))
    assert any(shows(gold, one) for one in found), found_in(gold.text, found)


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is safe” — or so it seemed to those who were there, and they were many that night in Oldhaven",
        "The bridge — Mara Venn",
        "She said “it is safe” — Mara Venn",
        "“The bridge is safe.” — said the mayor",
    ],
)
def test_not_signed(text: str) -> None:
    assert list(read_signed(text, quotation_states(text))) == []


def attribution(marked: str) -> tuple[str, Attribution]:
    gold = unmark_attribution(marked)
    source = gold.source[0] if gold.source else None
    return gold.text, Attribution(source, gold.cue[0], gold.content, 0.8)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("{Venn} <said>: [“The bridge] is safe. It is dry.” Rain fell.", "“The bridge is safe. It is dry.”"),
        ("{Venn} <said>: “[The bridge] is safe. It is dry.” Rain fell.", "The bridge is safe. It is dry.”"),
        ("{Venn} <said> [the “bridge] of sighs” was safe.", "the “bridge"),
        ("“I <think> [the bridge] is safe,” said Venn.", "the bridge"),
        ("[“The bridge], {Venn} <said>, is safe.”", "“The bridge"),
        ("{Venn} <said>: [“The bridge is safe.”] Rain fell.", "“The bridge is safe.”"),
    ],
)
def test_a_quotation_found_in_part_is_taken_whole(part: str, whole: str) -> None:
    text, one = attribution(part)
    (completed,) = complete(text, quotation_states(text), [one])
    assert [span.of(text) for span in completed.content] == [whole]


@pytest.mark.parametrize(
    "marked",
    [
        "{Venn} <said>: [“The bridge is safe.\n\n“It is dry.\n\n“It is new.”] Rain fell.",
        "{Venn} <said>: [“The bridge is safe.”]\n\n“It is dry.”",
        "{Venn} <said>: [“The bridge is safe.\n\n]It is dry.",
    ],
)
def test_a_quotation_goes_on_where_no_mark_closes_it(marked: str) -> None:
    text, one = attribution(marked)
    first = Span(one.content[0].start, text.index("safe.") + len("safe."))
    (completed,) = complete(text, quotation_states(text), [Attribution(one.source, one.cue, (first,), 0.8)])
    assert shows(unmark_attribution(marked), completed), in_words(text, completed)


def test_a_speaker_in_a_script_does_not_go_on_into_the_next() -> None:
    text = '"VENN: The bridge is safe.\n\n"ORLO: Is it?\n\n"VENN: Yes.\n\n"It is dry."'
    found = complete(text, quotation_states(text), [])
    assert [[span.of(text) for span in one.content] for one in found] == [
        ["The bridge is safe."],
        ["Is it?"],
        ["Yes.", '"It is dry."'],
    ]


def test_a_paragraph_with_a_cue_of_its_own_is_not_taken() -> None:
    text = "Venn said: “The bridge is safe.\n\n“It is dry,” Orlo added."
    first = Attribution(Span(0, 4), Span(5, 9), (Span(11, text.index("\n")),), 0.8)
    at = text.index("“It")
    second = Attribution(Span(at + 13, at + 17), Span(at + 18, at + 23), (Span(at, at + 12),), 0.8)
    assert complete(text, quotation_states(text), [first, second]) == [first, second]


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{It} <was reported> [that the bridge was safe].", None),
        ("{It} <said> [that the bridge was safe].", "It"),
        ("{It} <was told> [the bridge was safe].", "It"),
        ("{Venn} <was told> [that the bridge was safe].", "Venn"),
    ],
)
def test_it_that_stands_for_nobody_is_no_source(marked: str, source: str | None) -> None:
    text, one = attribution(marked)
    (completed,) = complete(text, quotation_states(text), [one])
    assert (completed.source.of(text) if completed.source else None) == source


def test_a_rule_takes_the_place_of_what_was_found_there() -> None:
    partial = Attribution(Span(0, 4), Span(4, 5), (Span(6, 9),), 0.6)
    found = complete(SCRIPT, quotation_states(SCRIPT), [partial])
    assert len(found) == 3
    assert found[0].content[0].of(SCRIPT) == "The bridge is safe."


def test_what_is_told_inside_a_script_stays() -> None:
    text = SCRIPT.replace("It is.", "Orlo says it is.")
    at = text.index("says")
    inner = Attribution(Span(at - 5, at - 1), Span(at, at + 4), (Span(at + 5, at + 10),), 0.6)
    assert inner in complete(text, quotation_states(text), [inner])
