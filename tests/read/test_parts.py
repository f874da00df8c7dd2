"""The parts of reading one by one: kinds, encodings, paragraphs, names, ids."""

import contextlib
import io
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.errors import ReadError
from tellings.model import Report, Span
from tellings.read import read
from tellings.read.candidates import Candidate, settle, title_span
from tellings.read.encodings import binary, decode, guess, scalar
from tellings.read.fields import delimiter, is_header, plain_name, reports_in
from tellings.read.kinds import choose
from tellings.read.page import unmarked
from tellings.read.paragraphs import find_blocks
from tellings.read.sources import Source, clean, rows, stem
from tests.marked import unmark
from tests.read.test_files import BODY, PAGE, write


def source(data: bytes, name: str = "input") -> Source:
    """An open source of the given bytes."""
    return Source(name, stem(name), io.BytesIO(data))


@pytest.mark.parametrize(
    "text,name,kind",
    [
        (BODY, "a.txt", "text"),
        (BODY, "a.html", "text"),
        (BODY, "a.unknown", "text"),
        ("# Crane falls\n\n" + BODY, "a.md", "text"),
        ("[Photo: the crane]\n" + BODY, "a.txt", "text"),
        ("{sic} " + BODY, "a.txt", "text"),
        ("< 200 people work there.\n" + BODY, "a.txt", "text"),
        (PAGE, "a.txt", "page"),
        ("<!-- saved -->\n" + PAGE, "a", "page"),
        ("<?xml version='1.0'?>\n" + PAGE, "a", "page"),
        ("\ufeff\n" + PAGE, "a", "page"),
        ("<div><p>" + BODY + "</p></div>", "a", "page"),
        ('{"text": "x"}', "a.txt", "json"),
        ('{\n "text": "x"\n}', "a", "json"),
        ('[{"text": "x"}]', "a", "json"),
        ('{"text": "x"}\n{"text": "y"}', "a", "lines"),
        ('{"text": "x"}\n{"text": "y"}', "a.json", "lines"),
        ('{"text": "x"', "a.jsonl", "lines"),
        ("id,text,date\n1,x,\n", "a.txt", "csv"),
        ("id\ttext\n1\tx\n", "a", "csv"),
        ("colour;size\nred;3\n", "a.csv", "csv"),
        ('{"text": [], "title": []}', "a.json", "json"),
        ("The text, the title, and the date of the report were lost.\nNobody knows why.", "a.txt", "text"),
    ],
)
def test_the_kind_is_in_the_bytes(text: str, name: str, kind: str) -> None:
    assert choose(source(text.encode("utf8"), name)) == kind
    if "\ufeff" not in text:
        assert choose(source(text.encode("utf-16"), name)) == kind


def test_a_source_that_was_looked_at_is_at_its_start() -> None:
    s = source(BODY.encode(), "a.txt")
    choose(s)
    assert s.whole() == BODY.encode()


def test_the_limit_is_named() -> None:
    with pytest.raises(ReadError, match="larger than 0 MB"):
        source(b"x" * 100).whole(99)


@pytest.mark.parametrize(
    "data,encoding",
    [
        (b"plain", "utf-8"),
        ("Mole über Nordfeld".encode(), "utf-8"),
        (b"\xef\xbb\xbfx", "utf-8"),
        (b"\xff\xfex\0", "utf-16-le"),
        (b"\xfe\xff\0x", "utf-16-be"),
        ("The harbour is closed.".encode("utf-16-le"), "utf-16-le"),
        ("Порт закрыт до четверга, сказал он.".encode("utf-16-be"), "utf-16-be"),
        ("The “harbour” is closed – for now.".encode("cp1252"), "cp1252"),
    ],
)
def test_guess(data: bytes, encoding: str) -> None:
    assert guess(data) == encoding


def test_what_is_declared_counts_where_the_bytes_leave_it_open() -> None:
    data = "Порт закрыт".encode("koi8-r")
    assert decode(data, "koi8-r") == "Порт закрыт"
    assert decode("Mole über".encode(), "koi8-r") == "Mole über"
    assert decode(b"abc \x93d\x94", "no-such-encoding") == "abc “d”"
    assert decode(b"abc \x93d\x94", "rot13") == "abc “d”"


@given(st.binary(max_size=300), st.none() | st.text(max_size=10))
@settings(max_examples=100, deadline=None)
def test_decode_gives_text_or_says_so(data: bytes, declared: str | None) -> None:
    with contextlib.suppress(ReadError):
        decode(data, declared).encode("utf8")


def test_binary() -> None:
    assert binary(bytes(range(32)) * 10)
    assert not binary(BODY.encode())
    assert not binary(BODY.encode("utf-16-le"))
    assert not binary(BODY.encode() + b"\0")


def test_scalar_keeps_offsets() -> None:
    assert scalar("a\ud800b\udfffc\U0001f6a2") == "a\ufffdb\ufffdc\U0001f6a2"


@pytest.mark.parametrize(
    "marked",
    [
        "[One line.]\n\n[Another line.]",
        "  [One line.]  \r\n\t[Another line.]\r\n",
        "[The pier is closed because of the\nwind, the master of the harbour\nsaid on Monday, and it will\nstay closed.]\n\n[The crane is lifted.]",
        "[The pier.]\n[The quay.]\n[The barge.]\n[The crane.]",
        "",
        " \n ",
    ],
)
def test_paragraphs(marked: str) -> None:
    text, spans = unmark(marked)
    assert [b.span for b in find_blocks(text)] == spans


def test_the_headline_is_a_heading() -> None:
    text = "Crane falls\n\n" + BODY
    assert [b.kind for b in find_blocks(text, Span(0, 11))] == ["heading", "paragraph", "paragraph"]


@given(st.text(max_size=300))
@settings(deadline=None)
def test_paragraphs_hold_all_that_is_no_white_space(text: str) -> None:
    blocks = [b.span for b in find_blocks(text)]
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    inside = "".join(b.of(text) for b in blocks)
    assert "".join(inside.split()) == "".join(text.split())


@pytest.mark.parametrize("name,expected", [("a.txt", "a"), ("a.b.txt", "a.b"), ("a.txt.gz", "a"), (".txt", ".txt"), ("a", "a"), ("a.GZ", "a")])
def test_stem(name: str, expected: str) -> None:
    assert stem(name) == expected


def test_clean() -> None:
    assert clean("caf\udce9") == "caf?"


def test_rows_end_with_a_line_feed_alone() -> None:
    assert list(rows(source(b"a\rb\nc\x0bd\n\ne"))) == [b"a\rb\n", b"c\x0bd\n", b"\n", b"e"]


@pytest.mark.parametrize("text,title,found", [("Crane falls\n\nBody", "Crane falls", "Crane falls"), ("\n Crane\nBody", " Crane ", "Crane"), ("Body. Crane", "Crane", None), ("Body", " ", None)])
def test_title_span(text: str, title: str, found: str | None) -> None:
    span = title_span(text, title)
    assert (span.of(text) if span else None) == found


@pytest.mark.parametrize("name", ["body_text", "bodyText", "Body text", "BODY-TEXT"])
def test_names_of_fields(name: str) -> None:
    assert plain_name(name) == "bodytext"


def test_headers() -> None:
    assert delimiter("id;title;text, all of it") == ";"
    assert is_header('"id","title","text"')
    assert not is_header("text")
    assert not is_header("The title, the text and everything else that the reader of a long report may wish for, on one line")


def test_places_in_a_document() -> None:
    document = {"data": {"items": [{"text": "x"}, {"id": "empty"}]}, "other": [{"text": "not in a list of reports"}]}
    assert [place for place, _ in reports_in(document)] == ["data.items[0]", "data.items[1]"]


def test_unmarked() -> None:
    assert unmarked("<h1>Crane</h1>It&nbsp;fell.<br>Then<ul><li>one<li>two</ul><style>p{}</style>") == "Crane\n\nIt fell.\n\nThen\n\none\n\ntwo"
    assert unmarked("") == ""
    assert unmarked("<p>a\x1bb</p>&#27;&#65534;\ufffe&#xD800;").startswith("a b")
    assert unmarked("no marks, 3 < 4") == "no marks, 3 < 4"


def test_ids_do_not_depend_on_the_order() -> None:
    candidates = [Candidate(Report("x", f"{BODY}{i}", digest=f"{i}"), parts=("home", f"{i % 2}", f"{i}.txt")) for i in range(4)]
    forwards, _ = settle(candidates)
    backwards, _ = settle(candidates[::-1])
    assert forwards == backwards
    assert len({r.id for r in forwards}) == 4


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["text", "body", "title", "id", "date", "html", "articles", "author", "url", "x"]), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=VALUES, name=st.sampled_from(["a.json", "a.jsonl"]))
def test_any_json_gives_reports_or_skips(tmp_path: Path, value: object, name: str) -> None:
    reading = read([write(tmp_path, name, json.dumps(value))])
    assert reading.reports or reading.skips
    for report in reading.reports:
        assert report.text.strip()
        report.text.encode("utf8")
        assert report.day is None or report.published


TAGS = st.sampled_from(["<p>", "</p>", "<div", ">", "<article>", "</article>", "<script>", "&nbsp;", "&#0;", "&#xD800;", "<!--", "-->", "\0", "text of the report "])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(TAGS, max_size=30))
def test_any_page_gives_a_report_or_a_skip(tmp_path: Path, parts: list[str]) -> None:
    reading = read([write(tmp_path, "a.html", "<html><body>" + "".join(parts))])
    assert len(reading.reports) + len(reading.skips) == 1
