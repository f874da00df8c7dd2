"""Which statements make one utterance, given how probable each pair is: three statements, one a report, by their numbers."""

import msgspec
import pytest

from tellings.compare.entities import merge_names
from tellings.compare.ground import read_story
from tellings.compare.utterances import group_statements, name_speaker, parts_said
from tellings.model import Report, Span, Statement
from tests.compare.build import note
from tests.marked import unmark


@pytest.fixture(scope="module")
def ground():
    reports, notes = [], []
    for i in range(3):
        text, (content,) = unmark("The mayor said [the bridge was safe and the road was open].")
        reports.append(Report(f"r{i}", text))
        notes.append(msgspec.structs.replace(note(reports[-1]), statements=(Statement((content,)),)))
    return read_story(reports, notes, (), ())


@pytest.mark.parametrize(
    ("first", "second", "third", "groups"),
    [
        (0.0, 0.0, 0.0, [[0], [1], [2]]),
        (0.5, 0.0, 0.0, [[0, 1], [2]]),
        (0.5, 0.4, 0.05, [[0, 1, 2]]),  # their mean, 0.225, is below the threshold; raised, it is not
        (0.5, 0.3, 0.01, [[0, 1], [2]]),
        (0.2, 0.2, 0.2, [[0], [1], [2]]),
        (0.01, 0.02, 0.9, [[0], [1, 2]]),
    ],
)
def test_a_sure_pair_weighs_more_than_a_doubtful_one(ground, first, second, third, groups):
    links = {(0, 1): first, (0, 2): second, (1, 2): third}
    assert group_statements(ground, {pair: p for pair, p in links.items() if p}, 0.24) == groups


def test_parts_said_are_the_content(ground):
    (told, *_) = ground.told
    parts = parts_said(told)
    assert Span(parts[0].start, parts[-1].end) == told.statement.content[0]


def told_by(*marked):
    """The story of reports with [name] and [content] marked, in this order."""
    reports, notes = [], []
    for i, one in enumerate(marked):
        text, (name, content) = unmark(one)
        reports.append(Report(f"r{i}", text))
        named = note(reports[-1])
        speaker = next(n.span for n in named.names if n.span.meets(name))
        notes.append(msgspec.structs.replace(named, statements=(Statement((content,), name, speaker=(speaker,)),)))
    return read_story(reports, notes, (), merge_names(reports, notes))


VENN = "[Mara Venn] said on Monday that [the old bridge over the river was safe]."
HOLT = "[Petra Holt] said on Monday that [the old bridge over the river was sound]."
BOARD = "[The Harbour Board] said on Monday that [the old bridge over the river was sound]."


@pytest.mark.parametrize(
    ("one", "other", "probability", "groups"),
    [
        (VENN, HOLT, 0.45, [[0], [1]]),  # two people
        (VENN, HOLT, 0.55, [[0, 1]]),  # the same words given to two people
        (VENN, VENN, 0.45, [[0, 1]]),
        (VENN, BOARD, 0.45, [[0, 1]]),  # a body may be the person's
    ],
)
def test_two_people_say_two_things_unless_nearly_in_the_same_words(one, other, probability, groups):
    assert group_statements(told_by(one, other), {(0, 1): probability}, 0.24) == groups


def test_two_people_are_not_drawn_together_by_a_third_saying():
    ground = told_by(VENN, HOLT, BOARD)
    assert group_statements(ground, {(0, 1): 0.3, (0, 2): 0.4, (1, 2): 0.41}, 0.24) == [[0], [1, 2]]


@pytest.mark.parametrize(
    ("sources", "called"),
    [
        (("a local spokesman", "The navy spokesman", "the navy spokesman"), "The navy spokesman"),
        (("a local spokesman", "the navy spokesman"), "A local spokesman"),
        (("the navy spokesman", "The mayor"), "The navy spokesman"),
        (("iVelm readers",), "iVelm readers"),
        (("The mayor", "a mayor", "Officials"), "The mayor"),
        (("Officials",), "Officials"),
    ],
)
def test_who_has_no_name_is_called_as_most_sources_have_it(sources, called):
    reports, notes = [], []
    for i, source in enumerate(sources):
        text, (span, content) = unmark(f"[{source}] said [the bridge was safe].")
        reports.append(Report(f"r{i}", text))
        notes.append(msgspec.structs.replace(note(reports[-1]), statements=(Statement((content,), span, speaker=(span,)),)))
    ground = read_story(reports, notes, (), ())
    assert name_speaker(ground, ground.told) == (called, None)
