import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from tellings.model import Account, Saying, Span
from tellings.render import phrases, terminal
from tellings.render.reading import Reading, shown
from tellings.render.wording import Wording, varied
from tests.render import hostile

HERE = re.compile(r"^(.+?) ─+$", re.M)


def printed(account: Account, width: int = 80, *, full: bool = False, color: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, color_system="standard" if color else None)
    terminal.render(account, console, full=full)
    return out.getvalue()


def test_sections_stand_in_the_order_that_a_reader_needs(breska: Account) -> None:
    assert HERE.findall(printed(breska)) == [
        phrases.REPORTS,
        phrases.WIDELY,
        phrases.DIFFERS,
        phrases.DISPUTED,
        phrases.SAID,
        phrases.AGREED,
        phrases.ALONE,
        phrases.TIMELINE,
        phrases.NAMES,
        phrases.COVERAGE,
        phrases.LACKING,
        phrases.SKIPPED,
    ]


def test_the_first_screen(breska: Account) -> None:
    told = printed(breska).splitlines()
    assert told[:2] == [
        "breska                                                      6 reports, 5 origins",
        "9 to 11 June 2026",
    ]
    at = told.index("Figures and dates that differ " + "─" * 50)
    assert told[at + 1 : at + 8] == [
        "  How many people died?                   rises over time · 6 reports, 5 origins",
        "    at least 7 people  1+2 │ At least seven people were killed  according to",
        "                           │ rescuers",
        "    11 people            3 │ Eleven people are now known to have died  according",
        "                           │ to Tomas Rekvar",
        "                         4 │ eleven dead and",
        "    14 people            5 │ the number of dead has risen to 14",
    ]


def test_wordings_stand_below_each_other(breska: Account) -> None:
    told = printed(breska)
    assert (
        "  Danil Vorzhak\n"
        "    6 reports, 5 origins\n"
        '    1+2 │ "Not one bridge in this country will be opened until we know why this\n'
        '        │ one fell," he said\n'
        "      3 │ Mr Vorzhak, speaking at the site on Tuesday night, said that no bridge\n"
        "        │ would be opened until it was known why this one fell\n"
        '      4 │ "No bridge will open in Velmaria before we understand why this one\n'
        '        │ came down," assured the Velmarian president, Danyil Vorjak\n'
    ) in told


def test_a_wide_terminal_sets_two_wordings_side_by_side(breska: Account) -> None:
    told = printed(breska, width=140)
    assert re.search(r"1\+2 │ \"Not one bridge .* 3 │ Mr Vorzhak", told)


@pytest.mark.parametrize("width", [30, 60, 80, 100, 132, 200])
def test_no_line_is_wider_than_the_terminal(account: Account, width: int) -> None:
    for full in (False, True):
        for line in printed(account, width, full=full).splitlines():
            assert cell_len(line) <= width, line
            assert line == line.rstrip()


def test_it_never_floods_and_says_what_it_left_out(account: Account) -> None:
    told = printed(account)
    assert len(told.splitlines()) < 360
    assert re.search(r"… \d+ more statements? \(-v shows all\)", told)
    everything = printed(account, full=True)
    assert "-v shows all" not in everything
    assert len(everything.splitlines()) > len(told.splitlines())


def test_everything_is_there_when_asked_for(account: Account) -> None:
    """Every content, answer, dispute and single passage, letter for letter but for white space."""
    reading = Reading(account)
    told = spaceless("".join(line.partition("│ ")[2] for line in printed(account, 100, full=True).splitlines()))
    for u in account.utterances:
        content = u.sayings[0].content[0]
        assert spaceless(reading.words(u.sayings[0].report, content)) in told
    for f in account.facts:
        if f.status == "conflicting":
            for a in f.answers:
                assert spaceless(reading.words(a.report, Span(a.start, a.end))).lower() in told.lower()
    for d in reading.disputes:
        assert spaceless(reading.said(d.a)) in told
        assert spaceless(reading.said(d.b)) in told
    for a in account.alone:
        assert spaceless(reading.words(a.report, Span(a.start, a.end))) in told


def spaceless(text: str) -> str:
    """The text as it is shown, without white space: a line may end anywhere."""
    return shown(text).replace(" ", "")


def test_agreement_is_never_counted_without_origins(account: Account) -> None:
    told = shown(printed(account, 200, full=True))
    assert re.search(r"\d+ reports?(?!, \d+ origin)\b", told) is None


def test_colour_only_where_it_is_wanted(breska: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in printed(breska, color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    told = printed(breska, color=True)
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", told)
    assert "\x1b" not in printed(breska)


def test_differing_words_are_marked(breska: Account) -> None:
    assert "\x1b[1;33mbrand\x1b[0m-new road" in printed(breska, color=True)


def test_nothing_in_a_report_steers_the_terminal() -> None:
    told = printed(hostile.account(), full=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told)
    assert "[red]x[/red]" in told
    assert "[bold]Outlet[/bold]" in told


def test_a_story_without_findings(breska: Account) -> None:
    bare = Account("bare", breska.reports[:1], (("breska-1",),))
    assert HERE.findall(printed(bare)) == [phrases.REPORTS]


def test_a_cap_cuts_second_words_of_a_report_before_anothers_only_ones() -> None:
    told = [Wording(tuple(Saying(r, (Span(0, 1),)) for r in reports), ()) for reports in ("a", "b", "a", "bc", "ab")]
    assert ["".join(w.reports) for w in varied(told)] == ["a", "b", "bc", "a", "ab"]
