"""Whatever the texts and the spans: no renderer fails, no cite slips."""

from __future__ import annotations

import io
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from tellings.model import (
    Account,
    Alone,
    Answer,
    Change,
    Cite,
    Dispute,
    Entity,
    Fact,
    Headline,
    Report,
    Saying,
    Span,
    Utterance,
)
from tellings.render import markdown, terminal
from tests.render.test_page import check_cites

PIECE = st.sampled_from(
    ["It fell.", ' "No," ', "\r\n\r\n", "\n", "🔴", "\x1b[2J", "</script>", "<!--", "é", "\u202e", "漢字 ", "‑"]
)
TEXT = st.lists(PIECE | st.text(max_size=6), min_size=1, max_size=14).map("".join).filter(lambda t: len(t) > 1)
VALUE = st.sampled_from([None, "7", ">=7", "~1200000", "2026-01-02", "2026-01-02T10:30", "dozens"]) | st.text(
    max_size=8
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    texts = draw(st.lists(TEXT, min_size=2, max_size=3))
    days = st.sampled_from([None, "2026-01-01", "2026-01-02T08:00:00"])
    reports = tuple(
        Report(f"r-{i}", t, title=draw(st.none() | TEXT), published=draw(days)) for i, t in enumerate(texts)
    )

    def place() -> tuple[str, Span]:
        r = draw(st.sampled_from(reports))
        return r.id, draw(spans(r.text))

    def cite() -> Cite:
        report, span = place()
        return Cite(report, span.start, span.end)

    first = texts[0]

    def saying() -> Saying:
        r = draw(st.sampled_from(reports))
        content = tuple(sorted(draw(st.sets(spans(r.text), min_size=1, max_size=2))))
        change = Change("changed", draw(spans(r.text)), draw(spans(first)))
        return Saying(
            r.id, content, draw(st.none() | spans(r.text)), draw(st.none() | spans(r.text)), changes=(change,)
        )

    utterances = tuple(
        Utterance(f"u{i}", draw(st.none() | TEXT), (Saying("r-0", (draw(spans(first)),)), saying()), why=draw(TEXT))
        for i in range(draw(st.integers(0, 3)))
    )

    def answer() -> Answer:
        c = cite()
        at = draw(st.none() | st.just(c.span))
        return Answer(
            c.report,
            c.start,
            c.end,
            draw(VALUE),
            draw(st.sampled_from([None, "EUR", "person"])),
            at,
            published=draw(days),
        )

    facts = tuple(
        Fact(f"f{i}", draw(TEXT), "quantity", "conflicting", (answer(), answer()), update=draw(st.booleans()))
        for i in range(draw(st.integers(0, 2)))
    )
    disputes = tuple(Dispute(f"d{i}", "denial", cite(), cite(), a_by=draw(st.none() | TEXT)) for i in range(2))
    names = (Entity("n1", draw(TEXT), "person", (draw(TEXT),), (cite(),)),)
    lone = cite()
    alone = Alone(lone.report, lone.start, lone.end)
    head = (Headline(cite(), "what", 1), Headline(cite(), "when", 1))
    origins = tuple((r.id,) for r in reports)
    return Account(draw(TEXT), reports, origins, utterances, facts, disputes, names, head=head, alone=(alone,))


@given(accounts())
@settings(max_examples=25, deadline=None)
def test_the_page_cites_what_it_shows(account: Account) -> None:
    assert check_cites(account) > 0


@given(accounts(), st.sampled_from([30, 80, 130]))
@settings(max_examples=25, deadline=None)
def test_the_terminal_keeps_within_its_width(account: Account, width: int) -> None:
    out = io.StringIO()
    terminal.render(account, Console(file=out, width=width), full=True)
    for line in out.getvalue().split("\n"):
        assert cell_len(line) <= width
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", line)


@given(accounts())
@settings(max_examples=25, deadline=None)
def test_markdown_holds_no_markup_of_a_report(account: Account) -> None:
    told = markdown.render(account)
    assert not re.search(r"(?<!\\)(?:\\\\)*[<`]", told)
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", told)
