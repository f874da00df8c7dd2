"""The index page: every story with its reports and why they are together; whole without its script."""

import datetime
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import tellings.stories.index as index
from tellings.model import Membership
from tellings.stories.index import between, binding, nearness, offered, page, strip
from tellings.stories.ledger import Line, Row

ROWS = [
    Row("s1", 4, 3, 2, "2031-03-01", "2031-03-04", "Ferry <aground> & stuck"),
    Row("s2", 2, 1, 1, "2031-03-02", "2031-03-02", "Mine closed"),
    Row("s3", 2, 2, 2, None, None, "Undated"),
]


def line(report: str, story: str = "s1", outlet: str | None = "Quay Post", published: str | None = "2031-03-01") -> Line:
    member = Membership(report, 0.42, ("ferry", "kestrel"), 0.0)
    return Line(report, story, outlet, f"Title of {report}", None, published, member)


LINES = {
    "s1": [line("a"), line("b<", outlet="Lorne & Co"), line("c", published="2031-03-04"), line("d", outlet=None)],
    "s2": [line("e"), line("f")],
    "s3": [line("g", published=None), line("h", outlet=None, published=None)],
}


def made(rows: list[Row] | None = None) -> str:
    return page(ROWS if rows is None else rows, 2, LINES.__getitem__, (9, 4))


def row(text: str, story: str) -> str:
    return next(part for part in text.split("<tr ") if part.startswith(f'id="{story}"'))


class TestPage:
    def test_it_says_how_much_there_is(self) -> None:
        assert "9 reports, 4 stories, 3 of 2 or more reports. 1 Mar 2031 to 4 Mar 2031." in made()

    def test_every_story_links_to_its_account(self) -> None:
        text = made()
        assert re.findall(r'href="([^"]*)"', text) == [f"accounts/{s}.html" for s in ("s1", "s2", "s3")]

    def test_titles_ids_and_outlets_are_escaped(self) -> None:
        text = made()
        assert "Ferry &lt;aground&gt; &amp; stuck" in text
        assert "Lorne &amp; Co" in text
        assert "<code>b&lt;</code>" in text
        assert "<aground>" not in text

    def test_nothing_is_fetched(self) -> None:
        assert not re.search(r"https?://|@import|url\(", made())

    def test_a_row_has_counts_days_and_what_sorting_needs(self) -> None:
        found = row(made(), "s1")
        for part in (
            'data-reports="4"', 'data-origins="2"', 'data-outlets="3"', 'data-first="2031-03-01"', 'data-last="2031-03-04"',
            "1 Mar 2031", "to 4 Mar 2031, 4 days", '<td class="n" data-label="reports">4</td>',
        ):  # fmt: skip
            assert part in found
        assert 'data-label="origin">1</td>' in row(made(), "s2")
        assert "undated" in row(made(), "s3")

    def test_reasons_are_there(self) -> None:
        found = row(made(), "s1")
        assert found.count("<li>") == 4
        for part in ("Title of c", "2031-03-04", "42 % alike", "same day as another", '<b class="word">kestrel</b>', "<summary>ferry, kestrel</summary>"):
            assert part in found

    def test_as_many_headings_as_cells(self) -> None:
        text = made()
        assert text.count("<th ") == row(text, "s1").count("<td") == len(index.COLUMNS)
        assert text.count('aria-sort="descending"') == 1 + text.count('[aria-sort="descending"]')

    def test_of_very_many_stories_the_largest(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(index, "MOST", 2)
        text = made()
        assert text.count("<tr ") == 2
        assert "The 2 largest; <code>stories.parquet</code> has all." in text
        assert "3 of 2 or more reports" in text

    def test_of_very_many_reports_the_first(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(index, "LISTED", 3)
        assert "<li>and 1 more</li>" in row(made(), "s1")

    def test_no_story_at_all(self) -> None:
        text = page([], 2, LINES.__getitem__, (1, 1))
        assert "1 reports, 1 stories, 0 of 2 or more reports." in text
        assert "<tr " not in text


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "undated"), ("2031-03-01", "2031-03-01", "1 Mar 2031"),
        ("2031-03-01", "2031-03-02", "1 Mar 2031 <small>to 2 Mar 2031, 2 days</small>"),
        ("2031-12-31", "2032-01-01", "31 Dec 2031 <small>to 1 Jan 2032, 2 days</small>"),
    ],
)  # fmt: skip
def test_days_as_they_are_read(first: str | None, last: str | None, words: str) -> None:
    assert between(Row("s", 2, 1, 1, first, last, "T")) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0.0, "same day as another"), (1.0, "1 day from the nearest"), (12.0, "12 days from the nearest")],
)
def test_nearness(days: float, words: str) -> None:
    assert nearness(days) == words


def test_a_mark_for_each_day_with_a_report() -> None:
    lines = [line("a"), line("b"), line("c", published="2031-03-11"), line("d", published=None), line("e", published="2031-03-06T10:00")]
    first = datetime.date(2031, 3, 1).toordinal()
    assert re.findall(r"left:([\d.]+)%", strip(lines, (first, first + 10))) == ["0.0", "50.0", "100.0"]
    assert strip(lines, None) == strip(lines, (first, first)) == ""


def test_the_words_that_bind_are_those_of_most_reports() -> None:
    words = [("ferry", "kestrel"), ("kestrel",), ("harbour", "kestrel", "ferry"), ()]
    lines = [Line(f"r{n}", "s", None, None, None, None, Membership(f"r{n}", 0.1, w)) for n, w in enumerate(words)]
    assert binding(lines) == ["kestrel", "ferry", "harbour"]


@pytest.mark.parametrize(
    ("largest", "least", "sizes"),
    [(2, 2, [2]), (7, 2, [2, 3, 5]), (100, 4, [4, 5, 10, 20, 50, 100]), (1, 1, [1])],
)
def test_sizes_that_leave_something(largest: int, least: int, sizes: list[int]) -> None:
    assert offered([Row("s", largest, 1, 1, None, None, "T")], least) == sizes


@pytest.mark.skipif(shutil.which("node") is None, reason="no node")
def test_the_script_is_well_formed(tmp_path: Path) -> None:
    (tmp_path / "index.js").write_text(index.static("index.js"), "utf8")
    assert subprocess.run(["node", "--check", tmp_path / "index.js"], capture_output=True, check=False).returncode == 0
