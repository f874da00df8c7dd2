import pytest

from tellings.model import Account, Change, Report, Saying, Span, Utterance
from tellings.render.reading import Reading
from tellings.render.wording import Piece, excerpt, outermost, sentence, wordings
from tests.marked import unmark


def told(text: str, pieces: tuple[Piece, ...]) -> str:
    """The pieces as a person would mark them: frame in braces, marked words in brackets, a gap as three dots."""
    sign = {"frame": "{%s}", "same": "%s", "changed": "[%s]", "inserted": "[+%s]", "differs": "[~%s]"}
    return "".join(("..." if p.apart else "") + sign[p.mark] % p.span.of(text) for p in pieces)


def one(marked: str, parts: str) -> str:
    """The clause of a saying whose spans are marked in the text; ``parts`` names them: c(ontent), s(ource), q (cue)."""
    text, spans = unmark(marked)
    content = tuple(s for s, p in zip(spans, parts) if p == "c")
    place = dict(zip(parts, spans))
    utterance = Utterance("u", "x", (Saying("r", content, place.get("s"), place.get("q")),))
    (wording,) = wordings(utterance, Reading(Account("s", (Report("r", text),), (("r",),), (utterance,))))
    return told(text, wording.pieces)


@pytest.mark.parametrize(
    "marked, parts, clause",
    [
        ('Then "[It fell]," [Tal] [said]. Rain.', "csq", '{"}It fell{," Tal said}'),
        ("[Tal] [said] that [it fell].", "sqc", "{Tal said that }it fell"),
        ('"[It fell]," [he] [said]. "[It sank]."', "csqc", '{"}It fell{," he said. "}It sank'),
        ("[It fell on Monday].", "c", "It fell on Monday"),
        ("[Tal], " + "who was there, " * 6 + "[said] [it fell].", "sqc", "{Tal}...{said }it fell"),
        ("[He] left. \n\n[It fell], [said] Tal.", "scq", "{He}...It fell{, said Tal}"),
        ("[It fell], [Tal] [told] reporters on Monday.", "csq", "It fell{, Tal told reporters on Monday}"),
        ("[It fell], [Tal] [told] reporters as the rain began.", "csq", "It fell{, Tal told reporters}"),
        ("[It fell], [Tal] [told] the board of trade.", "csq", "It fell{, Tal told the board}"),
        ("[It fell], [Tal] [told] the roads and harbours board.", "csq", "It fell{, Tal told}"),
        ('[It fell], [Tal] [told] "Harbour Week".', "csq", "It fell{, Tal told}"),
        ("[It fell], [Tal] [said] in a letter.", "csq", "It fell{, Tal said}"),
    ],
)
def test_a_wording_stands_in_its_clause(marked: str, parts: str, clause: str) -> None:
    assert one(marked, parts) == clause


def test_a_source_inside_the_content_is_not_set_twice() -> None:
    text = "It fell, Tal said, at noon."
    saying = Saying("r", (Span(0, 26),), Span(9, 12), Span(13, 17))
    utterance = Utterance("u", "Tal", (saying,))
    (wording,) = wordings(utterance, Reading(Account("s", (Report("r", text),), (("r",),), (utterance,))))
    assert told(text, wording.pieces) == "It fell, Tal said, at noon"


def test_differing_words_are_marked_on_both_sides() -> None:
    here, (h_changed, h_new) = unmark("The bridge [sank] [very] slowly")
    there, (t_changed, t_gone) = unmark("The bridge [fell] slowly [today]")
    whole = Span(0, len(there)), Span(0, len(here))
    utterance = Utterance(
        "u",
        "Tal",
        (
            Saying("a", (whole[0],)),
            Saying(
                "b",
                (whole[1],),
                changes=(
                    Change("changed", h_changed, t_changed),
                    Change("inserted", h_new, None),
                    Change("dropped", None, t_gone),
                ),
            ),
        ),
    )
    reading = Reading(Account("s", (Report("a", there), Report("b", here)), (("a",), ("b",)), (utterance,)))
    first, second = wordings(utterance, reading)
    assert told(there, first.pieces) == "The bridge [~fell] slowly [~today]"
    assert told(here, second.pieces) == "The bridge [sank] [+very] slowly"


def test_the_same_words_are_one_wording() -> None:
    texts = ("It fell slowly,", "it  fell\nslowly", "It sank")
    sayings = tuple(Saying(f"r-{i}", (Span(0, len(t)),)) for i, t in enumerate(texts))
    utterance = Utterance("u", "Tal", sayings)
    reports = tuple(Report(f"r-{i}", t) for i, t in enumerate(texts))
    found = wordings(utterance, Reading(Account("s", reports, (), (utterance,))))
    assert [w.reports for w in found] == [("r-0", "r-1"), ("r-2",)]


@pytest.mark.parametrize(
    "marked, around",
    [
        ("One. She said [it fell] on Monday. Two.", "{She said }it fell{ on Monday.}"),
        ("“One.” [She fell.] Two.", "She fell."),
        ('"One." She said "[it fell]." Two.', '{She said "}it fell{."}'),
        ("Headline\n\nShe said [it fell]\nTwo.", "{She said }it fell"),
        ("[It fell.] Then nothing.", "It fell."),
        ('"[They knew]," Drujan said. Two.', '{"}They knew{," Drujan said.}'),
        ("It was closed at 6 p.m. on [Friday] too", "{It was closed at 6 p.m. on }Friday{ too}"),
        ("x" * 300 + " [it fell] " + "y" * 300, "it fell"),
    ],
)
def test_a_passage_stands_in_its_sentence(marked: str, around: str) -> None:
    text, (span,) = unmark(marked)
    assert told(text, sentence(text, span)) == around


def test_pieces_join_without_a_seam(account: Account) -> None:
    """Pieces follow each other in the text, none is empty, and every character of the content is in one."""
    reading = Reading(account)
    for utterance in account.utterances:
        for wording in wordings(utterance, reading):
            ends = [p.span.end for p in wording.pieces]
            starts = [p.span.start for p in wording.pieces]
            assert starts == sorted(starts)
            assert all(e <= s for e, s in zip(ends, starts[1:]))
            for span in wording.sayings[0].content:
                inside = [p for p in wording.pieces if p.mark != "frame" and span.meets(p.span)]
                assert sum(p.span.end - p.span.start for p in inside) >= span.end - span.start


@pytest.mark.parametrize(
    "marked, room, part",
    [
        ("[It fell at [noon], he said]", 60, "It fell at noon, he said"),
        ("[one two three four [noon] five six seven eight]", 20, "four noon five"),
        ("[noon] one two three four five]", 0, "noon"),
        ("[Headline\nIt fell at [noon]\nand sank]", 60, "It fell at noon"),
        ("[x [noon] one two three four five six seven]", 24, "x noon one two three"),
    ],
)
def test_an_excerpt_holds_what_matters(marked: str, room: int, part: str) -> None:
    """The outer brackets are the passage, the inner ones what matters in it."""
    if marked.count("[") == 1:
        marked = "[" + marked
    inner, (at,) = unmark(marked[1:-1])
    assert excerpt(inner, Span(0, len(inner)), at, room).of(inner) == part


def test_words_inside_longer_words_of_the_same_report_are_not_set_again() -> None:
    """Of "He said it fell and sank. He said it fell.": the spans of the words, by report."""
    sayings = tuple(
        Saying(r, c)
        for r, c in (
            ("a", (Span(8, 15),)),
            ("a", (Span(8, 15), Span(15, 24))),
            ("a", (Span(8, 24),)),
            ("b", (Span(8, 15),)),
            ("a", (Span(34, 41),)),
        )
    )
    assert [(s.report, s.content[0].start, s.content[-1].end) for s in outermost(sayings)] == [
        ("a", 8, 24),
        ("b", 8, 15),
        ("a", 34, 41),
    ]
