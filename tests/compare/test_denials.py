"""Denials find the claim they deny."""


from tellings.compare.denials import find_denials
from tellings.compare.entities import merge_names
from tellings.compare.ground import read_story
from tellings.model import Origin, Report, Statement
from tests.compare.build import note
from tests.marked import unmark


def ground(*marked: str):
    """A story whose reports hold one statement each: its [source], [cue] and [content], in any order."""
    reports, notes = [], []
    for i, m in enumerate(marked, 1):
        text, spans = unmark(m)
        cue, source, content = sorted(spans, key=lambda s: s.end - s.start)
        report = Report(f"r{i}", text)
        named = note(report)
        speaker = tuple(n.span for n in named.names if source.holds(n.span))[:1]
        act = "denies" if "denied" in cue.of(text) else "says"
        reports.append(report)
        notes.append(note(report, [Statement((content,), source, cue, "indirect", speaker, act=act)]))
    return read_story(reports, notes, [Origin((r.id,), r.id) for r in reports], merge_names(reports, notes))


CLAIM = "[Ada Korren] [said] [that the council had been warned of the cracks in the bridge]."
OTHER = "[Berta Mohn] [said] [that the harvest of apples in the valley was the best for years]."
DENIAL = "[Jonas Feld] [denied] [that the council was ever warned of cracks in the bridge]."
AGAIN = "[Jonas Feld] [said] [that the council was never warned of the cracks in the bridge]."


def test_a_denial_finds_its_claim_among_others():
    (found,) = find_denials(ground(OTHER, CLAIM, DENIAL), "balanced")
    assert (found.a.report, found.b.report) == ("r3", "r2")
    assert (found.a_by, found.b_by) == ("Jonas Feld", "Ada Korren")
    assert found.kind == "denial"
    assert "denied" in found.why


def test_nobody_disputes_himself():
    assert find_denials(ground(AGAIN, DENIAL), "balanced") == []


def test_a_matter_of_its_own_is_not_denied():
    assert find_denials(ground(OTHER, DENIAL), "cautious") == []


def test_two_denials_do_not_deny_each_other():
    other = DENIAL.replace("Jonas Feld", "Mira Sand")
    assert find_denials(ground(DENIAL, other), "complete") == []
