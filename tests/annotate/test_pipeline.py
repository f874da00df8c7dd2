"""Parsing and the one pass: long texts, odd texts, and what must not change when a text is dressed otherwise."""

import itertools
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.annotate import annotate, pipeline
from tellings.annotate.onepass import BREAK
from tellings.annotate.pipeline import PIECE, _pieces, nlp, parse, parse_all, text_of
from tellings.model import Annotated, Report

PARAGRAPH = "Mara Venn, the mayor of Oldhaven, said on Monday that 12 people had been hurt. “The bridge is safe,” she added."


def read(text: str, published: str | None = "2024-03-14") -> Annotated:
    return annotate(Report("r", text, published=published))


def shown(text: str, found: Annotated) -> dict[str, list[str]]:
    """What was found, in words: places left out, so that dressed texts can be compared."""
    return {
        "said": [" ".join(" ".join(c.of(text) for c in s.content).split()) for s in found.statements],
        "by": [" ".join(" ".join(x.of(text) for x in s.speaker).split()) for s in found.statements],
        "figures": [" ".join(q.span.of(text).split()) for q in found.quantities],
        "times": [w.value for w in found.times],
        "names": [" ".join(n.span.of(text).split()) for n in found.names],
    }


PLAIN = shown(PARAGRAPH, read(PARAGRAPH))


def test_the_paragraph_has_one_of_everything() -> None:
    assert PLAIN["figures"] == ["12 people"]
    assert PLAIN["times"] == ["2024-03-11"]
    assert "Mara Venn" in PLAIN["names"]
    assert len(PLAIN["said"]) == 2


DRESSED = [
    ("white space around", "\n\n  " + PARAGRAPH + " \n\n"),
    ("a line break at the end", PARAGRAPH + "\n"),
    ("carriage returns at the end", PARAGRAPH + "\r\n\r\n"),
    ("an emoji before", "😀 \n\n" + PARAGRAPH),
    ("a byte order mark before", "\ufeff\n\n" + PARAGRAPH),
    ("a letter of two code points before", "e\u0301\n\n" + PARAGRAPH),
    ("Hebrew before", "שלום\n\n" + PARAGRAPH),
    ("a rule before", "* * *\n\n" + PARAGRAPH),
    ("another paragraph after", PARAGRAPH + "\n\nRain fell."),
]


@pytest.mark.parametrize("text", [text for _, text in DRESSED], ids=[name for name, _ in DRESSED])
def test_what_stands_around_changes_nothing(text: str) -> None:
    assert shown(text, read(text)) == PLAIN


@pytest.mark.parametrize("furniture", ["Sign up for our newsletter", "Share this article", "Read more", "All rights reserved."])
def test_furniture_appended_changes_nothing(furniture: str) -> None:
    text = PARAGRAPH + "\n\n" + furniture
    found = read(text)
    assert [b.of(text) for b in found.boilerplate] == [furniture]
    assert shown(text, found) == PLAIN


def test_two_reports_in_one_text_are_found_twice() -> None:
    text = PARAGRAPH + "\n\n" + PARAGRAPH.replace("12", "15").replace("Mara Venn", "Jon Hark").replace("she", "he")
    found = shown(text, read(text))
    assert found["figures"] == ["12 people", "15 people"]
    assert len(found["said"]) == 4


ODD = {
    "nothing": "",
    "a space": " ",
    "line breaks": "\n\n\n",
    "carriage returns": "\r\n\r\n",
    "a zero byte": "\0",
    "one letter": "x",
    "a mark": "“",
    "only marks": "!?…—“”«»()[]",
    "digits": "1234567890" * 20,
    "no sentence": "bridge mayor river 12",
    "all capitals": PARAGRAPH.upper(),
    "all small": PARAGRAPH.lower(),
    "combining characters": "M\u0301a\u0301r\u0301a\u0301 said 12\u0301 things.",
    "right to left": "אמר ראש העיר: \u202b12\u202c",
    "emoji": "😀🌊👨‍👩‍👧 said 12 😀.",
    "surrogate plane": "\U0001d400\U0001d401 said \U0001d7d0 things.",
    "no-break spaces": PARAGRAPH.replace(" ", "\u00a0"),
    "tabs": PARAGRAPH.replace(" ", "\t"),
    "soft hyphens": PARAGRAPH.replace("bridge", "bri\u00addge"),
    "zero-width spaces": PARAGRAPH.replace(" ", "\u200b "),
    "line separators": PARAGRAPH.replace(". ", ".\u2028"),
    "other digits": "There were ١٢ people and １２ boats.",
    "superscripts": "It weighs 5² kg and ½ of 3¾.",
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_texts_are_read_and_their_spans_are_sound(kind: str) -> None:
    text = ODD[kind]
    found = read(text)
    sound(text, found)


def sound(text: str, found: Annotated) -> None:
    """Every span lies in the text, shows no white space at its ends, and those of one kind do not overlap."""
    for kind in (found.quantities, found.times, found.names):
        spans = [one.span for one in kind]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert all(span.of(text).strip() for span in spans)
    for span in (*found.sentences, *found.boilerplate):
        assert span.of(text) == span.of(text).strip()
    assert all(a.end <= b.start for a, b in itertools.pairwise(found.sentences))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found.words))
    for statement in found.statements:
        assert statement.content
        assert 0 < statement.confidence <= 1
        for span in (*statement.content, *statement.speaker, *(s for s in (statement.source, statement.cue) if s is not None)):
            assert span.of(text)
    entities = [n.entity for n in found.names]
    assert sorted(set(entities)) == list(range(len(set(entities))))
    assert {r.entity for r in found.roles} <= set(entities)


PIECES = st.sampled_from(
    [
        "Mara Venn", "said", "on Monday", "12 people", "“", "”", '"', ".", ",", "\n", "\n\n", "\r\n", "😀", "e\u0301", "\u00a0", "\u200f", "Sign up", "$5", "she",
        "the mayor", "denied", "that", "(", ")", "1/0", "No. 3", "at 25:70", "«", "»", "\t", "Read more", "-", "— Jon Hark", "VENN:", "’s", "\u2028",
    ]
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=25), st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_text_gives_sound_annotations(pieces: list[tuple[str, str]], published: date | None) -> None:
    text = "".join(word + gap for word, gap in pieces)
    sound(text, read(text, published.isoformat() if published else None))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=120))
def test_any_characters_give_sound_annotations(text: str) -> None:
    sound(text, read(text))


def test_annotations_go_to_json_and_back() -> None:
    found = read(PARAGRAPH)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Annotated) == found


def test_twice_is_the_same() -> None:
    assert read(PARAGRAPH) == read(PARAGRAPH)


def test_the_id_of_the_report_is_kept() -> None:
    assert annotate(Report("some id", PARAGRAPH)).report == "some id"


# ---------------------------------------------------------------- long texts


def test_a_long_text_is_cut_between_lines() -> None:
    text = (PARAGRAPH + "\n") * (2 * PIECE // len(PARAGRAPH))
    pieces = list(_pieces(text))
    assert len(pieces) == 3
    assert "".join(pieces) == text
    assert all(len(piece) <= PIECE for piece in pieces)
    assert all(piece.endswith("\n") for piece in pieces)


def test_a_long_line_is_cut_anywhere() -> None:
    pieces = list(_pieces("x" * (2 * PIECE + 5)))
    assert [len(piece) for piece in pieces] == [PIECE, PIECE, 5]


@given(st.text(alphabet="ab\n", max_size=60))
def test_pieces_make_the_text(text: str) -> None:
    assert "".join(_pieces(text)) == text


def test_an_empty_text_is_one_piece() -> None:
    assert list(_pieces("")) == [""]


def test_a_parsed_text_is_the_text() -> None:
    text = "  Two\tspaces\r\n\r\nand 😀 one.\n"
    assert parse(text).text == text
    assert text_of(parse(text)) == text


def test_pieces_are_put_together_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "PIECE", 500)
    text = "The bridge fell on Monday and 12 people were hurt.\n" * 40
    doc = parse(text)
    assert doc.text == text
    assert len(list(doc.sents)) >= text.count("\n") * 0.9
    last = doc[len(doc) - 2]
    assert text[last.idx : last.idx + len(last)] == last.text


def test_texts_are_parsed_in_order() -> None:
    texts = ["One bridge.", "", "Two bridges."]
    assert [doc.text for doc in parse_all(texts)] == texts


def test_the_pipeline_is_loaded_once() -> None:
    assert nlp() is nlp()


@pytest.mark.slow
def test_a_line_of_a_hundred_and_fifty_thousand_bytes_is_read() -> None:
    text = ("The bridge fell and 12 men were hurt on Monday 🌊🌊🌊🌊🌊🌊🌊🌊 " * 2300)[:115_000]
    assert len(text.encode()) > 150_000
    found = read(text)
    assert found.words[-1].end <= len(text)
    assert len(found.quantities) > 1500
    sound(text, found)


# ---------------------------------------------------------------- sentences


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("It fell. It broke.", ["It fell.", "It broke."]),
        ("Bridge falls\n\nIt fell on Monday.", ["Bridge falls", "It fell on Monday."]),
        ("It fell on a\nMonday in May.", ["It fell on a\nMonday in May."]),
        ("It fell.\nIt broke.", ["It fell.", "It broke."]),
        ("“It fell.”\nShe left.", ["“It fell.”", "She left."]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [s.of(text) for s in read(text).sentences] == sentences


@pytest.mark.parametrize("text, breaks", [("a\n\nb", 1), ("a\n \n b", 1), ("a.\nb", 1), ("a:\nb", 1), ("a”\nb", 1), ("a\nb", 0), ("a,\nb", 0), ("a b", 0)])
def test_breaks(text: str, breaks: int) -> None:
    assert len(BREAK.findall(text)) == breaks
