"""What reports agree on: one passage a line in the terminal, on the page the others folded below it; what each report leaves out."""

from __future__ import annotations

import datetime

import lxml.html
import msgspec
import pytest

from tellings.model import Account, Answer, Cite, Coverage, Fact, Moment, Report, Span
from tellings.render import markdown, page, phrases
from tests.marked import unmark
from tests.render.test_terminal import HERE, printed

FIRST, (SANK,) = unmark("[The ferry sank with seven aboard] on Friday.")
OTHER, (LOST,) = unmark("[Lost: the ferry of Velm, and eight men].")
_, (SEVEN,) = unmark("The ferry sank with [seven] aboard on Friday.")
_, (EIGHT,) = unmark("Lost: the ferry of Velm, and [eight] men.")


def account(fact: Fact, **more: object) -> Account:
    reports = (Report("a", FIRST, outlet="Velm Post", title="Ferry"), Report("b", OTHER, outlet="Halm Echo"), Report("c", "It rained.", outlet="C"))
    return Account("s", reports, (("a",), ("b",), ("c",)), facts=(fact,), **more)  # type: ignore[arg-type]


def fact(status: str = "compatible", values: tuple[str | None, str | None] = (None, None), **more: object) -> Fact:
    answers = (Answer("a", SANK.start, SANK.end, values[0], at=SEVEN), Answer("b", LOST.start, LOST.end, values[1], at=EIGHT))
    kind = "quantity" if values[0] else "event"
    return Fact("f1", "How many: aboard", kind, status, answers, origins=2, **more)  # type: ignore[arg-type]


def section(told: str, title: str) -> str:
    """The lines of a section of the terminal."""
    return told.partition(f"{title} ─")[2].partition("\n")[2].partition("\n\n")[0].rstrip("\n")


#: (the fact, its line in the terminal)
LINES = [
    (fact(), "  1 2 │ The ferry sank with seven aboard  2 reports, 2 origins"),
    (fact(source="Ada"), "  1 2 │ The ferry sank with seven aboard  2 reports, 2 origins, all according to Ada"),
    (fact(values=("7", ">=6")), "  1 2 │ The ferry sank with seven aboard on Friday.  2 reports, 2 origins, also given as at least 6"),
    (fact("agreed", ("7", "7"), differs=True), "  1 2 │ The ferry sank with seven aboard on Friday.  2 reports, 2 origins, figures differ"),
    (fact("agreed", ("7", "7")), "  1 2 │ The ferry sank with seven aboard on Friday.  2 reports, 2 origins"),
]


@pytest.mark.parametrize(("told", "line"), LINES)
def test_one_line_an_agreement(told: Fact, line: str) -> None:
    assert section(printed(account(told), 120), phrases.WIDELY) == line


def test_what_is_more_likely_wrong_than_right_is_not_widely_told() -> None:
    told = printed(account(fact(confidence=0.3)), 120)
    assert phrases.WIDELY not in told
    assert section(told, phrases.AGREED) == "  1 2 │ The ferry sank with seven aboard  2 reports, 2 origins, 30 % sure"


def many(*confidences: float) -> Account:
    """An account of agreed lines so likely."""
    facts = tuple(msgspec.structs.replace(fact(confidence=c), id=f"f{i}", origins=1) for i, c in enumerate(confidences))
    return msgspec.structs.replace(account(facts[0]), facts=facts)


#: (how likely the lines are, in their order, how many stand openly)
OPEN = [((0.9, 0.6), 2), ((0.9, 0.3), 1), ((0.3, 0.9, 0.2), 1), ((0.3, 0.2), 1), ((0.9,) * 20, 8)]


@pytest.mark.parametrize(("confidences", "lines"), OPEN)
def test_doubtful_agreement_is_folded_away(confidences: tuple[float, ...], lines: int) -> None:
    told = section(printed(many(*confidences), 120), phrases.AGREED)
    assert told.count("│") == min(lines, 6)
    assert ("more line" in told) is (len(confidences) > min(lines, 6))
    (on_page,) = lxml.html.document_fromstring(page.render(many(*confidences))).xpath("//section[@id='agreed']")
    assert len(on_page.xpath("./article")) == lines


LOOSE = fact()
LOOSE = msgspec.structs.replace(LOOSE, answers=(*LOOSE.answers, Answer("c", 0, 10, loose=True)), origins=2)


def test_a_loose_answer_is_kept_apart_and_not_counted() -> None:
    made = account(LOOSE)
    assert section(printed(made, 120), phrases.WIDELY) == "  1 2 │ The ferry sank with seven aboard  2 reports, 2 origins"
    full = section(printed(made, 120, full=True), phrases.WIDELY)
    assert "2 reports, 2 origins" in full
    assert f"{phrases.PERHAPS}  3 │ It rained." in full
    (line,) = lxml.html.document_fromstring(page.render(made)).xpath("//section[@id='most']/article")
    assert line.get("data-reports") == "1 2"
    assert phrases.PERHAPS in line.xpath("details")[0].text_content()
    assert f"{phrases.PERHAPS}:\n\n> It rained." in markdown.render(made)


@pytest.mark.parametrize(("values", "asked"), [((None, None), False), (("7", ">=6"), True)])
def test_the_full_form_has_every_passage_below_the_question_of_a_figure(values: tuple[str | None, str | None], asked: bool) -> None:
    told = section(printed(account(fact(values=values)), 120, full=True), phrases.WIDELY)
    assert ("How many: aboard" in told) is asked
    assert "2 reports, 2 origins" in told
    assert "2 │ Lost: the ferry of Velm, and eight men" in told


def test_a_passage_with_a_contested_figure_says_so() -> None:
    both = account(fact(differs=True))
    assert "2 origins, figures differ" in section(printed(both, 120), phrases.WIDELY)
    assert "figures differ" in lxml.html.document_fromstring(page.render(both)).xpath("//section[@id='most']")[0].text_content()


def test_the_page_folds_the_other_wordings() -> None:
    tree = lxml.html.document_fromstring(page.render(account(fact())))
    (line,) = tree.xpath("//section[@id='most']/article")
    assert line.xpath(".//p[@class='gist']/a")[0].text_content() == "The ferry sank with seven aboard"
    assert line.xpath(".//p[@class='gist']//a[contains(@class, 'chip')]/text()") == ["1", "2"]
    assert line.xpath("details/summary/text()") == ["2 wordings"]
    assert "Lost: the ferry of Velm" in line.xpath("details")[0].text_content()


def test_one_wording_has_nothing_to_fold() -> None:
    same = Fact("f1", "q", "event", "agreed", (Answer("a", SANK.start, SANK.end),), origins=2)
    assert not lxml.html.document_fromstring(page.render(account(same))).xpath("//section[@id='most']//details")


#: (kind of the fact, whether the page sets its question beside the passage, or with the wordings)
ASKED = [("event", False, False), ("quantity", False, True), ("person", True, True)]


@pytest.mark.parametrize(("kind", "beside", "below"), ASKED)
def test_where_the_question_stands(kind: str, beside: bool, below: bool) -> None:
    made = Fact("f1", "How many: aboard", kind, "agreed", fact().answers, origins=2)  # type: ignore[arg-type]
    tree = lxml.html.document_fromstring(page.render(account(made)))
    assert ("How many: aboard" in tree.xpath("//p[@class='gist']")[0].text_content()) is beside
    assert ("How many: aboard" in tree.xpath("//article/details")[0].text_content()) is below


def test_what_most_tell_goes_before_what_differs_everywhere() -> None:
    contested = Fact("f2", "How many", "quantity", "conflicting", fact(values=("7", "8")).answers, origins=2)
    made = account(fact())
    both = Account("s", made.reports, made.origins, facts=(contested, *made.facts))
    assert HERE.findall(printed(both))[1:3] == [phrases.WIDELY, phrases.DIFFERS]
    for told in (page.render(both), markdown.render(both)):
        assert 0 < told.index(phrases.WIDELY) < told.index(phrases.DIFFERS)


#: (ids that report c leaves out, full, lines of the section)
LACKS = [
    (("f1",), False, ["  without 3  1 2 │ The ferry sank with seven aboard"]),
    (("f1", "f2"), False, ["  without 3  1 2 │ The ferry sank with seven aboard  2 lines"]),
    (("f1", "f2"), True, ["  without 3  1 2 │ The ferry sank with seven aboard  2 lines", "  without 3  1 2 │ How many"]),
    ((), False, []),
]


@pytest.mark.parametrize(("ids", "full", "lines"), LACKS)
def test_what_a_report_leaves_out(ids: tuple[str, ...], full: bool, lines: list[str]) -> None:
    contested = Fact("f2", "How many", "quantity", "conflicting", fact(values=("7", "8")).answers, origins=2)
    coverage = (Coverage("a"), Coverage("c", lacks=ids))
    made = account(fact(), coverage=coverage)
    both = Account("s", made.reports, made.origins, facts=(*made.facts, contested), coverage=coverage)
    told = section(printed(both, 120, full=full), phrases.LACKING)
    assert told.splitlines() == lines


def test_the_timeline_shows_the_words_around_the_day() -> None:
    text = "It was said " + "again and again " * 30 + "that on Friday the ferry sank."
    at = text.index("Friday")
    day = datetime.date(2031, 5, 2)
    moment = Moment(day, day, (Cite("a", 0, len(text)),), 1, (Span(at, at + 6),))
    made = Account("s", (Report("a", text, outlet="A"),), (("a",),), times=(moment,))
    assert "on Friday the ferry sank" in " ".join(printed(made, 120).split())


@pytest.mark.parametrize(("wordings", "open_", "folded"), [(1, 1, 0), (5, 5, 0), (6, 4, 2), (9, 4, 5)])
def test_many_wordings_of_one_answer_are_folded(wordings: int, open_: int, folded: int) -> None:
    reports = tuple(Report(f"r{i}", f"Seven men of hall {i} sang.") for i in range(wordings))
    answers = tuple(Answer(r.id, 0, len(r.text), "7") for r in reports)
    made = Account("s", reports, tuple((r.id,) for r in reports), facts=(Fact("f1", "q", "quantity", "conflicting", answers, origins=2),))
    (side,) = lxml.html.document_fromstring(page.render(made)).xpath("//div[@class='side']")
    assert len(side.xpath("./ul/li[not(details)]")) == open_
    assert len(side.xpath(".//details/ul/li")) == folded
