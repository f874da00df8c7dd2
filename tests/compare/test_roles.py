"""Speakers that one report describes and another names: "the Velmarian president" here, his name and office there."""

from __future__ import annotations

import msgspec
import pytest

from tellings.compare.entities import merge_names
from tellings.compare.roles import LEADERS, domain, explain_speakers, seats
from tellings.model import Annotated, Report, Role, Statement
from tellings.naming.countries import kin
from tests.compare.build import note
from tests.marked import unmark


@pytest.mark.parametrize(
    ("word", "stands_for"),
    [
        ("polish", "poland"), ("warsaw", "poland"), ("poland", "poland"), ("kremlin", "russia"), ("moscow", "russia"), ("british", "united kingdom"),
        ("harbour", "harbour"), ("ministry", "ministry"), ("velmarian", "velmarian"),
    ],
)  # fmt: skip
def test_what_a_word_is_the_office_of(word: str, stands_for: str) -> None:
    assert domain(word) == stands_for


def test_seats_speak_for_known_countries() -> None:
    assert all(kin(country) is not None for country in seats().values())


def story(naming: str, *offices: tuple[str, str, str], told: str) -> str | None:
    """Whom the described speaker of ``told`` ("[source] said [content]. ...") turns out to be.

    ``naming`` is a report that names people; each of ``offices`` says (name, role noun, modifiers) as annotation has it.
    """
    text, (source, content) = unmark(told)
    reports = [Report("r1", naming), Report("r2", text)]
    first = note(reports[0])
    numbers = {n.span.of(naming): n.entity for n in first.names}
    roles = tuple(Role(numbers[name], head, tuple(modifiers.split())) for name, head, modifiers in offices)
    notes: list[Annotated] = [
        msgspec.structs.replace(first, roles=roles),
        note(reports[1], [Statement((content,), source, speaker=(source,))]),
    ]
    (_, explained) = explain_speakers(reports, notes, merge_names(reports, notes))
    (speaker,) = explained.statements[0].speaker
    return None if speaker == source else speaker.of(text)


NAMING = "Adam Korren met Peter Mohn in Warsaw on Friday, and both were content."
PRESIDENT = ("Adam Korren", "president", "polish")
MINISTER = ("Peter Mohn", "minister", "finance polish")


@pytest.mark.parametrize(
    ("offices", "told", "who"),
    [
        # the office, the country, the capital, another word for the office
        ([PRESIDENT, MINISTER], "Adam Korren came late. [The Polish president] said [that the bridge was safe].", "Adam Korren"),
        ([PRESIDENT, MINISTER], "Adam Korren came late. [The Polish leader] said [that the bridge was safe].", "Adam Korren"),
        ([PRESIDENT, MINISTER], "Adam Korren came late. [Poland's president] said [that the bridge was safe].", "Adam Korren"),
        ([PRESIDENT, MINISTER], "Peter Mohn came late. [The finance minister] said [that the bridge was safe].", "Peter Mohn"),
        ([PRESIDENT, MINISTER], "Adam Korren came late. [The president] said [that the bridge was safe].", "Adam Korren"),
        # another country, another office, an indefinite or plural one: nobody
        ([PRESIDENT, MINISTER], "Adam Korren came late. [The Greek president] said [that the bridge was safe].", None),
        ([PRESIDENT, MINISTER], "Adam Korren came late. [The Polish ambassador] said [that the bridge was safe].", None),
        ([PRESIDENT, MINISTER], "Adam Korren came late. [A Polish president] said [that the bridge was safe].", None),
        ([PRESIDENT, MINISTER], "Adam Korren came late. [The presidents] said [that the bridge was safe].", None),
        ([PRESIDENT, MINISTER], "Adam Korren came late. [He] said [that the bridge was safe].", None),
        # two who fit, and nobody named in this report
        ([PRESIDENT, ("Peter Mohn", "president", "polish")], "Adam Korren met Peter Mohn. [The Polish president] said [that the bridge was safe].", None),
        ([PRESIDENT, MINISTER], "It rained all day. [The Polish president] said [that the bridge was safe].", None),
        # the one that fits better
        ([("Adam Korren", "minister", "polish"), MINISTER], "Adam Korren met Peter Mohn. [The Polish finance minister] said [that the bridge was safe].", "Peter Mohn"),
        ([], "Adam Korren came late. [The Polish president] said [that the bridge was safe].", None),
    ],
)
def test_who_is_meant(offices: list[tuple[str, str, str]], told: str, who: str | None) -> None:
    assert story(NAMING, *offices, told=told) == who


def test_the_mention_is_the_nearest_before() -> None:
    told = "Adam Korren came late. Adam Korren was wet. [The Polish president] said [that the bridge was safe]. Adam Korren left."
    text, (source, content) = unmark(told)
    reports = [Report("r1", NAMING), Report("r2", text)]
    first = note(reports[0])
    number = next(n.entity for n in first.names if n.span.of(NAMING) == "Adam Korren")
    notes = [msgspec.structs.replace(first, roles=(Role(number, "president", ("polish",)),)), note(reports[1], [Statement((content,), source, speaker=(source,))])]
    (_, explained) = explain_speakers(reports, notes, merge_names(reports, notes))
    assert explained.statements[0].speaker[0].start == text.index("Adam Korren was")


def test_a_speaker_who_has_a_name_is_left_alone() -> None:
    text, (source, content) = unmark("[Peter Mohn] said [that the bridge was safe].")
    reports = [Report("r1", NAMING), Report("r2", text)]
    notes = [note(reports[0]), note(reports[1], [Statement((content,), source, speaker=(source,))])]
    assert explain_speakers(reports, notes, merge_names(reports, notes)) == tuple(notes)


def test_words_for_a_leader_stand_for_each_other() -> None:
    assert {"president", "leader", "chancellor"} <= LEADERS
    assert "minister" not in LEADERS
