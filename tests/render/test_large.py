"""Large accounts: the short form stays short and says what it leaves out, the full one leaves out nothing, every width is kept."""

from __future__ import annotations

import datetime
import re

import lxml.html
import msgspec
import pytest
from rich.cells import cell_len

from tellings.model import (
    Account,
    Alone,
    Answer,
    Cite,
    Coverage,
    Dispute,
    Entity,
    Fact,
    Headline,
    Moment,
    Report,
    Saying,
    Skip,
    Span,
    Utterance,
)
from tellings.render import markdown, page, phrases
from tellings.render.lines import COLUMNS
from tests.render.test_page import check_cites
from tests.render.test_terminal import printed

TEXT = "The kiln in Ardmoor fell on Friday. Twelve people were hurt. 漢字の名前 Odo Brenn said it was safe."
REPORTS = 60


def large(reports: int = REPORTS, lines: int = 40) -> Account:
    """An account of many reports and many lines of every kind."""
    made = tuple(Report(f"r{n}", TEXT, title=f"Kiln falls, part {n}", outlet=f"Outlet {n}", published=f"2031-05-{1 + n % 28:02}") for n in range(reports))
    ids = [r.id for r in made]
    cite = [Cite(r, 0, 35) for r in ids]
    return Account(
        story="kiln",
        reports=made,
        origins=tuple((r,) for r in ids),
        utterances=tuple(
            Utterance(f"u{n}", f"Speaker {n // 4}", tuple(Saying(r, (Span(82, len(TEXT) - 1),), Span(67, 76)) for r in ids[: 1 + n % 7]), origins=1 + n % 7)
            for n in range(lines)
        ),
        facts=tuple(
            Fact(f"f{n}", f"How many: people hurt in hall {n}", "quantity", "conflicting" if n % 2 else "agreed",
                 tuple(Answer(r, 36, 60, str(12 + (n % 2) * k), "people", Span(36, 49)) for k, r in enumerate(ids[:4])), origins=4)
            for n in range(lines)
        ),
        disputes=tuple(Dispute(f"d{n}", "denial", Cite(ids[n % reports], 67, 90), Cite(ids[(n + 1) % reports], 0, 35), a_by=f"Person {n}", why="denies") for n in range(lines)),
        names=tuple(Entity(f"n{n}", f"Name {n}", "person", (f"Name {n}", f"Nayme {n}"), (Cite(ids[0], 67, 76),)) for n in range(lines)),
        head=(Headline(cite[0], "what", 3, tuple(cite[1:3])),),
        alone=tuple(Alone(r, 36, 60) for r in ids[:lines]),
        times=tuple(Moment(d, d, (cite[n % reports],)) for n in range(lines) for d in [datetime.date(2031, 3, 1) + datetime.timedelta(n)]),
        coverage=tuple(Coverage(r) for r in ids),
        skips=tuple(Skip(f"file{n}.pdf", "read", "a PDF: save its text") for n in range(lines)),
    )  # fmt: skip


@pytest.fixture(scope="module")
def account() -> Account:
    return large()


@pytest.mark.parametrize("width", [40, 80, 132, 200])
def test_the_short_form_is_a_few_screens(account: Account, width: int) -> None:
    told = printed(account, width).splitlines()
    assert len(told) < (700 if width < 60 else 350)
    assert max(map(cell_len, told)) <= width


@pytest.mark.parametrize("noun", ["report", "question", "dispute", "speaker", "statement", "passage", "day", "name", "skip"])
def test_what_is_left_out_is_counted(account: Account, noun: str) -> None:
    assert re.search(rf"\b\d+ more {noun}s?\b|\band \d+ {noun}s? more\b", printed(account, 100)), noun


def test_the_full_form_leaves_out_nothing(account: Account) -> None:
    told = printed(account, 120, full=True)
    assert not re.search(r"\b\d+ more (?:report|question|dispute|speaker|statement|day|name|skip)s?\b", told)
    for n in range(40):
        assert f"hall {n}" in told
        assert f"file{n}.pdf" in told
        assert f"Name {n}" in told
    assert all(f"Outlet {n}" in told for n in range(REPORTS))


def test_the_page_holds_every_line(account: Account) -> None:
    tree = lxml.html.document_fromstring(page.render(account))
    told = tree.text_content()
    assert {f.id for f in account.facts} <= set(tree.xpath("//article/@id"))
    assert all(f.question in told for f in account.facts if f.status == "conflicting")
    assert all(f"Name {n}" in told for n in range(40))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert check_cites(account) > 250


def test_markdown_holds_every_line(account: Account) -> None:
    told = markdown.render(account)
    assert told.count("How many: people hurt") == 40
    assert told.count("file") == 40
    assert not re.search(r"\n{3,}", told)


@pytest.mark.parametrize("account", [Account("s", (), ()), Account("s", (Report("a", ""),), (("a",),)), Account("", (Report("a", "x"),), (("a",),))], ids=["none", "blank", "unnamed"])
@pytest.mark.parametrize("width", [30, 40, 80])
def test_an_account_of_nothing_is_still_an_account(account: Account, width: int) -> None:
    assert max((cell_len(line) for line in printed(account, width).splitlines()), default=0) <= width
    assert page.render(account).startswith("<!")
    assert markdown.render(account).startswith("#")


@pytest.mark.parametrize("story", ["", "x" * 300, "漢字" * 60, "a\nb\tc", "\u202ereversed", "-- $(x) `y` <z>"])
def test_any_name_of_a_story(story: str) -> None:
    made = Account(story, (Report("a", "It fell."),), (("a",),))
    told = printed(made, 60)
    assert max(map(cell_len, told.splitlines())) <= 60
    assert "\u202e" not in told
    assert lxml.html.document_fromstring(page.render(made)).xpath("//title")


class TestMoreLinesThanOneReads:
    """A story of hundreds of reports: the page and the Markdown set the first lines and tell how many more the JSON has."""

    @pytest.fixture
    def account(self) -> Account:
        return large(page.MOST + 40, page.MOST + 40)

    @pytest.mark.parametrize("section", ["agreed", "disputed", "alone", "when", "names", "said"])
    def test_the_page_sets_so_many_lines_of_a_section(self, account: Account, section: str) -> None:
        made = msgspec.structs.replace(account, facts=tuple(msgspec.structs.replace(f, status="agreed") for f in account.facts))
        (found,) = lxml.html.document_fromstring(page.render(made)).xpath(f"//section[@id='{section}']")
        lines = found.xpath(".//article[not(ancestor::div[@class='speech'])] | .//div[@class='speech']")
        rest = {"said": len(account.utterances) // 4, "when": len({*(m.first for m in account.times), *(r.day for r in account.reports)})}
        left = rest.get(section, page.MOST + 40) - page.MOST
        assert len(lines) == page.MOST + min(0, left)
        fold = found.xpath("./details[@class='rest']")
        assert len(lines) - sum(len(f.xpath("./article | ./div[@class='speech']")) for f in fold) == (page.OPEN[section] if fold else len(lines))
        assert (f"{left} more lines, all in the account as JSON" in found.text_content()) is (left > 0)

    def test_the_days_of_which_most_is_told_are_open(self, account: Account) -> None:
        cites = tuple(Cite(r.id, 0, 35) for r in account.reports[:9])
        days = [datetime.date(2031, 1, 1) + datetime.timedelta(n) for n in range(40)]
        times = tuple(Moment(d, d, cites if n % 4 == 3 else cites[:1]) for n, d in enumerate(days))
        reports = tuple(msgspec.structs.replace(r, published=None) for r in account.reports)
        made = msgspec.structs.replace(account, times=times, reports=reports)
        (found,) = lxml.html.document_fromstring(page.render(made)).xpath("//section[@id='when']")
        open_ = [int(i[1:]) for i in found.xpath("./article/@id")]
        rest = [int(i[1:]) for i in found.xpath("./details/article/@id")]
        assert (open_, rest) == (sorted(open_), sorted(rest))
        assert {4, 8, 12, 16, 20, 24, 28, 32, 36, 40} == set(open_)

    def test_the_most_salient_lines_are_those_set(self, account: Account) -> None:
        told = lxml.html.document_fromstring(page.render(account)).text_content()
        assert "Name 0" in told
        assert f"Name {page.MOST + 39}" not in told

    def test_markdown_too(self, account: Account) -> None:
        made = msgspec.structs.replace(account, facts=tuple(msgspec.structs.replace(f, status="agreed") for f in account.facts))
        told = markdown.render(made)
        assert told.count("How many: people hurt") == markdown.MOST
        assert told.count("*… 40 more lines, all in the account as JSON*") >= 4

    def test_the_matrix_has_the_reports_that_carry_most(self, account: Account) -> None:
        tree = lxml.html.document_fromstring(page.render(account))
        heads = [int(x) for x in tree.xpath("//table[@class='matrix']/thead//abbr/text()")]
        assert heads == sorted(heads)
        assert len(heads) == COLUMNS
        assert {1, 2, 3, 4} <= set(heads)
        assert f"{page.MOST + 40 - COLUMNS} reports with fewer of these lines" in tree.text_content()

    def test_no_link_leads_to_a_line_that_is_not_set(self, account: Account) -> None:
        lacking = tuple(f.id for f in account.facts)
        made = msgspec.structs.replace(
            account,
            facts=tuple(msgspec.structs.replace(f, status="agreed") for f in account.facts),
            coverage=(Coverage(account.reports[-1].id, lacks=lacking),),
        )
        tree = lxml.html.document_fromstring(page.render(made))
        ids = set(tree.xpath("//@id"))
        assert all(link[1:] in ids for link in tree.xpath("//section[@id='coverage']//a/@href") if link.startswith("#f"))
        assert len(tree.xpath("//ul[@class='known']/li")) == len(lacking)

    def test_a_wall_of_numbers_scrolls(self, account: Account) -> None:
        cites = tuple(Cite(r.id, 0, 35) for r in account.reports)
        made = msgspec.structs.replace(account, head=(Headline(cites[0], "what", len(cites), cites[1:]),))
        tree = lxml.html.document_fromstring(page.render(made))
        (chips,) = tree.xpath("//h1//span[@class='chips many']")
        assert len(chips.xpath(".//a")) == len(cites)


def test_a_story_of_some_dozens_loses_nothing(account: Account) -> None:
    told = page.render(account)
    assert "all in the account as JSON" not in told
    assert "chips many" not in told


@pytest.mark.parametrize(
    ("confidences", "most", "open_lines"),
    [((), 5, 1), ((0.9, 0.8), 5, 2), ((0.9, 0.8), 1, 1), ((0.9, 0.2, 0.8), 5, 1), ((0.2, 0.1), 5, 1), ((0.5,), 5, 1)],
)
def test_only_what_is_likely_is_open(confidences, most, open_lines) -> None:
    assert phrases.likely(confidences, most) == open_lines


def doubtful(confidences: tuple[float, ...]) -> Account:
    """The large account with disputes of these confidences, in their order."""
    made = large()
    return msgspec.structs.replace(made, disputes=tuple(msgspec.structs.replace(d, confidence=c) for d, c in zip(made.disputes, confidences, strict=False)))


def test_doubtful_disputes_are_folded_on_the_page_and_counted_in_the_terminal() -> None:
    made = doubtful((0.9, 0.8, 0.3, 0.2))
    section = lxml.html.fromstring(page.render(made)).get_element_by_id("disputed")
    assert len(section.xpath(".//details//h3[contains(@class, 'state')]")) == 2
    assert "2 more disputes" in " ".join(printed(made).split())
    assert "more dispute" not in " ".join(printed(doubtful((0.9, 0.8))).split())
