"""Pairs of reports that are one telling, and their passages word against word."""

import itertools

import msgspec
import pytest

from tellings.model import Cite, Span
from tellings.render import phrases
from tellings.render.kin import ENDS, WORD, Run, beside, credits, kin, runs, taken
from tellings.render.reading import Reading
from tests.marked import unmark
from tests.render import kindred


def reading_of(a: str, b: str) -> Reading:
    from tellings.model import Report

    return Reading(kindred.account(Report("a", a), Report("b", b)))


def told(reading: Reading, report: str, some: tuple[Run, ...]) -> str:
    """The runs as a person would mark them: own words in square brackets, the frame in round ones, a cut as dots."""
    marks = {"own": "[{}]", "frame": "({})", "shared": "{}"}
    return "".join(" … " * r.apart + marks[r.mark].format(reading.words(report, r.span)) for r in some)


def test_the_report_that_others_come_from_stands_first_with_its_share() -> None:
    reading = Reading(kindred.ferry())
    (group,) = kin(reading)
    (pair,) = group.pairs
    assert group.reports == ("f-1", "f-2")
    assert (pair.one, pair.other) == ("f-2", "f-1")
    assert pair.shares == (pair.tie.shares[1], pair.tie.shares[0])
    for one, other in pair.passages:
        assert (one.report, other.report) == ("f-2", "f-1")
    assert pair.longest in pair.passages


def test_passages_of_two_origins_are_told_once_for_each_two() -> None:
    reading = Reading(kindred.ferry())
    assert len({(t.a, t.b) for t in reading.account.lineage.ties if t.relation == "partly"}) == 2
    (pair,) = taken(reading)
    assert "f-3" in (pair.one, pair.other)


def test_agencies_with_the_places_that_name_them() -> None:
    reading = Reading(kindred.ferry())
    ((agency, (cite,)),) = credits(reading)
    assert (agency, cite.report, reading.said(cite)) == ("LNS", "f-1", "LNS")


def test_an_account_without_lineage_has_groups_and_no_pairs() -> None:
    reading = Reading(msgspec.structs.replace(kindred.ferry(), lineage=None))
    assert [(g.reports, g.pairs) for g in kin(reading)] == [(("f-1", "f-2"), ())]
    assert taken(reading) == credits(reading) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "(The harbour office closed )the northern channel on [Tuesday] after a ferry struck a sandbank(.)",
            "(Late: )the northern channel on [Monday] after a ferry struck a sandbank(.)",
        ),
        ("the northern channel on Tuesday after a [small] ferry ran aground", "the northern channel on Tuesday after a ferry ran aground"),
        # What stands between words goes with the shared ones, and a lone small word is no sign of sharing.
        ("the northern channel is shut; [young a pilot] warned the harbour master", "the northern channel is shut – [only a sailor] warned the harbour master"),
        ("the northern channel is shut [to all]", "the northern channel is shut [for now]"),
        ("[Late news]: the northern channel is shut", "[It is said that] the northern channel is shut"),
    ],
)  # fmt: skip
def test_words_that_differ_are_told_from_those_that_are_shared(a: str, b: str) -> None:
    plain = [m.translate(str.maketrans("", "", "()[]")) for m in (a, b)]
    reading = reading_of(*plain)
    inside = [m[m.index(")") + 1 : m.rindex("(")] if m.startswith("(") else m for m in (a, b)]
    cites = []
    for name, whole, part in zip("ab", plain, inside, strict=True):
        text, spans = unmark(part)
        at = whole.index(text)
        assert all(s.end <= len(text) for s in spans)
        cites.append(Cite(name, at, at + len(text)))
    assert [told(reading, n, r) for n, r in zip("ab", beside(reading, *cites), strict=True)] == [a, b]


def test_every_word_of_a_passage_is_shown_once_and_in_order() -> None:
    reading = Reading(kindred.ferry())
    for pair in (*kin(reading)[0].pairs, *taken(reading)):
        for one, other in pair.passages:
            sides = beside(reading, one, other)
            for cite, some in zip((one, other), sides, strict=True):
                inside = [r for r in some if r.mark != "frame"]
                assert (inside[0].span.start, inside[-1].span.end) == (cite.start, cite.end)
                assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(inside))
            shared = [
                [w.casefold() for r in some if r.mark == "shared" for w in WORD.findall(reading.words(c.report, r.span))]
                for c, some in zip((one, other), sides, strict=True)
            ]
            assert shared[0] == shared[1]


def test_long_equal_runs_are_cut_alike_in_both() -> None:
    text = " ".join(f"word{n}" for n in range(300))
    reading = reading_of("Fog now " + text, text + " and more")
    (pair,) = kin(reading)[0].pairs
    sides = beside(reading, *pair.passages[0])
    for some, report in zip(sides, (pair.one, pair.other), strict=True):
        assert [r.apart for r in some if r.mark == "shared"] == [False, True]
        words = [WORD.findall(reading.words(report, r.span)) for r in some if r.mark == "shared"]
        assert [len(w) for w in words] == [ENDS, ENDS]
        assert (words[0][0], words[1][-1]) == ("word0", "word299")


@pytest.mark.parametrize(
    ("equal", "marked"),
    [
        ([(0, 3), (4, 2), (7, 1)], "one two three [X] four five, [Y] six"),
        ([(0, 3), (3, 1)], "one two three X [four five, Y six]"),
        ([(1, 2)], "[one] two three [X four five, Y six]"),
        ([(0, 8)], "one two three X four five, Y six"),
        ([], "[one two three X four five, Y six]"),
    ],
)
def test_runs(equal: list[tuple[int, int]], marked: str) -> None:
    text, spans = unmark(marked)
    tokens = [Span(*m.span()) for m in WORD.finditer(text)]
    made = list(runs(Cite("a", 0, len(text)), tokens, equal))
    assert "".join(r.span.of(text) for r in made) == text
    assert [r.span for r in made if r.mark == "own"] == spans


@pytest.mark.parametrize(
    ("relation", "basis", "agencies", "words"),
    [
        ("mostly", "credit", ("Reuters",), "2 seems to come from 1: it credits Quay Post"),
        ("mostly", "agency", (), "2 seems to come from 1, an agency's own page"),
        ("mostly", "date", (), "2 seems to come from 1, which is dated earlier"),
        ("version", "date", (), "1 is the earlier version, 2 the later"),
        ("mostly", "containment", (), "2 seems to come from 1, which holds nearly all of it"),
        ("mostly", None, ("Reuters",), "both credit Reuters"),
        ("same", None, (), "nothing says which came first"),
        ("partly", None, (), ""),
    ],
)
def test_why_one_seems_to_come_from_the_other(relation: str, basis: str | None, agencies: tuple[str, ...], words: str) -> None:
    (tie,) = Reading(kindred.versions()).account.lineage.ties
    tie = msgspec.structs.replace(tie, relation=relation, basis=basis, agencies=agencies)
    assert phrases.descent(("1", "2"), ("Quay Post", "The Pilot"), tie) == words


def test_how_much_is_shared() -> None:
    assert phrases.shared(("1", "2"), (0.794, 1.0), 2) == "79 % of 1 and 100 % of 2, in 2 passages"
    assert phrases.shared(("1", "2"), (0.0, 0.0), 0) == "one address, no passage in common"
