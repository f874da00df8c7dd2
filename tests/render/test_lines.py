import lxml.html

from tellings.model import Account, Answer, Block, Cite, Dispute, Fact, Report, Saying, Span, Utterance
from tellings.render.lines import Lines
from tellings.render.markup import Marker
from tellings.render.reading import Reading
from tellings.render.wording import apart
from tests.marked import unmark

FIRST, (OPENING, SECOND) = unmark("Headline here\n\n[The bridge fell.] [It sank, he said.]")
OTHER, (CLAUSE,) = unmark("[A clause that goes on and on until nobody knows what it was about at all] ended.")


def lines(**more: object) -> Lines:
    reports = (Report("a", FIRST, outlet="The <A>"), Report("b", OTHER, outlet="B"))
    reading = Reading(Account("s", reports, (("a", "b"),), **more))  # type: ignore[arg-type]
    return Lines(reading, Marker(reading))


def element(told: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(told)


def test_a_figure_is_set_bold_and_a_clause_is_not() -> None:
    figure = Answer("a", OPENING.start, OPENING.end, "1", at=Span(OPENING.start + 4, OPENING.start + 10))
    clause = Answer("b", CLAUSE.start, len(OTHER), "2", at=CLAUSE)
    line = element(lines().fact(Fact("f1", "q", "quantity", "conflicting", (figure, clause))))
    assert line.xpath(".//b/text()") == ["bridge"]
    assert line.xpath(".//span[@class='rest']/text()") == [" ended."]


def test_an_answer_without_a_value_has_no_empty_column() -> None:
    answer = Answer("a", OPENING.start, OPENING.end)
    line = element(lines().fact(Fact("f1", "q", "event", "compatible", (answer,))))
    assert line.xpath(".//div[@class='side bare']")
    assert not line.xpath(".//p[@class='value']")


def test_a_passage_of_a_dispute_stands_in_its_sentence() -> None:
    dispute = Dispute("d1", "denial", Cite("a", SECOND.start, SECOND.start + 7), Cite("b", 0, 8), a_by="Tal")
    made = lines(disputes=(dispute,))
    (contest,) = made.reading.contests
    line = element(made.contest(contest))
    assert line.xpath(".//p[@class='who']/text()") == ["Tal"]
    assert line.xpath(".//span[@class='frame']/text()")[0] == ", he said."


def test_two_passages_of_one_sentence_are_set_once() -> None:
    ours = Cite("b", 0, 8)
    twice = [Dispute(f"d{i}", "denial", ours, Cite("a", SECOND.start + i, SECOND.end)) for i in range(2)]
    disputes = (*twice, Dispute("d3", "denial", ours, Cite("a", OPENING.start, OPENING.end)))
    made = lines(disputes=disputes)
    (contest,) = made.reading.contests
    assert [s.cite.start for s in apart(contest, made.reading)] == [SECOND.start, OPENING.start]
    assert len(element(made.contest(contest)).xpath(".//div[@class='against']/div")) == 2


def test_a_sentence_that_denies_itself_is_set_once() -> None:
    made = lines(disputes=(Dispute("d1", "denial", Cite("a", SECOND.start, SECOND.start + 7), Cite("a", SECOND.start + 3, SECOND.end)),))
    (contest,) = made.reading.contests
    assert apart(contest, made.reading) == ()
    line = element(made.contest(contest))
    assert len(line.xpath(".//div[@class='wording']")) == 1
    assert not line.xpath(".//div[@class='against']")


def test_a_new_paragraph_is_marked_but_no_text_is_added() -> None:
    made = lines()
    reading = Reading(
        Account(
            "s",
            (Report("a", FIRST, blocks=tuple(block(s, e) for s, e in ((0, 13), (15, len(FIRST))))),),
            (("a",),),
        )
    )
    link = element(Marker(reading).words(Cite("a", 0, OPENING.end)))
    assert len(link.xpath(".//span[@class='break']")) == 1
    assert link.text_content() == "Headline here\n\nThe bridge fell."
    assert not element(made.marker.words(Cite("a", 0, OPENING.end))).xpath(".//span")


def block(start: int, end: int) -> Block:
    return Block(Span(start, end))


def test_chips_of_one_origin_share_a_frame() -> None:
    chips = element(lines().marker.chips([("b", (CLAUSE,)), ("a", (OPENING,))]))
    assert [[c.text for c in group] for group in chips] == [["1", "2"]]
    assert chips.xpath(".//a/@aria-label")[0] == "Report 1, The <A>: show these words"


def test_statements_of_many_reports_come_first_and_many_of_one_are_folded() -> None:
    def said(id: str, *reports: str) -> Utterance:
        return Utterance(id, "Tal", tuple(Saying(r, (Span(0, 8),)) for r in reports))

    alone = [said(f"u{i}", "a") for i in range(7)]
    made = lines(utterances=(*alone, said("u9", "a", "b")))
    (speech,) = made.reading.speeches
    told = element(made.speech(speech, 0))
    assert [e.get("id") for e in told.xpath("./article")] == ["u9", "u0", "u1", "u2", "u3"]
    assert told.xpath("./details/summary/text()") == ["3 more statements"]
