"""The record of an account, over the invented stories: every line has a cite that shows what it says, counts are true, forms agree."""

from __future__ import annotations

import copy
import datetime
import html
import itertools
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import lxml.html
import msgspec
import pytest
from rich.cells import cell_len

import tellings
from tellings.model import Account, Answer, Cite, Level, Report, Span
from tellings.read import read
from tellings.render import phrases
from tellings.render.documents import document, schema
from tellings.render.reading import shown
from tellings.render.tables import TABLES
from tests.conftest import INVENTED, ROOT
from tests.render import hostile
from tests.render.test_markdown import check_quotations
from tests.render.test_page import check_cites
from tests.render.test_terminal import printed

STORIES = sorted(p.name for p in INVENTED.iterdir() if p.is_dir())


@pytest.fixture(params=STORIES)
def account(request: pytest.FixtureRequest, invented: dict[str, Account]) -> Account:
    return invented[request.param]


@pytest.fixture(scope="module")
def validator() -> Any:
    import jsonschema

    return jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "account.schema.json").read_text("utf8")))


def texts(account: Account) -> dict[str, str]:
    return {r.id: r.text for r in account.reports}


def cites(account: Account) -> Iterator[tuple[str, str, Span]]:
    """Every place an account points to: the line it belongs to, the report, the span."""
    for u in account.utterances:
        for s in u.sayings:
            places = [*s.content, s.source, s.cue, *s.speaker, *(c.here for c in s.changes)]
            yield from ((u.id, s.report, p) for p in places if p is not None)
            first = u.sayings[0].report
            yield from ((u.id, first, c.there) for c in s.changes if c.there is not None)
    for f in account.facts:
        for a in f.answers:
            yield f.id, a.report, Span(a.start, a.end)
            if a.at is not None:
                yield f.id, a.report, a.at
    for d in account.disputes:
        yield from ((d.id, c.report, c.span) for c in (d.a, d.b))
    for n in account.names:
        yield from ((n.id, m.report, m.span) for m in n.mentions)
    for h in account.head:
        yield from (("head", c.report, c.span) for c in (h.cite, *h.also))
    yield from (("alone", a.report, Span(a.start, a.end)) for a in account.alone)
    yield from (("times", c.report, c.span) for m in account.times for c in m.cites)
    yield from (("boilerplate", c.report, c.span) for c in account.boilerplate)
    if account.lineage is not None:
        for t in account.lineage.ties:
            yield from (("tie", c.report, c.span) for p in t.passages for c in (p.a, p.b))
        yield from (("credit", c.cite.report, c.cite.span) for c in account.lineage.credits)


class TestCites:
    def test_every_line_has_one(self, account: Account) -> None:
        cited = {line for line, _, _ in cites(account)}
        lines = {x.id for x in (*account.utterances, *account.facts, *account.disputes, *account.names)}
        assert lines <= cited
        assert all(s.content for u in account.utterances for s in u.sayings)
        assert all(len(f.answers) > 1 for f in account.facts)
        assert all(n.mentions for n in account.names)
        assert all(m.cites for m in account.times)

    def test_none_leaves_its_text_or_shows_nothing(self, account: Account) -> None:
        found = texts(account)
        for line, report, span in cites(account):
            words = span.of(found[report])
            assert words.strip(), line
            assert words == words.strip() or line == "boilerplate" or line[0] in "uft", (line, words)

    def test_content_goes_forward_and_does_not_overlap(self, account: Account) -> None:
        for s in (s for u in account.utterances for s in u.sayings):
            assert all(a.end <= b.start for a, b in itertools.pairwise(s.content))
            assert s.cue is None or not any(s.cue.meets(c) for c in s.content)

    def test_a_figure_lies_in_the_clause_that_is_cited_for_it(self, account: Account) -> None:
        for a in (a for f in account.facts for a in f.answers):
            assert a.at is None or Span(a.start, a.end).holds(a.at)

    def test_a_speaker_s_name_is_one_of_its_forms(self, account: Account) -> None:
        entities = {n.id: n for n in account.names}
        for u in account.utterances:
            if u.entity is not None:
                assert u.entity in entities
                assert u.speaker is not None

    def test_forms_are_what_the_mentions_show(self, account: Account) -> None:
        found = texts(account)
        for n in account.names:
            shown = {m.span.of(found[m.report]) for m in n.mentions}
            assert shown <= set(n.forms)
            assert n.name in n.forms
            for form in set(n.forms) - shown:  # with a title or a role before it, as it stands in a report
                assert form.endswith(tuple(shown))
                assert any(form in text for text in found.values())
            assert len(n.forms) == len(set(n.forms))

    def test_no_boilerplate_is_quoted(self, account: Account) -> None:
        for (line, report, span), hole in itertools.product(cites(account), account.boilerplate):
            if line[0] in "ufd" and report == hole.report:
                assert not span.meets(hole.span), line


class TestCounts:
    def origins(self, account: Account, reports: set[str]) -> int:
        return sum(bool(reports & set(group)) for group in account.origins)

    def test_each_report_is_in_one_origin(self, account: Account) -> None:
        assert sorted(r for group in account.origins for r in group) == sorted(texts(account))

    def test_lines_count_origins_not_copies(self, account: Account) -> None:
        for u in account.utterances:
            assert u.origins == self.origins(account, {s.report for s in u.sayings})
        for f in account.facts:
            assert f.origins == self.origins(account, {a.report for a in f.backing})
        for m in account.times:
            assert m.origins == self.origins(account, {c.report for c in m.cites})
        for h in account.head:
            assert 1 <= h.origins <= len(account.origins)

    def test_lines_are_numbered_in_their_order(self, account: Account) -> None:
        for letter, lines in (("u", account.utterances), ("f", account.facts), ("d", account.disputes)):
            assert [x.id for x in lines] == [f"{letter}{i}" for i in range(1, len(lines) + 1)]

    def test_what_weighs_more_comes_first(self, account: Account) -> None:
        for lines in (account.utterances, account.facts, account.disputes):
            scores = [x.score for x in lines]
            assert scores == sorted(scores, reverse=True)

    def test_probabilities_are_probabilities(self, account: Account) -> None:
        for lines in (account.utterances, account.facts, account.disputes, [s for u in account.utterances for s in u.sayings]):
            assert all(0 <= x.confidence <= 1 for x in lines)

    def test_the_timeline_goes_forward(self, account: Account) -> None:
        days = [(m.first, m.last) for m in account.times]
        assert days == sorted(days)
        assert all(isinstance(a, datetime.date) and a <= b for a, b in days)

    def test_coverage_is_of_the_lines_that_are_there(self, account: Account) -> None:
        has = {f.id: {a.report for a in f.backing} for f in account.facts} | {u.id: {s.report for s in u.sayings} for u in account.utterances}
        assert [c.report for c in account.coverage] == [r.id for r in account.reports]
        for c in account.coverage:
            assert set(c.has) == {line for line, reports in has.items() if c.report in reports}
            assert set(c.alone) <= set(c.has)
            assert not set(c.lacks) & set(c.has)
            assert all(self.origins(account, has[line]) == 1 for line in c.alone)
            assert all(self.origins(account, has[line]) > 1 for line in c.lacks)

    def test_conflicting_answers_differ_and_agreed_ones_do_not(self, account: Account) -> None:
        for f in account.facts:
            values = {(a.value, a.unit) for a in f.answers if a.value is not None}
            if f.status == "conflicting" and f.kind in ("quantity", "money", "date"):
                assert len(values) > 1, f.question
            if f.status == "agreed" and f.kind in ("quantity", "money"):
                assert len({v for v, _ in values}) == 1, f.question

    def test_the_sides_of_a_dispute_are_two_passages(self, account: Account) -> None:
        for d in account.disputes:
            assert d.a.report != d.b.report or not d.a.span.meets(d.b.span)
            assert d.why

    def test_what_one_report_has_alone_stands_in_no_shared_line(self, account: Account) -> None:
        measured = [f for f in account.facts if f.kind in ("quantity", "money", "date")]
        several = [f for f in measured if self.origins(account, {a.report for a in f.answers}) > 1]
        shared = [Cite(a.report, a.start, a.end) for f in several for a in f.answers]
        for line, c in itertools.product(account.alone, shared):
            both = min(line.end, c.end) - max(line.start, c.start)
            assert line.report != c.report or 2 * both < line.end - line.start


class TestSame:
    """Determinism: what changes nothing about the story changes no byte of its account."""

    def again(self, story: str, **more: Any) -> str:
        return document(tellings.account(INVENTED / story, **more), "json")

    def test_again(self, invented: dict[str, Account]) -> None:
        assert self.again("trial") == document(invented["trial"], "json")

    @pytest.mark.parametrize("story", ["kiln", "summit"])
    def test_in_another_order(self, invented: dict[str, Account], story: str) -> None:
        reports = list(read([INVENTED / story]).reports)
        random.Random(story).shuffle(reports)
        made = msgspec.structs.replace(tellings.account(reports), story=story)
        assert document(made, "json") == document(invented[story], "json")

    def test_file_by_file_the_findings_are_those_of_the_folder(self, invented: dict[str, Account]) -> None:
        """Without the listing nothing is known of outlets, but the texts say the same."""
        made = tellings.account([f"{INVENTED}/trial/*.txt"])
        told = invented["trial"]
        assert [r.text for r in sorted(made.reports, key=lambda r: r.id)] == [r.text for r in sorted(told.reports, key=lambda r: r.id)]

        def sayings(account: Account) -> set[tuple[str, int, int]]:
            return {(s.report, c.start, c.end) for u in account.utterances for s in u.sayings for c in s.content}

        assert sayings(made) == sayings(told)
        assert made.origins == told.origins
        assert made.story != told.story

    def test_with_another_hash_seed(self, invented: dict[str, Account]) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "tellings", "account", str(INVENTED / "kiln"), "--json", "-"],
            env={**os.environ, "PYTHONHASHSEED": "4242"}, capture_output=True, check=True,
        )  # fmt: skip
        assert done.stdout.decode() == document(invented["kiln"], "json")

    def test_in_another_folder_under_another_name(self, invented: dict[str, Account], tmp_path: Any) -> None:
        import shutil

        shutil.copytree(INVENTED / "takeover", tmp_path / "another")
        made = tellings.account(tmp_path / "another")
        assert made.story == "another"
        assert msgspec.json.encode((made.utterances, made.facts, made.disputes)) == msgspec.json.encode(
            (invented["takeover"].utterances, invented["takeover"].facts, invented["takeover"].disputes)
        )

    @pytest.mark.parametrize("level", ["cautious", "complete"])
    def test_the_level_moves_what_is_joined_not_what_is_found(self, invented: dict[str, Account], level: Level) -> None:
        made, told = tellings.account(INVENTED / "summit", level=level), invented["summit"]
        assert made.level == level

        def found(account: Account) -> list[Any]:
            return sorted((s.report, *s.content) for u in account.utterances for s in u.sayings)

        assert found(made) == found(told)
        assert (len(made.utterances) >= len(told.utterances)) if level == "cautious" else (len(made.utterances) <= len(told.utterances))
        assert (made.names, made.origins, made.boilerplate) == (told.names, told.origins, told.boilerplate)


class TestJson:
    def test_it_is_valid_by_the_schema_under_version(self, account: Account, validator: Any) -> None:
        validator.validate(json.loads(document(account, "json")))

    def test_it_is_read_back_as_the_same_record(self, account: Account) -> None:
        assert msgspec.json.decode(document(account, "json"), type=Account) == account

    def test_any_reader_finds_the_words_by_the_offsets(self, account: Account) -> None:
        """A reader of the JSON needs nothing but the texts in it: offsets are code points, half-open."""
        made = json.loads(document(account, "json"))
        found = {r["id"]: r["text"] for r in made["reports"]}
        for s in (s for u in made["utterances"] for s in u["sayings"]):
            for start, end in s["content"]:
                assert found[s["report"]][start:end].strip()

    def test_hostile_texts_are_valid_too(self, validator: Any) -> None:
        validator.validate(json.loads(document(hostile.account(), "json")))

    @pytest.mark.parametrize(
        ("where", "value"),
        [
            (("facts", 0, "status"), "unsure"), (("facts", 0, "kind"), "rumour"), (("facts", 0, "answers", 0, "start"), "ten"),
            (("utterances", 0, "sayings"), None), (("utterances", 0, "sayings", 0, "form"), "sung"), (("utterances", 0, "id"), 7),
            (("disputes", 0, "a"), [1, 2]), (("disputes", 0, "kind"), "quarrel"), (("names", 0, "kind"), "animal"), (("reports", 0, "text"), None),
            (("story",), None), (("origins",), "all"), (("level",), "reckless"), (("times", 0, "first"), "soon"), (("head", 0, "part"), "why"),
        ],
    )  # fmt: skip
    def test_what_is_none_of_it_is_refused_by_schema_and_reader(self, invented: dict[str, Account], validator: Any, where: tuple[Any, ...], value: Any) -> None:
        made = copy.deepcopy(json.loads(document(invented["kiln"], "json")))
        inner = made
        for key in where[:-1]:
            inner = inner[key]
        inner[where[-1]] = value
        format_only = where[-1] == "first"  # a date is a string by the schema, unless formats are checked
        assert format_only or not validator.is_valid(made)
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(json.dumps(made), type=Account)

    @pytest.mark.parametrize("key", ["story", "reports", "origins"])
    def test_what_must_be_there_is_asked_for(self, invented: dict[str, Account], validator: Any, key: str) -> None:
        made = json.loads(document(invented["kiln"], "json"))
        del made[key]
        assert not validator.is_valid(made)

    def test_a_span_that_cannot_be_is_refused(self) -> None:
        for start, end in ((4, 4), (9, 4), (-1, 4)):
            with pytest.raises((tellings.TellingsError, msgspec.ValidationError)):
                msgspec.json.decode(f"[{start}, {end}]", type=Span)

    def test_the_schema_is_the_one_that_is_printed(self) -> None:
        assert (ROOT / "docs" / "account.schema.json").read_text("utf8") == schema()

    def test_no_other_form(self, invented: dict[str, Account]) -> None:
        with pytest.raises(ValueError, match="no form 'pdf': choose json, html or markdown"):
            document(invented["kiln"], "pdf")


class TestTables:
    @pytest.mark.parametrize("name", TABLES)
    def test_a_row_is_plain_and_has_the_same_columns_as_every_other(self, account: Account, name: str) -> None:
        rows = account.table(name)
        assert rows
        assert len({tuple(row) for row in rows}) == 1
        assert json.loads(json.dumps(rows)) == rows

    @pytest.mark.parametrize("name", ["facts", "disputes"])
    def test_a_row_shows_its_own_text(self, account: Account, name: str) -> None:
        found = texts(account)
        for row in account.table(name):
            assert row["text"] == found[row["report"]][row["start"] : row["end"]]

    def test_the_content_of_a_saying_is_its_spans(self, account: Account) -> None:
        found = texts(account)
        for row in account.table("utterances"):
            pieces = row["content"].split(" … ")
            assert "".join(pieces) == "".join(found[row["report"]][a:b] for a, b in row["spans"])
            assert (row["start"], row["end"]) == (row["spans"][0][0], row["spans"][-1][1])
            for key in ("source", "cue"):
                assert row[key] is None or row[key] in found[row["report"]]

    def test_one_row_a_cite(self, account: Account) -> None:
        assert len(account.table("reports")) == len(account.reports)
        assert len(account.table("utterances")) == sum(len(u.sayings) for u in account.utterances)
        assert len(account.table("facts")) == sum(len(f.answers) for f in account.facts)
        assert len(account.table("disputes")) == 2 * len(account.disputes)
        assert len(account.table("names")) == sum(len(n.mentions) for n in account.names)

    def test_reports_have_the_number_of_their_origin(self, invented: dict[str, Account]) -> None:
        rows = {row["report"]: row["origin"] for row in invented["marathon"].table("reports")}
        assert rows["marathon-1"] == rows["marathon-2"]
        assert len(set(rows.values())) == 3

    @pytest.mark.parametrize("name", ["", "Reports", "sayings", "alone", "__class__"])
    def test_no_other_table(self, invented: dict[str, Account], name: str) -> None:
        with pytest.raises(ValueError, match=r"no table .*: choose one of reports, utterances, facts, disputes, names"):
            invented["kiln"].table(name)


class TestNotebook:
    def test_a_line_for_the_console(self, invented: dict[str, Account]) -> None:
        told = repr(invented["trial"])
        assert told.startswith("<Account 'trial': 3 reports, 3 origins, ")
        assert "\n" not in told
        assert len(told) < 150

    def test_a_framed_page_for_the_notebook(self, account: Account) -> None:
        framed = account._repr_html_()
        (frame,) = lxml.html.fragments_fromstring(framed)
        assert frame.tag == "iframe"
        assert html.unescape(frame.get("srcdoc")).startswith("<!")
        assert frame.get("srcdoc") == document(account, "html")

    def test_hostile_texts_stay_inside_the_frame(self) -> None:
        fragments = lxml.html.fragments_fromstring(hostile.account()._repr_html_())
        assert [f.tag for f in fragments] == ["iframe"]


class TestForms:
    """The same lines on the page, in Markdown and on the terminal."""

    def test_the_page_cites_what_it_shows(self, account: Account) -> None:
        assert check_cites(account) > len(account.utterances)

    def test_markdown_quotes_letter_for_letter(self, account: Account) -> None:
        assert check_quotations(account) > len(account.utterances)

    def test_the_page_needs_nothing_from_elsewhere(self, account: Account) -> None:
        tree = lxml.html.document_fromstring(document(account, "html"))
        assert not tree.xpath("//*[starts-with(@src,'http') or starts-with(@src,'//')] | //link[@href] | //script[@src]")
        assert all(href.startswith(("#", "http")) for href in tree.xpath("//a/@href"))

    def test_every_speaker_stands_in_every_form(self, account: Account) -> None:
        page = lxml.html.document_fromstring(document(account, "html")).text_content()
        markdown = document(account, "markdown")
        terminal = " ".join(printed(account, 120, full=True).split())
        for u in account.utterances:
            speaker = shown(u.speaker or phrases.NOBODY)
            assert speaker in page
            assert speaker in re.sub(r"\\(.)", r"\1", markdown)
            assert speaker in terminal

    @pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 120, 160, 200])
    @pytest.mark.parametrize("full", [False, True])
    def test_the_terminal_keeps_within_any_width(self, account: Account, width: int, full: bool) -> None:
        told = printed(account, width, full=full)
        assert max(cell_len(line) for line in told.splitlines()) <= width
        assert phrases.SAID in told
        assert account.story in told

    def test_a_wider_terminal_needs_no_more_lines(self, account: Account) -> None:
        heights = [len(printed(account, width, full=True).splitlines()) for width in (60, 100, 160)]
        assert heights == sorted(heights, reverse=True)

    def test_the_short_form_is_no_longer_than_the_full_one(self, account: Account) -> None:
        assert len(printed(account).splitlines()) <= len(printed(account, full=True).splitlines())


class TestHostile:
    """Strings that try to be markup, of every line of an account."""

    def test_markdown_holds_no_tag_and_no_link(self) -> None:
        told = document(hostile.account(), "markdown")
        assert not re.search(r"(?<!\\)<", told)
        assert not re.search(r"(?<!\\)\]\(", told)
        assert not re.search(r"[\x00-\x09\x0b-\x1f]", told)

    def test_the_page_runs_nothing_of_theirs(self) -> None:
        tree = lxml.html.document_fromstring(document(hostile.account(), "html"))
        assert not tree.xpath("//img | //*[@onerror or @onload or @onclick]")
        assert not [a for a in tree.xpath("//@href") if str(a).lower().startswith(("javascript:", "data:"))]
        plain = lxml.html.document_fromstring(document(hostile.account(), "html").replace(hostile.EVIL, ""))
        assert len(tree.xpath("//script")) == len(plain.xpath("//script"))

    @pytest.mark.parametrize("width", [40, 80, 200])
    def test_the_terminal_shows_no_escape_of_theirs(self, width: int) -> None:
        told = printed(hostile.account(), width, full=True)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told)
        assert all(cell_len(line) <= width for line in told.splitlines())

    def test_reports_whose_words_are_markup_go_the_whole_way(self) -> None:
        said = "“<b>We & they</b> [are] *fine*, ``so`` \\o/ <script>x()</script>”, said Odo Brenn on Friday. The kiln & the chimney fell."
        made = tellings.account([Report("x-1", said, title="<h1>&"), Report("x-2", f"A kiln fell on Friday. {said}", outlet="</textarea>")])
        page = document(made, "html")
        assert "<script>x()" not in page
        assert check_cites(made) > 0
        assert check_quotations(made) > 0
        assert "<b>" not in re.sub(r"\\<", "", document(made, "markdown"))


@pytest.mark.parametrize("value", ["3", ">=5", "<=7", "~40", "20-30", None, "dozens"])
def test_an_answer_takes_every_form_of_value(value: str | None) -> None:
    answer = Answer("r", 0, 4, value, "people")
    assert msgspec.json.decode(msgspec.json.encode(answer), type=Answer) == answer
