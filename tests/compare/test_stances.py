"""Silent in one report and quoted in another; mayor in one and former mayor in another."""

import pytest

from tellings.compare.entities import merge_names
from tellings.compare.ground import read_story
from tellings.compare.stances import find_stances
from tellings.model import Origin, Report, Statement
from tests.compare.build import note
from tests.marked import unmark


def ground(*marked: str):
    """A story whose reports hold one statement at most: its [source], [cue] and [content] in this order."""
    reports, notes = [], []
    for i, m in enumerate(marked, 1):
        text, spans = unmark(m)
        report = Report(f"r{i}", text)
        statements = []
        if spans:
            source, cue, content = spans
            speaker = tuple(n.span for n in note(report).names if source.holds(n.span))[:1]
            statements = [Statement((content,), source, cue, "indirect", speaker)]
        reports.append(report)
        notes.append(note(report, statements))
    return read_story(reports, notes, [Origin((r.id,), r.id) for r in reports], merge_names(reports, notes))


SILENT = "Ada Korren did not immediately respond to a request for comment."
DECLINED = "Ada Korren declined to comment on the questions."
ANSWER = "[Ada Korren] [responded] [that the council would look at the plans for the bridge]."
TALK = "[Ada Korren] [said] [that the council would look at the plans for the bridge]."
OTHER = "[Jonas Feld] [responded] [that the council would look at the plans for the bridge]."


@pytest.mark.parametrize("silence", [SILENT, DECLINED])
def test_silence_against_an_answer(silence):
    (found,) = find_stances(ground(silence, ANSWER))
    assert (found.a.report, found.b.report) == ("r1", "r2")
    assert found.b_by == "Ada Korren"
    assert "no answer from Ada Korren" in found.why


@pytest.mark.parametrize("told", [TALK, OTHER, "The council met on Monday."])
def test_silence_alone_is_no_dispute(told):
    assert find_stances(ground(SILENT, told)) == []


def test_an_update_at_the_end_of_the_report_answers():
    (found,) = find_stances(ground(f"{SILENT} {ANSWER}"))
    assert found.a.end <= found.b.start


def test_a_person_is_named_once():
    assert len(find_stances(ground(SILENT, DECLINED, ANSWER, ANSWER))) == 1


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        ("Ada Korren, mayor of Arvend, opened the bridge.", "Ada Korren, former mayor of Arvend, opened the bridge.", True),
        ("Ada Korren, mayor of Arvend, opened the bridge.", "Ada Korren, mayor of Arvend, spoke.", False),
        ("Ada Korren, then mayor of Arvend, opened the bridge.", "Ada Korren, former mayor of Arvend, spoke.", False),
        ("Ada Korren, mayor of Arvend, opened the bridge.", "Jonas Feld, former mayor of Arvend, spoke.", False),
        ("Ada Korren, former mayor of Arvend, spoke.", "Ada Korren, former mayor of Arvend, opened the bridge.", False),
        ("Mayor Ada Korren opened the bridge.", "Ada Korren, former mayor of Arvend, spoke.", False),
        ("Ada Korren, engineer of the town, spoke.", "Ada Korren, former mayor of Arvend, spoke.", False),
    ],
)
def test_an_office_and_a_former_one(one, other, disputed):
    found = find_stances(ground(one, other))
    assert bool(found) == disputed
    assert all("former mayor" in d.why for d in found)
