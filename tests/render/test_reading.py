import datetime

import pytest

from tellings.model import Account, Answer, Cite, Dispute, Fact, Headline, Moment, Report, Saying, Span, Utterance
from tellings.render.matrix import rows
from tellings.render.reading import Reading, period, plural, shown, sides


def reading(**more: object) -> Reading:
    reports = tuple(Report(f"r-{i}", "He said it fell. It did.", outlet=f"Outlet {i}") for i in range(1, 5))
    return Reading(Account("s", reports, (("r-1", "r-3"), ("r-2",), ("r-4",)), **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "reports, told",
    [
        (["r-1"], "1 report, 1 origin"),
        (["r-1", "r-3"], "2 reports, 1 origin"),
        (["r-3", "r-2", "r-1", "r-1"], "3 reports, 2 origins"),
        (["r-1", "r-2", "r-3", "r-4"], "4 reports, 3 origins"),
    ],
)
def test_agreement_is_counted_by_report_and_by_origin(reports: list[str], told: str) -> None:
    assert reading().tally(reports) == told


def test_reports_of_one_origin_stand_together() -> None:
    assert reading().grouped(["r-4", "r-3", "r-2", "r-1"]) == (("r-1", "r-3"), ("r-2",), ("r-4",))


def test_a_report_in_no_origin_is_one_of_its_own() -> None:
    lost = Reading(Account("s", (Report("r-1", "x"), Report("r-2", "y")), ()))
    assert lost.tally(["r-1", "r-2"]) == "2 reports, 2 origins"


@pytest.mark.parametrize(
    "also, origins, told",
    [(("r-2", "r-3"), 2, "3 reports, 2 origins"), ((), 1, "1 report, 1 origin"), ((), 3, "3 origins")],
)
def test_the_head_counts_what_it_cites(also: tuple[str, ...], origins: int, told: str) -> None:
    line = Headline(Cite("r-1", 0, 2), "what", origins, tuple(Cite(r, 0, 2) for r in also))
    assert reading().backing(line) == told


@pytest.mark.parametrize(
    "report, name",
    [
        (Report("a", "x", outlet="The Paper", file="a.txt"), "The Paper"),
        (Report("a", "x", outlet="www.paper.example"), "paper.example"),
        (Report("a", "x", file="story/a.txt"), "a.txt"),
        (Report("a", "x"), "a"),
    ],
)
def test_what_a_report_is_called(report: Report, name: str) -> None:
    assert Reading(Account("s", (report,), (("a",),))).outlet("a") == name


def test_speakers_in_order_of_their_weightiest_line_and_nobody_last() -> None:
    def said(id: str, speaker: str | None, entity: str | None = None) -> Utterance:
        return Utterance(id, speaker, (Saying("r-1", (Span(0, 2),)),), entity=entity)

    told = reading(
        utterances=(said("u1", None), said("u2", "A. Tal", "e1"), said("u3", "Kovan"), said("u4", "Tal", "e1"))
    ).speeches
    assert [(s.speaker, [u.id for u in s.utterances]) for s in told] == [
        ("A. Tal", ["u2", "u4"]),
        ("Kovan", ["u3"]),
        (None, ["u1"]),
    ]


def test_a_dispute_over_values_is_not_told_twice() -> None:
    answers = (Answer("r-1", 3, 7, "1"), Answer("r-2", 3, 7, "2"))
    told = Dispute("d1", "value", Cite("r-1", 5, 9), Cite("r-2", 0, 4))
    other = Dispute("d2", "value", Cite("r-1", 5, 9), Cite("r-4", 0, 4))
    denial = Dispute("d3", "denial", Cite("r-1", 5, 9), Cite("r-2", 0, 4))
    found = reading(facts=(Fact("f1", "q", "quantity", "conflicting", answers),), disputes=(told, other, denial))
    assert found.disputes == (other, denial)
    agreed = reading(facts=(Fact("f1", "q", "quantity", "agreed", answers),), disputes=(told,))
    assert agreed.disputes == (told,)


def test_disputes_over_one_passage_are_one_contest() -> None:
    claim, denial = Cite("r-1", 0, 2), Cite("r-2", 3, 7)
    disputes = (
        Dispute("d1", "denial", denial, claim),
        Dispute("d2", "denial", claim, denial),
        Dispute("d3", "denial", denial, Cite("r-3", 0, 2)),
        Dispute("d4", "contradiction", denial, claim),
    )
    assert [[d.id for d in c.disputes] for c in reading(disputes=disputes).contests] == [["d1", "d3"], ["d2"], ["d4"]]


def test_sides_of_a_question_that_moves_stand_in_order_of_time() -> None:
    answers = (
        Answer("r-1", 0, 2, "11", published="2026-02-02"),
        Answer("r-2", 0, 2, "7", published="2026-02-01T22:00:00"),
        Answer("r-3", 0, 2, "7", published="2026-02-01"),
        Answer("r-4", 0, 2, "9"),
    )
    moving = Fact("f1", "q", "quantity", "conflicting", answers, update=True)
    assert [(s.value, [a.report for a in s.answers]) for s in sides(moving)] == [
        ("9", ["r-4"]),
        ("7", ["r-2", "r-3"]),
        ("11", ["r-1"]),
    ]
    standing = Fact("f1", "q", "quantity", "conflicting", answers)
    assert [s.value for s in sides(standing)] == ["11", "7", "9"]


def test_rows_of_the_matrix_name_every_line(breska: Account) -> None:
    told = rows(Reading(breska))
    assert len(told) == len(breska.facts) + len(breska.utterances)
    assert told[0].label == "How many people died?"
    assert told[0].reports == {r.id for r in breska.reports}
    (no_bridge,) = [r for r in told if r.id == "u5"]
    assert (no_bridge.label, no_bridge.words[:14]) == ("Danil Vorzhak", "Not one bridge")


@pytest.mark.parametrize(
    "text, told",
    [
        ("two\n lines\tone", "two lines one"),
        ("\x1b[31mred", "�[31mred"),
        ("back\u202ewards", "back�wards"),
        ("bell\x07", "bell�"),
        ("naïve – “x”", "naïve – “x”"),
    ],
)
def test_nothing_steers_the_screen(text: str, told: str) -> None:
    assert shown(text) == told


def test_plural() -> None:
    assert [plural(n, "line") for n in (0, 1, 2, 1200)] == ["0 lines", "1 line", "2 lines", "1,200 lines"]


@pytest.mark.parametrize(
    "first, last, told",
    [
        ("2026-06-09", "2026-06-09", "9 June 2026"),
        ("2026-06-09", "2026-06-11", "9 to 11 June 2026"),
        ("2026-04-01", "2026-04-30", "April 2026"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2026-01-01", "2026-12-31", "2026"),
        ("2026-04-01", "2026-05-31", "1 April 2026 to 31 May 2026"),
        ("2026-04-30", "2026-05-01", "30 April 2026 to 1 May 2026"),
    ],
)
def test_periods(first: str, last: str, told: str) -> None:
    assert period(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)) == told


def dated(*days: str | None, told: tuple[str, ...] = ()) -> list[tuple[str, int, tuple[str, ...]]]:
    reports = tuple(Report(f"r-{i}", "It fell.", published=d) for i, d in enumerate(days, 1))
    moments = tuple(Moment(d, d, (Cite("r-1", 0, 8),)) for d in map(datetime.date.fromisoformat, told))
    found = Reading(Account("s", reports, tuple((r.id,) for r in reports), times=moments)).calendar
    return [(d.first.isoformat(), len(d.cites), d.reported) for d in found]


def test_the_timeline_tells_when_it_was_reported_too() -> None:
    found = dated("2031-05-13T09:00:00", "2031-05-12", "2031-05-13", None, told=("2031-05-12", "2031-04-01"))
    assert found == [("2031-04-01", 1, ()), ("2031-05-12", 1, ("r-2",)), ("2031-05-13", 0, ("r-1", "r-3"))]


def test_without_a_day_told_of_there_is_no_timeline() -> None:
    assert dated("2031-05-13", "2031-05-12") == []


def test_a_run_of_days_is_not_the_day_it_was_reported() -> None:
    first, last = datetime.date(2031, 5, 1), datetime.date(2031, 5, 31)
    month = Account("s", (Report("r-1", "It fell.", published="2031-05-01"),), (("r-1",),), times=(Moment(first, last, (Cite("r-1", 0, 8),)),))
    assert [(d.last.day, d.reported) for d in Reading(month).calendar] == [(1, ("r-1",)), (31, ())]


#: (kind, status, reports, origins, the one source, where the line stands): three origins in all
PLACES = [
    ("event", "compatible", "1 2", 2, None, "widely"),  # two of three
    ("event", "compatible", "1 3", 1, None, "narrowly"),  # two reports of one origin agree with nobody
    ("quantity", "agreed", "1 2 4", 3, "Ada Korren", "widely"),  # one source, but widely told
    ("person", "agreed", "1 2 4", 3, None, "narrowly"),  # the head says who
    ("place", "agreed", "1 2 4", 3, None, "narrowly"),
    ("event", "conflicting", "1 2", 2, None, "differing"),
    ("event", "conflicting", "1 2", 2, "Ada Korren", "differing"),
]


@pytest.mark.parametrize(("kind", "status", "reports", "origins", "source", "where"), PLACES)
def test_where_a_fact_stands(kind: str, status: str, reports: str, origins: int, source: str | None, where: str) -> None:
    answers = tuple(Answer(f"r-{r}", 0, 2) for r in reports.split())
    made = reading(facts=(Fact("f1", "q", kind, status, answers, source=source, origins=origins),))  # type: ignore[arg-type]
    assert [name for name in ("widely", "trusting", "narrowly", "differing") if getattr(made, name)] == [where]


#: (origins of the story, origins of the line, where it stands, where it stands if all have it from one source)
WIDTHS = [(3, 1, "narrowly", "narrowly"), (5, 2, "narrowly", "trusting"), (5, 3, "widely", "widely"), (40, 7, "narrowly", "trusting"), (40, 8, "widely", "widely")]


@pytest.mark.parametrize(("all_", "origins", "where", "sourced"), WIDTHS)
def test_how_many_origins_are_many(all_: int, origins: int, where: str, sourced: str) -> None:
    reports = tuple(Report(f"r-{i}", "It fell.") for i in range(all_))
    answers = tuple(Answer(f"r-{i}", 0, 2) for i in range(origins))
    for source, wanted in ((None, where), ("Ada Korren", sourced)):
        fact = Fact("f1", "q", "event", "agreed", answers, source=source, origins=origins)
        made = Reading(Account("s", reports, tuple((r.id,) for r in reports), facts=(fact,)))
        assert [name for name in ("widely", "trusting", "narrowly") if getattr(made, name)] == [wanted]


def test_doubted_disputes_are_a_contest_apart_behind_the_others() -> None:
    denial = Cite("r-2", 3, 7)
    disputes = (
        Dispute("d1", "denial", Cite("r-1", 0, 2), denial, confidence=0.3),
        Dispute("d2", "denial", denial, Cite("r-1", 0, 2), confidence=0.9),
        Dispute("d3", "denial", denial, Cite("r-3", 0, 2), confidence=0.2),
        Dispute("d4", "denial", denial, Cite("r-4", 0, 2), confidence=0.4),
    )
    assert [[d.id for d in c.disputes] for c in reading(disputes=disputes).contests] == [["d2", "d4"], ["d1"], ["d3"]]


def test_copies_of_a_passage_are_one_stand() -> None:
    """r-1 and r-3 are one origin and read the same: what they deny and claim stands once."""
    disputes = (
        Dispute("d1", "denial", Cite("r-1", 0, 7), Cite("r-2", 0, 7), "Tal", "Ada", why="“no”; as before"),
        Dispute("d2", "denial", Cite("r-3", 0, 7), Cite("r-2", 0, 7), "Tal", "Ada", why="as before; 4 words"),
        Dispute("d3", "denial", Cite("r-3", 0, 7), Cite("r-4", 0, 7), "Tal", "Ada"),
        Dispute("d4", "denial", Cite("r-2", 0, 7), Cite("r-1", 0, 7), "Tal"),
        Dispute("d5", "denial", Cite("r-2", 0, 7), Cite("r-3", 0, 7), "Tal"),
    )
    one, other = reading(disputes=disputes).contests
    assert (one.stand.reports, [s.reports for s in one.against]) == (("r-1", "r-3"), [("r-2",), ("r-4",)])
    assert one.why == "“no”; as before; 4 words"
    assert (other.stand.reports, [s.reports for s in other.against]) == (("r-2",), [("r-1", "r-3")])


TUESDAY = datetime.date(2026, 2, 3)


@pytest.mark.parametrize(
    ("words", "told"),
    [("Tuesday", "3 February 2026"), ("3 February", ""), ("February 3", ""), ("that Tuesday of 2026", ""), ("13 hours before", "3 February 2026")],
)
def test_the_head_tells_the_date_of_a_day_that_is_not_one(words: str, told: str) -> None:
    report = Report("r-1", f"On {words} it fell.")
    at = Cite("r-1", 3, 3 + len(words))
    moments = (Moment(TUESDAY, TUESDAY, (Cite("r-1", 0, len(report.text)),), 1, (at.span,)),)
    made = Reading(Account("s", (report,), (("r-1",),), times=moments))
    assert made.day(Headline(at, "when")) == told
    assert made.day(Headline(at, "what")) == ""
    assert made.about(Headline(at, "what", differs=True)) == "1 report, 1 origin, figures differ"


def test_a_line_of_the_matrix_is_known_by_its_question_or_by_what_tells_it_best() -> None:
    answers = (Answer("r-1", 0, 16), Answer("r-2", 17, 24))
    facts = (Fact("f1", "What: fell", "event", "compatible", answers), Fact("f2", "How many", "quantity", "conflicting", answers))
    assert [(r.label, r.words) for r in rows(reading(facts=facts))] == [("", "He said it fell."), ("How many", "")]
