"""Passages as comparison sees them: words, runs, names, figures, days, and where they stand; speakers and what is behind them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from tellings.compare.clauses import cut_clauses
from tellings.compare.readings import RUNS, Reading, Runs, once, read_clauses, read_passage, read_statement
from tellings.model import Span, Statement
from tests.compare.build import pages
from tests.marked import unmark


def reading(marked: str) -> Reading:
    """The reading of the [marked] parts of a text; of all of it where nothing is marked."""
    text, spans = unmark(marked)
    (page,), _ = pages(text)
    return read_passage(page, tuple(spans) or (Span(0, len(text)),))


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("“We were [lucky, very lucky],” she said.", "lucky very lucky"),
        ("[The bridge fell]\n[on   Monday].", "the bridge fell on monday"),
        ("[The toll — 12 —] rose.", "the toll 12"),
    ],
)
def test_words_without_marks_in_lower_case(marked: str, plain: str) -> None:
    assert reading(marked).plain == plain


def test_the_text_is_as_it_stands_on_one_line_without_marks_at_its_ends() -> None:
    assert reading("[“The bridge\n fell,”] she said.").text == "The bridge fell"


@pytest.mark.parametrize(
    ("marked", "keys"),
    [
        ("[The old bridge fell on Monday.]", {"old", "bridge", "fall", "monday"}),
        ("[Twelve people died.]", {"twelve", "kill"}),
        ("The bridge [was very] old.", set()),
    ],
)
def test_keys(marked: str, keys: set[str]) -> None:
    found = reading(marked).keys
    assert keys <= found
    assert bool(keys) == bool(found)


def test_only_what_stands_between_marks_is_quoted() -> None:
    found = reading('[The mayor called the old bridge "a rusty coffin" on Monday.]')
    assert found.quoted == {"rusty", "coffin"}
    assert found.quoted < found.keys


def test_runs_of_words_of_every_length_that_fits() -> None:
    found = reading("[The old bridge fell into the cold river]")
    sizes = dict(zip(RUNS, map(len, found.grams), strict=True))
    assert found.length == 8
    assert sizes == {n: max(0, 8 - n + 1) for n in RUNS}
    assert ("old", "bridge") in found.grams[0]


def test_a_run_may_cross_the_gap_between_two_spans() -> None:
    found = reading("“[We were],” she said, “[very lucky].”")
    assert ("were", "very") in found.grams[0]
    assert found.length == 4


def test_figures_and_whole_days_alone() -> None:
    found = reading("[On May 12, 2031, 12 people were hurt and at least 3 died, in a month that began well.]")
    assert {Decimal(12), Decimal(3)} <= found.figures
    assert found.days == {datetime.date(2031, 5, 12)}


@pytest.mark.parametrize(("marked", "place"), [("[It] fell down.", 0.0), ("It fell [down, they said].", 0.3), ("It fell. It fell. It fell. [It]", 0.93)])
def test_where_it_stands(marked: str, place: float) -> None:
    assert reading(marked).place == pytest.approx(place, abs=0.06)


class TestStatements:
    """Who is behind a statement: names, words of the mention, the country it speaks for."""

    def told(self, marked: str) -> tuple[set[str], set[str], set[str]]:
        """Of "[source] said [content]": names of the speakers, voices, lands."""
        text, (source, content) = unmark(marked)
        (page,), entities = pages(text)
        named = {e.id: e.name for e in entities}
        speaker = tuple(s for s, _ in page.names_in(source))[:1]
        found = read_statement(page, Statement((content,), source, speaker=speaker))
        return {named[s] for s in found.speakers}, set(found.voices), set(found.lands)

    def test_a_name(self) -> None:
        assert self.told("[Ada Korren] said [that the bridge was safe].")[0] == {"Ada Korren"}

    def test_a_pronoun_has_no_voice(self) -> None:
        assert self.told("[He] said [that the bridge was safe].") == (set(), set(), set())

    @pytest.mark.parametrize(("source", "voice"), [("the rescue service", "rescue"), ("The harbour office", "harbour"), ("a spokesman for the mill", "mill")])
    def test_a_description_is_known_by_its_words(self, source: str, voice: str) -> None:
        speakers, voices, _ = self.told(f"[{source}] said [that the bridge was safe].")
        assert speakers == set()
        assert voice in voices

    @pytest.mark.parametrize(
        ("source", "land"),
        [("the Polish government", "poland"), ("the foreign ministry in Warsaw", "poland"), ("Polish officials", "poland"), ("the Kremlin", "russia"), ("the mayor", None)],
    )
    def test_the_country_it_speaks_for(self, source: str, land: str | None) -> None:
        lands = {x.lower() for x in self.told(f"[{source}] said [that the bridge was safe].")[2]}
        assert lands == ({land} if land else set())


class TestClauses:
    def test_verb_subject_and_object(self) -> None:
        (page,), _ = pages("The mayor inspected the old bridge.")
        (found,) = read_clauses(page, cut_clauses(page), [])
        assert (found.verb, found.subjects, found.objects) == ("inspect", {"mayor"}, {"bridge"})
        assert found.told is None

    def test_a_clause_of_a_statement_knows_it(self) -> None:
        text, (source, cue, content) = unmark("[Ada Korren] [said] [the mayor inspected the old bridge].")
        (page,), _ = pages(text)
        told = read_statement(page, Statement((content,), source, cue))
        found = read_clauses(page, cut_clauses(page), [told])
        assert any(c.told is told and c.verb == "inspect" for c in found)

    def test_every_clause_is_read_in_order(self) -> None:
        (page,), _ = pages("The storm destroyed the bridge and killed two men. The mayor closed the road because it was flooded.")
        clauses = cut_clauses(page)
        found = read_clauses(page, clauses, [])
        assert [c.clause for c in found] == clauses
        assert [c.clause.sentence for c in found] == sorted(c.clause.sentence for c in found)


#: Clauses, each between bars: "a| b" are two.
CUT = [
    "The storm destroyed the bridge",
    "The storm destroyed the bridge| and| killed two men",
    "The mayor closed the road| because| the river was rising fast",
    "Workers vowed to rebuild the bridge in spring",
]


@pytest.mark.parametrize("barred", CUT)
def test_each_piece_lies_in_a_clause_and_none_but_the_enclosing_one_holds_two(barred: str) -> None:
    pieces = [p.strip() for p in barred.split("|") if len(p.split()) > 2]
    (page,), _ = pages(barred.replace("|", "") + ".")
    texts = [c.text for c in cut_clauses(page)]
    assert all(any(piece in t for t in texts) for piece in pieces)
    assert len(texts) == len(pieces)


def test_boilerplate_has_no_clauses() -> None:
    import msgspec

    (page,), _ = pages("The storm destroyed the bridge. Subscribe to our newsletter for free updates.")
    before = [c.text for c in cut_clauses(page)]
    start = page.text.index("Subscribe")
    notes = msgspec.structs.replace(page.notes, boilerplate=(Span(start, len(page.text)),))
    page.notes = notes
    after = [c.text for c in cut_clauses(page)]
    assert after == [t for t in before if "newsletter" not in t] != before


def test_of_two_attributions_of_the_same_words_the_more_certain_is_kept() -> None:
    text, (whole,) = unmark("The mayor said [the old bridge was safe], the paper wrote.")
    (page,), _ = pages(text)
    unsure, sure = Statement((whole,), confidence=0.6), Statement((whole,), confidence=0.9)
    assert once(page, [unsure, sure]) == once(page, [sure, unsure]) == [sure]
    assert once(page, [unsure, unsure]) == [unsure]


def test_a_statement_within_a_longer_one_stays() -> None:
    text, (first, last) = unmark("The paper wrote that [the mayor said the bridge over the Orla] [was safe enough for us].")
    (page,), _ = pages(text)
    given = [Statement((Span(first.start, last.end),)), Statement((last,)), Statement((first,))]
    assert once(page, given[:2]) == given[:2]
    assert once(page, []) == []


def test_runs_are_made_when_looked_at():
    words = "the old bridge fell".split()
    runs = Runs(words)
    assert runs[1] == {("the", "old", "bridge"), ("old", "bridge", "fell")}
    assert [len(made) for made in runs] == [max(0, len(words) + 1 - n) for n in RUNS]
    assert list(runs) == list(runs)
    assert not any(Runs([]))
