"""Words on the page: escaped, embedded, linked to their place in the units that a browser counts."""

from __future__ import annotations

import html
import json
import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Account, Block, Cite, Report, Span
from tellings.render.markup import BOLD, Marker, Units, embedded, escaped, texts
from tellings.render.reading import Reading, meets
from tellings.text import utf16
from tests.marked import unmark

ANY = st.text(max_size=30)


def marker(*marked: str, origins: tuple[tuple[str, ...], ...] = (), **more: object) -> tuple[Marker, list[list[Span]]]:
    """A marker over reports r1, r2 ... and the spans marked in each."""
    parts = [unmark(m) for m in marked]
    reports = tuple(Report(f"r{n}", text, **more) for n, (text, _) in enumerate(parts, 1))  # type: ignore[arg-type]
    return Marker(Reading(Account("s", reports, origins or tuple((r.id,) for r in reports)))), [spans for _, spans in parts]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a < b & c", "a &lt; b &amp; c"), ('"x" and \'y\'', "&quot;x&quot; and &#x27;y&#x27;"), ("one\r\ntwo\rthree", "one\n\ntwo\nthree"),
        ("\x1b[31m", "\ufffd[31m"), ("\u202eback", "\ufffdback"), ("\x00", "\ufffd"), ("naïve – “x” 漢字 \U0001f6a2", "naïve – “x” 漢字 \U0001f6a2"),
    ],
)  # fmt: skip
def test_escaped(text: str, told: str) -> None:
    assert escaped(text) == told


@given(ANY)
def test_escaping_keeps_the_length_that_a_reader_sees(text: str) -> None:
    """Offsets point into the text: one character is shown for each."""
    assert len(html.unescape(escaped(text))) == len(text)
    assert not re.search(r"[<>\"']", escaped(text))


@given(st.recursive(ANY | st.integers() | st.booleans() | st.none(), lambda x: st.lists(x, max_size=3) | st.dictionaries(ANY, x, max_size=3), max_leaves=6))
def test_embedded_json_is_read_back_and_cannot_end_its_element(value: object) -> None:
    told = embedded(value)
    assert json.loads(told) == value
    assert not re.search("[<>&]", told)


@given(st.text(alphabet="aé漢\U0001f6a2\U00010348 ", max_size=30))
def test_units_are_those_of_a_browser(text: str) -> None:
    unit = Units(text)
    offsets = list(range(len(text) + 1))
    assert [unit(i) for i in offsets] == utf16(text, offsets)


class TestWords:
    def test_a_passage_is_a_link_to_its_place(self) -> None:
        mark, ((span,),) = marker("The ferry [ran aground] off Lorne.")
        (link,) = lxml.html.fragments_fromstring(mark.words(Cite("r1", span.start, span.end)))
        assert (link.text_content(), link.get("href"), link.get("data-report")) == ("ran aground", "#report-1", "1")
        assert link.get("data-at") == f"{span.start}-{span.end}"

    def test_offsets_count_wide_characters_twice(self) -> None:
        mark, ((span,),) = marker("\U0001f6a2\U0001f6a2 [ran aground]")
        assert f'data-at="{span.start + 2}-{span.end + 2}"' in mark.words(Cite("r1", span.start, span.end))

    @pytest.mark.parametrize(
        ("marked", "bold"),
        [("It hurt [12 people] on Monday.", "12 people"), ("[It hurt] twelve.", "It hurt"), ("It hurt [twelve.]", "twelve."), ("[It hurt twelve.]", "It hurt twelve.")],
    )
    def test_what_matters_is_set_strong(self, marked: str, bold: str) -> None:
        mark, ((strong,),) = marker(marked)
        whole = Cite("r1", 0, len(unmark(marked)[0]))
        (link,) = lxml.html.fragments_fromstring(mark.words(whole, strong))
        assert [b.text_content() for b in link.xpath(".//b")] == [bold]
        assert link.text_content() == unmark(marked)[0]

    def test_what_is_too_long_to_be_bold_is_framed(self) -> None:
        mark, ((strong,),) = marker(f"So [{'x' * (BOLD + 1)}] it was.")
        (link,) = lxml.html.fragments_fromstring(mark.words(Cite("r1", 0, BOLD + 1 + 10), strong))
        assert not link.xpath(".//b")
        assert [s.text_content() for s in link.xpath(".//span[@class='rest']")] == ["So ", " it was"]

    def test_what_lies_outside_is_not_set(self) -> None:
        mark, ((strong,),) = marker("It hurt twelve. [Nobody] died.")
        assert "<b>" not in mark.words(Cite("r1", 0, 15), strong)

    def test_a_new_paragraph_is_shown_by_a_mark_that_is_no_text(self) -> None:
        text = "It fell.\n\nNobody was hurt."
        report = Report("r1", text, blocks=(Block(Span(0, 8)), Block(Span(10, 26))))
        mark = Marker(Reading(Account("s", (report,), (("r1",),))))
        (link,) = lxml.html.fragments_fromstring(mark.words(Cite("r1", 0, 26)))
        assert link.text_content() == text
        assert len(link.xpath(".//span[@class='break']")) == 1

    def test_hostile_words_are_words(self) -> None:
        mark, _ = marker("<b>x</b> & <script>y()</script>")
        (link,) = lxml.html.fragments_fromstring(mark.words(Cite("r1", 0, 31)))
        assert link.text_content() == "<b>x</b> & <script>y()</script>"
        assert len(list(link.iter())) == 1


class TestChips:
    def test_those_of_one_origin_are_joined(self) -> None:
        mark, _ = marker("It fell.", "It fell.", "It fell.", origins=(("r1", "r3"), ("r2",)))
        chips = lxml.html.fragment_fromstring(mark.chips((r, (Span(0, 2),)) for r in ("r3", "r2", "r1")))
        assert [[a.text for a in group.xpath("./a")] for group in chips.xpath("./span")] == [["1", "3"], ["2"]]

    def test_several_places_of_a_report_are_one_chip(self) -> None:
        mark, _ = marker("It fell. It rose.")
        chips = lxml.html.fragment_fromstring(mark.chips([("r1", (Span(9, 17),)), ("r1", (Span(0, 8),))]))
        assert [a.get("data-at") for a in chips.xpath(".//a")] == ["0-8,9-17"]

    def test_a_chip_says_which_report_it_opens(self) -> None:
        mark, _ = marker("It fell.", outlet='The "Quay" <Post>')
        chip = lxml.html.fragment_fromstring(mark.chip("r1", [Span(0, 2)]))
        assert chip.get("aria-label") == 'Report 1, The "Quay" <Post>: show these words'
        assert chip.get("title") == 'The "Quay" <Post>'

    @pytest.mark.parametrize(("held", "marks"), [("", "off off|off"), ("r1", "on off|off"), ("r2 r3", "off on|on"), ("r1 r2 r3", "on on|on")])
    def test_the_row_of_marks(self, held: str, marks: str) -> None:
        mark, _ = marker("a", "b", "c", origins=(("r1", "r2"), ("r3",)))
        row = lxml.html.fragment_fromstring(mark.cover(held.split()))
        assert "|".join(" ".join(i.get("class") for i in group.xpath("./i")) for group in row.xpath("./span")) == marks
        assert row.get("aria-hidden") == "true"


class TestEmbeddedTexts:
    @pytest.mark.parametrize(
        ("url", "kept"),
        [
            ("https://quay.example/1", True), ("HTTP://quay.example", True), ("javascript:alert(1)", False), ("data:text/html,x", False),
            (" https://x", False), ("//quay.example", False), (None, False), ("", False),
        ],
    )  # fmt: skip
    def test_only_addresses_of_the_web_are_linked(self, url: str | None, kept: bool) -> None:
        report = Report("r1", "It fell.", url=url)
        (entry,) = json.loads(texts(Reading(Account("s", (report,), (("r1",),)))))
        assert entry["url"] == (url if kept else "")

    def test_the_furniture_is_in_a_browser_s_units_and_in_order(self) -> None:
        text = "\U0001f6a2 Menu. It fell. Share."
        report = Report("r1", text, published="2031-05-02", title="It fell")
        account = Account("s", (report,), (("r1",),), boilerplate=(Cite("r1", 17, 23), Cite("r1", 2, 7)))
        (entry,) = json.loads(texts(Reading(account)))
        shown = [text.encode("utf-16-le")[2 * a : 2 * b].decode("utf-16-le") for a, b in entry["furniture"]]
        assert shown == ["Menu.", "Share."]
        assert (entry["text"], entry["title"], entry["published"]) == (text, "It fell", "2 May 2031")


@pytest.mark.parametrize(
    ("cite", "others", "wanted"),
    [
        (Cite("a", 0, 5), [Cite("a", 4, 9)], True), (Cite("a", 0, 5), [Cite("a", 5, 9)], False), (Cite("a", 0, 5), [Cite("b", 0, 5)], False),
        (Cite("a", 0, 5), [], False), (Cite("a", 2, 3), [Cite("b", 0, 9), Cite("a", 0, 9)], True),
    ],
)  # fmt: skip
def test_passages_that_meet(cite: Cite, others: list[Cite], wanted: bool) -> None:
    assert meets(cite, others) is wanted
