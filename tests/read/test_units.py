"""Dates, heads, doubles, page texts, names of inputs: the small decisions of reading, one case a line."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import ReadError
from tellings.model import Report, Skip, Span
from tellings.read import Reading, nothing_usable, read
from tellings.read.candidates import Candidate, digest, settle
from tellings.read.candidates import given as made_by_hand
from tellings.read.dates import date_in, to_iso
from tellings.read.encodings import binary, decode, guess
from tellings.read.heads import find_head
from tellings.read.page import NO_ARTICLE, page_report, unmarked
from tellings.read.paragraphs import find_blocks
from tellings.read.sources import LIMIT, Source, find, too_large
from tellings.read.tables import TOLD, Told, parsed
from tests.read.test_files import BODY, PAGE, write


class TestDates:
    """As exact as given, never guessed."""

    @pytest.mark.parametrize(
        ("given", "iso"),
        [
            # ISO and its relatives
            ("2031-05-02", "2031-05-02"), ("2031-05-02T10:00:00Z", "2031-05-02T10:00:00Z"), ("2031-05-02 10:00:00", "2031-05-02T10:00:00"),
            ("2031-05-02T10:00:00.000+0200", "2031-05-02T10:00:00.000+0200"), ("2031-05-02T10:00 CET", "2031-05-02T10:00:00"),
            ("2031-05-02 at noon", "2031-05-02"), ("2031-05-02T25:61:00", "2031-05-02"), ("20310502", "2031-05-02"),
            ("20310502T101500Z", "2031-05-02T10:15:00Z"), ("20310502 1015", "2031-05-02T10:15:00"), (" 2031-05-02\n", "2031-05-02"),
            # seconds and milliseconds
            ("1935482400", "2031-05-02T10:00:00+00:00"), ("1935482400000", "2031-05-02T10:00:00+00:00"), ("0", None), ("19354824001", None),
            # RFC 2822
            ("Fri, 02 May 2031 10:00:00 GMT", "2031-05-02T10:00:00+00:00"), ("Fri, 02 May 2031 10:00:00 -0500", "2031-05-02T10:00:00-05:00"),
            # in words
            ("May 2, 2031", "2031-05-02"), ("2 May 2031", "2031-05-02"), ("2nd May, 2031", "2031-05-02"), ("Sept. 3, 2031", "2031-09-03"),
            ("May 2, 2031 at 3:15 p.m.", "2031-05-02T15:15:00"), ("2 May 2031 12:05 am", "2031-05-02T00:05:00"), ("Friday, May 2, 2031", "2031-05-02"),
            ("2031/5/2", "2031-05-02"), ("2031.05.02", "2031-05-02"),
            # one way only
            ("25/12/2031", "2031-12-25"), ("12/25/2031", "2031-12-25"), ("5.5.2031", "2031-05-05"),
            # two ways, or none
            ("3/4/2031", None), ("04.03.2031", None), ("May 2031", None), ("2031", None), ("May 2", None), ("yesterday", None), ("", None),
            ("2031-02-29", None), ("2032-02-29", "2032-02-29"), ("31 April 2031", None), ("2031-00-10", None), ("99/99/2031", None),
        ],
    )  # fmt: skip
    def test_to_iso(self, given: str, iso: str | None) -> None:
        assert to_iso(given) == iso

    @given(st.dates(datetime.date(1700, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b %d, %Y", "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d"]))
    def test_every_day_of_the_calendar_in_every_form(self, day: datetime.date, form: str) -> None:
        assert to_iso(day.strftime(form)) == day.isoformat()

    @given(st.text(alphabet="0123456789-/.: TZMaypmAuge,+", max_size=24))
    @settings(max_examples=300)
    def test_whatever_is_given_is_a_day_or_nothing(self, text: str) -> None:
        iso = to_iso(text)
        assert iso is None or datetime.date.fromisoformat(iso[:10])
        found = date_in(text)
        assert found is None or datetime.date.fromisoformat(found[:10])


class TestHeads:
    """Bare texts: what stands at their head, and what only looks like it."""

    REST = "\n\nA kiln collapsed at the brickworks in Ardmoor on Friday evening and hurt four people, the fire brigade said late that night.\n"

    @pytest.mark.parametrize(
        ("head", "title", "outlet", "byline", "published"),
        [
            ("Kiln falls in Ardmoor", "Kiln falls in Ardmoor", None, None, None),
            ("# Kiln falls in Ardmoor", "Kiln falls in Ardmoor", None, None, None),
            ("Ardmoor Daily News\n\nKiln falls in Ardmoor", "Kiln falls in Ardmoor", "Ardmoor Daily News", None, None),
            ("Kiln falls in Ardmoor\nBy Ann Lee", "Kiln falls in Ardmoor", None, "Ann Lee", None),
            ("Kiln falls in Ardmoor\n\nBy Ann Lee and Bo Ek\nPublished 2 May 2031", "Kiln falls in Ardmoor", None, "Ann Lee and Bo Ek", "2031-05-02"),
            ("Kiln falls in Ardmoor\nMay 2, 2031", "Kiln falls in Ardmoor", None, None, "2031-05-02"),
            ("Kiln falls in Ardmoor\nUpdated: May 2, 2031 at 3:15 pm", "Kiln falls in Ardmoor", None, None, "2031-05-02T15:15:00"),
            ("Title: Kiln falls\nSource: Ardmoor News\nAuthor: Ann Lee\nDate: 2 May 2031", "Kiln falls", "Ardmoor News", "Ann Lee", "2031-05-02"),
            ("---\ntitle: Kiln falls\ndate: 2031-05-02", "Kiln falls", None, None, "2031-05-02"),
            # No headline: a sentence, a byline, a dateline, wrapped text.
            ("A kiln fell on Friday. Four people were hurt.", None, None, None, None),
            ("By Ann Lee", None, None, "Ann Lee", None),
            ("By the river, nobody slept", "By the river, nobody slept", None, None, None),
            ("Title: Kiln falls", "Title: Kiln falls", None, None, None),
            ("Ardmoor", None, None, None, None),
        ],
    )
    def test_heads(self, head: str, title: str | None, outlet: str | None, byline: str | None, published: str | None) -> None:
        text = head + self.REST
        found = find_head(text)
        assert (found.title_at.of(text) if found.title_at else None) == title
        assert (found.outlet, found.byline, found.published) == (outlet, byline, published)

    @given(st.text(max_size=200))
    @settings(max_examples=150, deadline=None)
    def test_whatever_the_text_the_title_is_a_piece_of_it(self, text: str) -> None:
        found = find_head(text)
        assert found.title_at is None or found.title_at.of(text).strip()
        assert found.byline is None or found.byline in text


class TestDoubles:
    """One report is the same text, unless ids, outlets or addresses were given and differ."""

    def one(self, a: dict[str, str], b: dict[str, str]) -> bool:
        reading = read([Report(a.pop("id", ""), BODY, **a), Report(b.pop("id", ""), BODY, **b)])
        assert len(reading.reports) + len(reading.skips) == 2
        return len(reading.reports) == 1

    @pytest.mark.parametrize(
        ("a", "b", "same"),
        [
            ({}, {}, True), ({"id": "x"}, {}, True), ({"id": "x"}, {"id": "y"}, False), ({"outlet": "Post"}, {}, True),
            ({"outlet": "Post"}, {"outlet": "News"}, False), ({"url": "https://a.example"}, {"url": "https://b.example"}, False),
            ({"outlet": "Post"}, {"outlet": "Post"}, True), ({"id": "x", "outlet": "Post"}, {"id": "y", "outlet": "Post"}, False),
            ({"title": "One"}, {"title": "Two"}, True), ({"published": "2031-05-02"}, {"published": "2031-05-03"}, True),
        ],
    )  # fmt: skip
    def test_same_text(self, a: dict[str, str], b: dict[str, str], same: bool) -> None:
        assert self.one(dict(a), dict(b)) is same
        assert self.one(dict(b), dict(a)) is same

    def test_the_one_that_says_more_of_itself_is_kept(self) -> None:
        (kept,) = read([Report("", BODY), Report("", BODY, outlet="Post", published="2031-05-02")]).reports
        assert kept.outlet == "Post"

    def test_ids_that_agree_are_told_apart_whatever_the_order(self) -> None:
        some = [Candidate(Report("x", f"{BODY}{n}", digest=digest(f"{BODY}{n}")), parts=("in", f"f{n}", "x.txt")) for n in range(4)]
        wanted = ["f0/x", "f1/x", "f2/x", "f3/x"]
        assert [r.id for r in settle(some)[0]] == [r.id for r in settle(some[::-1])[0]] == wanted

    def test_a_record_by_hand_has_its_gaps_filled(self) -> None:
        report = made_by_hand(Report("", f"Kiln falls\n\n{BODY}", title="Kiln falls")).report
        assert len(report.id) == len(report.digest) == 16
        assert report.title_at == Span(0, 10)
        assert [b.kind for b in report.blocks][:2] == ["heading", "paragraph"]


class TestPages:
    @pytest.mark.parametrize("page", ["", "<html>", "<p>Short.</p>", "<!DOCTYPE html><html><body><script>x()</script></body></html>", "\0<html>", "<" * 5000])
    def test_no_article(self, page: str) -> None:
        with pytest.raises(ReadError, match="no article found in the page: save the article's own page"):
            page_report(page, "x")
        assert NO_ARTICLE.endswith("give its text")

    def test_a_page_says_what_it_declares_and_no_more(self) -> None:
        bare = PAGE.replace('<meta property="og:site_name" content="Northfield Courier">', "").replace('<meta name="author" content="Ann Lee">', "")
        bare = bare.replace('<meta property="article:published_time" content="2022-12-19T10:00:00Z">', "")
        report = page_report(bare, "x")
        assert (report.byline, report.published) == (None, None)
        assert report.text == page_report(PAGE, "x").text

    @pytest.mark.parametrize(
        ("marked", "text"),
        [
            ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."), ("One<br>Two", "One\n\nTwo"), ("<h2>Head</h2>Text", "Head\n\nText"), ("a <b>bold</b> word", "a bold word"),
            ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"), ("x<style>p{}</style>y", "xy"), ("x<!-- no -->y", "xy"), ("&lt;p&gt; &amp; &#8220;q&#8221;", "<p> & “q”"),
            ("", ""), ("   ", ""), ("<p></p>", ""), ("plain text", "plain text"), ("<p>broken <b>tags</p> end", "broken tags\n\nend"),
        ],
    )  # fmt: skip
    def test_unmarked(self, marked: str, text: str) -> None:
        assert unmarked(marked) == text


class TestInputs:
    def found(self, *named: object) -> list[str]:
        return [x.unit + "!" if isinstance(x, Skip) else x.name for n in named for x in find(n)]  # type: ignore[arg-type]

    def test_folders_are_walked_in_order_and_hidden_files_left_out(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a.txt", ".hidden", "inner/c.txt", ".git/config", "inner/.DS_Store"):
            write(tmp_path, name, BODY)
        base = tmp_path.name
        assert self.found(tmp_path) == [f"{base}/a.txt", f"{base}/b.txt", f"{base}/inner/c.txt"]

    def test_a_listing_speaks_for_its_folder_and_not_for_those_below(self, tmp_path: Path) -> None:
        for name in ("a.txt", "inner/c.txt"):
            write(tmp_path, name, BODY)
        write(tmp_path, "reports.json", '[{"file": "a.txt"}]')
        assert self.found(tmp_path) == [f"{tmp_path.name}/reports.json", f"{tmp_path.name}/inner/c.txt"]

    @pytest.mark.parametrize("named", ["http://x.example", "https://x.example/a?b=c", "", "a\0b", "/no/such/place", "*.nothing"])
    def test_what_is_no_file_is_one_skip(self, named: str) -> None:
        (only,) = find(named)
        assert isinstance(only, Skip)
        assert only.stage == "read"

    @pytest.mark.parametrize(("size", "large"), [(LIMIT - 1, False), (LIMIT, False), (LIMIT + 1, True)])
    @pytest.mark.parametrize("zipped", [False, True])
    def test_the_limit_of_a_report_is_exact(self, tmp_path: Path, size: int, large: bool, zipped: bool) -> None:
        data = b"x" * size
        stream = gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(data, 1))) if zipped else io.BytesIO(data)
        source = Source("x", "x", stream)  # type: ignore[arg-type]
        assert source.large is large
        if large:
            with pytest.raises(ReadError, match="larger than 10 MB"):
                source.whole()
        else:
            assert len(source.whole()) == size
        assert "larger than 10 MB" in too_large()

    def test_nothing_usable_names_twenty_and_counts_the_others(self) -> None:
        skips = tuple(Skip(f"f{n}", "read", "an empty file: remove it") for n in range(25))
        told = nothing_usable(skips).splitlines()
        assert told[0] == "no usable report in 25 inputs:"
        assert told[1] == "  f0: an empty file: remove it"
        assert told[-1] == "  and 5 more"
        assert len(told) == 22


class TestTables:
    @pytest.mark.parametrize(
        ("text", "where"),
        [('{"a": }', "column 7"), ('{\n"a": 1,\n}', "line 3, column 1"), ("", "column 1"), ("[1, 2", "column 6"), ('{"a" 1}', "column 6"), ("\n\n[1,]", "line 3, column")],
    )
    def test_invalid_json_is_told_with_its_place(self, text: str, where: str) -> None:
        with pytest.raises(ReadError, match=where):
            parsed(text)

    def test_skips_are_told_up_to_a_number_and_then_counted(self) -> None:
        told = Told("t")
        skips = [s for n in range(TOLD + 5) for s in told.skip(f"line {n}", "no text: give it")]
        assert [s.unit for s in skips] == [f"t, line {n}" for n in range(TOLD)]
        assert [s.reason for s in told.rest()] == ["5 more rows of it cannot be read: see the rows before"]
        assert [s.reason for s in Told("t").rest()] == ["a table without rows: nothing to read, remove it or fetch it again"]

    def test_a_row_of_each_fault_leaves_the_others(self, tmp_path: Path) -> None:
        good = [json.dumps({"text": f"{BODY}{n}"}) for n in ("one", "two")]
        rows = [good[0], "{", "7", '{"text": 7}', '{"text": ""}', "[]", good[1]]
        reading = read([write(tmp_path, "a.jsonl", "\n".join(rows))])
        assert len(reading.reports) == 2
        assert [s.unit for s in reading.skips] == [f"a.jsonl, line {n}" for n in range(2, 7)]


class TestEncodings:
    @pytest.mark.parametrize(
        ("data", "name"),
        [
            (b"plain ascii", "utf-8"), ("naïve".encode(), "utf-8"), ("A naïve remark in the old café – “we were lucky”, the owner said".encode("cp1252"), "cp1252"), (b"\xef\xbb\xbfx", "utf-8"),
            ("a b c d e f g h".encode("utf-16-le"), "utf-16-le"), ("a b c d e f g h".encode("utf-16-be"), "utf-16-be"), (b"\xff\xfea\0", "utf-16-le"),
        ],
    )  # fmt: skip
    def test_guess(self, data: bytes, name: str) -> None:
        assert guess(data) == name

    @given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\0"), max_size=80), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
    def test_what_was_written_with_a_mark_or_in_utf8_is_read(self, text: str, encoding: str) -> None:
        assert decode(text.encode(encoding)) == text

    @pytest.mark.parametrize(
        ("data", "is_binary"),
        [(b"", False), (b"text\n\ttext\r\n\x0c", False), (os.urandom(0) + bytes(range(32)) * 20, True), (b"\0" * 50, True), ("漢字".encode("utf-16"), False), (b"x" * 200 + b"\0", False)],
    )
    def test_binary(self, data: bytes, is_binary: bool) -> None:
        assert binary(data) is is_binary


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("One.\n\nTwo.", "paragraph paragraph"), ("# Head\n\nText.", "heading paragraph"), ("- one\n- two", "item item"), ("1. one\n2) two", "item item"),
        ("• one\nText.", "item paragraph"), ("-5 degrees", "paragraph"), ("", ""), ("\n \n", ""), ("12. May was cold.", "item"),
    ],
)  # fmt: skip
def test_kinds_of_blocks(text: str, kinds: str) -> None:
    assert [b.kind for b in find_blocks(text)] == kinds.split()


def test_a_reading_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{n}.json", json.dumps({"id": f"r{n % 3}", "text": f"{BODY}{n}"})) for n in range(6)]
    assert read(paths).reports == read(paths[::-1]).reports
    assert isinstance(read([]), Reading)
    assert read([]) == Reading((), ())
