"""Which statements make one utterance, given how probable each pair is: three statements, one a report, by their numbers."""

import msgspec
import pytest

from tellings.compare.ground import read_story
from tellings.compare.utterances import group_statements, parts_said
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
        (0.5, 0.35, 0.05, [[0, 1, 2]]),  # their mean, 0.2, is below the threshold; the root of their mean square is not
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
