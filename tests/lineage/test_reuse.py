"""Text taken over at every strength, among reports that only tell of the same thing; and the parts that decide it."""

from __future__ import annotations

import itertools
import random

import pytest

from evaluation.origins_made import MAKERS, cut, reworded, shuffled, texts, with_lede
from tellings.lineage import find_origins, known, same_pages
from tellings.lineage.grouping import grouped, lead, reason
from tellings.lineage.pairs import FEWEST, NEAREST, candidates
from tellings.lineage.passages import EQUAL, GAP, Match, chained, runs, shared_passages, tiled
from tellings.lineage.ties import prose
from tellings.lineage.words import Words
from tellings.model import Report, Tie
from tests.marked import unmark

TEXTS = texts()
EVENTS = sorted({event for event, _ in TEXTS})


def distractors(event: str) -> list[Report]:
    """The other report of the event, and both reports of two other events."""
    others = [e for e in EVENTS if e != event][:2]
    return [Report("d-own", TEXTS[event, "b"]), *(Report(f"d-{e}-{p}", TEXTS[e, p]) for e in others for p in "ab")]


def origins(reports: list[Report]) -> set[frozenset[str]]:
    return {frozenset(o.reports) for o in find_origins(reports).origins}


@pytest.mark.parametrize("strength", [0.0, 0.1, 0.2, 0.3])
@pytest.mark.parametrize("event", EVENTS)
def test_a_reworded_copy_is_found_among_distractors(event: str, strength: float) -> None:
    original = Report("a", TEXTS[event, "a"])
    copy = Report("b", reworded(TEXTS[event, "a"], strength, random.Random(event)))
    apart = distractors(event)
    assert origins([original, copy, *apart]) == {frozenset("ab"), *(frozenset([r.id]) for r in apart)}


@pytest.mark.parametrize("maker", sorted(MAKERS))
@pytest.mark.parametrize("event", EVENTS[:3])
def test_however_it_was_made(event: str, maker: str) -> None:
    text = TEXTS[event, "a"]
    copy = MAKERS[maker](text, random.Random(maker))
    apart = distractors(event)
    assert origins([Report("a", text), Report("b", copy), *apart]) == {frozenset("ab"), *(frozenset([r.id]) for r in apart)}


@pytest.mark.parametrize("event", EVENTS)
def test_a_chain_of_copies_is_one_origin(event: str) -> None:
    """Each is made from the one before; the last has the least of the first."""
    rng = random.Random(event)
    chain = [TEXTS[event, "a"]]
    for _ in range(4):
        chain.append(reworded(chain[-1], 0.1, rng))
    reports = [Report(f"c{n}", t) for n, t in enumerate(chain)]
    assert origins([*reports, *distractors(event)]) >= {frozenset(r.id for r in reports)}


@pytest.mark.parametrize("event", EVENTS)
def test_a_few_sentences_taken_over_are_shown_but_count_as_two(event: str) -> None:
    lines = TEXTS[event, "a"].split("\n")
    taker = "\n".join([TEXTS[event, "b"], lines[1]])
    lineage = find_origins([Report("a", TEXTS[event, "a"]), Report("b", taker)])
    assert len(lineage.origins) == 2
    (tie,) = lineage.ties
    assert tie.relation == "partly"
    (passage,) = tie.passages
    assert passage.a.span.of(TEXTS[event, "a"]).strip(".") in lines[1]
    assert passage.a.span.of(TEXTS[event, "a"]) == passage.b.span.of(taker)


@pytest.mark.parametrize("event", EVENTS)
def test_independent_reports_that_quote_one_speech_are_two(event: str) -> None:
    said = f"“{TEXTS[event, 'speech']}”"
    assert len(origins([Report("a", f"{TEXTS[event, 'a']}\n{said}"), Report("b", f"{said}\n{TEXTS[event, 'b']}")])) == 2


def test_a_copy_of_two_reports_binds_both_and_says_which_passages() -> None:
    """Half of each: whoever reads the account must see why two reports of their own became one origin with it."""
    one, other = TEXTS["ferry", "a"], TEXTS["mine", "a"]
    both = "\n".join([*one.split("\n")[:3], *other.split("\n")[:3]])
    lineage = find_origins([Report("a", one), Report("b", other), Report("x", both)])
    assert {(t.a, t.b) for t in lineage.ties} == {("a", "x"), ("b", "x")}
    for tie in lineage.ties:
        texts_of = {"a": one, "b": other, "x": both}
        assert all(p.a.span.of(texts_of[tie.a]) == p.b.span.of(texts_of[tie.b]) for p in tie.passages)


@pytest.mark.parametrize("text", ["", "Fire.", "The mine was closed.", "??? !!!", "12 12 12 12 12 12 12 12 12 12 12 12"])
def test_short_and_empty_texts_are_their_own(text: str) -> None:
    assert origins([Report("a", text), Report("b", text), Report("c", TEXTS["mine", "a"])]) >= {frozenset("c")}
    assert sum(len(g) for g in origins([Report("a", text), Report("b", text)])) == 2


def test_each_report_is_in_one_origin_whatever_the_ties() -> None:
    rng = random.Random(8)
    reports = [Report(f"r{n}", rng.choice([cut, shuffled, with_lede])(reworded(TEXTS[rng.choice(EVENTS), rng.choice("ab")], 0.3 * rng.random(), rng), rng)) for n in range(25)]
    lineage = find_origins(reports)
    assert sorted(r for o in lineage.origins for r in o.reports) == sorted(r.id for r in reports)
    assert all(o.lead in o.reports for o in lineage.origins)
    assert all(bool(o.why) == (len(o.reports) > 1) for o in lineage.origins)
    assert [o.reports[0] for o in lineage.origins] == sorted(o.reports[0] for o in lineage.origins)


class TestGrouping:
    """Ties into origins: "a-b" is a strong tie, "a~b" a partial one."""

    REPORTS = [Report(r, f"Report {r}.") for r in "abcde"]

    def ties(self, told: str) -> list[Tie]:
        return [Tie(t[0], t[2], "mostly" if t[1] == "-" else "partly", 0.9 - 0.1 * n, why=f"tie {n}") for n, t in enumerate(told.split())]

    @pytest.mark.parametrize(
        ("ties", "groups"),
        [
            ("", "a|b|c|d|e"), ("a-b", "ab|c|d|e"), ("a~b", "a|b|c|d|e"), ("a-b b-c", "abc|d|e"), ("a-b c-d", "ab|cd|e"),
            ("a-b c-d b-c", "abcd|e"), ("a-e", "ae|b|c|d"), ("a-b a-b", "ab|c|d|e"), ("a~b b-c c~d", "a|bc|d|e"), ("a-b b-c a-c d-e", "abc|de"),
        ],
    )  # fmt: skip
    def test_groups(self, ties: str, groups: str) -> None:
        assert ["".join(o.reports) for o in grouped(self.REPORTS, self.ties(ties))] == groups.split("|")

    @pytest.mark.parametrize("ties", ["a-b b-c d-e", "a-b c-d b-c"])
    def test_the_order_of_ties_does_not_matter(self, ties: str) -> None:
        found = self.ties(ties)
        want = grouped(self.REPORTS, found)
        assert all(grouped(self.REPORTS, list(order)) == want for order in itertools.permutations(found))

    def test_the_lead_is_the_one_that_most_derive_from(self) -> None:
        by_id = {r.id: r for r in self.REPORTS}
        ties = [Tie("a", "b", "same", 1.0, first="b"), Tie("b", "c", "same", 1.0, first="b"), Tie("a", "c", "same", 1.0)]
        assert lead("abc", ties, by_id) == "b"

    @pytest.mark.parametrize(
        ("a", "b", "wanted"),
        [
            (Report("a", "x", published="2031-03-02"), Report("b", "x", published="2031-03-01"), "b"),
            (Report("a", "x"), Report("b", "x", published="2031-03-01"), "b"),
            (Report("a", "x"), Report("b", "longer"), "b"),
            (Report("a", "x"), Report("b", "x"), "a"),
        ],
    )
    def test_among_equals_the_earliest_then_the_longest_then_the_first(self, a: Report, b: Report, wanted: str) -> None:
        assert lead("ab", [], {"a": a, "b": b}) == wanted

    def test_the_reason_names_the_strongest_and_the_weakest_tie(self) -> None:
        assert reason([]) == ""
        assert reason(self.ties("a-b")) == "a and b: tie 0"
        assert reason(self.ties("a-b b-c c-d")) == "a and b: tie 0 … c and d: tie 2"


class TestCandidates:
    def words(self, *some: str) -> list[Words]:
        return [Words(Report(f"r{n:02}", t)) for n, t in enumerate(some)]

    def test_those_that_share_runs_the_most_alike_first(self) -> None:
        a, b = TEXTS["ferry", "a"], TEXTS["mine", "a"]
        half = "\n".join(a.split("\n")[:3])
        found = candidates(self.words(a, b, half, a.replace("fog", "mist")))
        assert set(found) == {("r00", "r02"), ("r00", "r03"), ("r02", "r03")}

    def test_a_run_or_two_is_not_enough(self) -> None:
        run = "the northern channel was closed again"  # six words: two runs of five
        one, other = self.words(f"{TEXTS['ferry', 'a']} {run}", f"{TEXTS['mine', 'a']} {run}")
        assert len(one.shingles & other.shingles) < FEWEST
        assert candidates([one, other]) == []

    def test_no_report_has_more_than_its_nearest(self) -> None:
        many = self.words(*[TEXTS["ferry", "a"]] * (NEAREST + 25))
        found = candidates(many)
        assert len(found) < len(many) * (len(many) - 1) // 2
        assert {r for pair in found for r in pair} == {w.report.id for w in many}

    def test_nothing(self) -> None:
        assert candidates([]) == candidates(self.words("")) == candidates(self.words("", "")) == []


class TestPassages:
    def words(self, marked: str) -> Words:
        return Words(Report("r", unmark(marked)[0]))

    def test_runs_are_maximal(self) -> None:
        a, b = self.words("one two three four five x six seven eight"), self.words("y one two three four five six seven eight")
        assert sorted(runs(a, b)) == [(3, 6, 6), (5, 0, 1)]

    def test_each_word_is_used_once(self) -> None:
        assert tiled([(5, 0, 0), (4, 3, 10), (3, 20, 2)]) == [(0, 0, 5), (5, 12, 2)]
        assert tiled([]) == []

    @pytest.mark.parametrize(("gap", "chains"), [(0, 1), (GAP, 1), (GAP + 1, 2)])
    def test_small_gaps_are_bridged(self, gap: int, chains: int) -> None:
        left, right = "a b c d e f g h".split(), "p q r s t u v w".split()
        one = Words(Report("a", " ".join([*left, *(f"x{n}" for n in range(gap)), *right])))
        other = Words(Report("b", " ".join([*left, *(f"y{n}" for n in range(gap)), *right])))
        assert len(chained(tiled(runs(one, other)), one, other)) == chains

    def test_a_passage_has_enough_equal_words(self) -> None:
        for size, found in ((EQUAL - 1, 0), (EQUAL, 1)):
            shared = " ".join(f"word{n}" for n in range(size))
            assert len(shared_passages(Words(Report("a", shared)), Words(Report("b", f"other {shared} end")))) == found

    def test_a_posting_counts_for_nothing(self) -> None:
        posting = "I love my town and I love my bridge and we will build it again with our own hands"
        story = "The council of the town voted to build the bridge again with money from the region and the county"
        for text, counts in ((posting, False), (story, True)):
            words = Words(Report("a", text))
            whole = Match(0, len(words), 0, len(words), len(words), len(words))
            assert (prose(whole, words, words) > 0) is counts


def test_pages_of_one_address_are_compared_whatever_their_texts() -> None:
    reports = [Report("a", "x", url="https://www.quay.example/1?x=2"), Report("b", "y", url="http://quay.example/1/"), Report("c", "z", url="https://quay.example/2"), Report("d", "w")]
    assert same_pages(reports) == [("a", "b")]


def test_who_stands_for_whom() -> None:
    one = {"a": "a", "b": "a", "c": "b", "d": "d"}
    assert [known(one, r) for r in "abcd"] == ["a", "a", "a", "d"]
    assert one["c"] == "a"  # the way there is shortened
