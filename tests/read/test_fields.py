"""Names of fields: every format's own names for the parts of a report, spelled as that format spells them, one a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tellings.errors import ReadError
from tellings.read import read
from tellings.read.fields import (
    ALIASES,
    KNOWN,
    Written,
    as_row,
    candidate,
    delimiter,
    is_header,
    listed_meta,
    plain_name,
    reports_in,
)
from tests.read.test_files import BODY, write

DAY = "2031-05-02"
TITLE = "Kiln collapses in Ardmoor"
ADDRESS = "https://courier.example/kiln"

#: (format, its name of the field, the value as the format gives it, the field of a report, what the report then has)
NAMED: list[tuple[str, str, Any, str, str]] = [
    # news-please and Giveme5W1H
    ("news-please", "maintext", BODY, "text", BODY),
    ("news-please", "title", TITLE, "title", TITLE),
    ("news-please", "title_page", TITLE, "title", TITLE),
    ("news-please", "title_rss", TITLE, "title", TITLE),
    ("news-please", "date_publish", f"{DAY} 10:00:00", "published", f"{DAY}T10:00:00"),
    ("news-please", "authors", ["Ann Lee", "Bo Ek"], "byline", "Ann Lee, Bo Ek"),
    ("news-please", "source_domain", "courier.example", "outlet", "courier.example"),
    ("news-please", "url", ADDRESS, "url", ADDRESS),
    ("news-please", "language", "en", "language", "en"),
    ("news-please", "filename", "kiln.json", "id", "kiln.json"),
    # fundus
    ("fundus", "plaintext", BODY, "text", BODY),
    ("fundus", "body", {"summary": ["A kiln fell."], "sections": [{"headline": [], "paragraphs": ["Four were hurt."]}]}, "text", "A kiln fell.\n\nFour were hurt."),
    ("fundus", "publishing_date", f"{DAY} 10:00:00+00:00", "published", f"{DAY}T10:00:00+00:00"),
    ("fundus", "lang", "en", "language", "en"),
    ("fundus", "publisher", "Northfield Courier", "outlet", "Northfield Courier"),
    ("fundus", "html", {"requested_url": ADDRESS, "crawl_date": DAY}, "url", ADDRESS),
    ("fundus", "html", {"responded_url": ADDRESS}, "url", ADDRESS),
    # passim
    ("passim", "id", "p-17", "id", "p-17"),
    ("passim", "text", BODY, "text", BODY),
    ("passim", "series", "Northfield Courier", "outlet", "Northfield Courier"),
    ("passim", "date", DAY, "published", DAY),
    # NGEC
    ("NGEC", "event_text", BODY, "text", BODY),
    ("NGEC", "headline", TITLE, "title", TITLE),
    ("NGEC", "pub_date", DAY, "published", DAY),
    ("NGEC", "publisher", "Northfield Courier", "outlet", "Northfield Courier"),
    # schema.org NewsArticle
    ("schema.org", "articleBody", BODY, "text", BODY),
    ("schema.org", "headline", TITLE, "title", TITLE),
    ("schema.org", "name", TITLE, "title", TITLE),
    ("schema.org", "datePublished", f"{DAY}T10:00:00Z", "published", f"{DAY}T10:00:00Z"),
    ("schema.org", "author", {"@type": "Person", "name": "Ann Lee"}, "byline", "Ann Lee"),
    ("schema.org", "author", [{"name": "Ann Lee"}, {"name": "Bo Ek"}, {"name": "Ann Lee"}], "byline", "Ann Lee, Bo Ek"),
    ("schema.org", "creator", "Ann Lee", "byline", "Ann Lee"),
    ("schema.org", "publisher", {"@type": "Organization", "name": "Northfield Courier"}, "outlet", "Northfield Courier"),
    ("schema.org", "inLanguage", "en", "language", "en"),
    ("schema.org", "identifier", {"@type": "PropertyValue", "value": "n-4"}, "id", "n-4"),
    ("schema.org", "headline", {"@value": TITLE, "@language": "en"}, "title", TITLE),
    # ninjs 1, 2 and 3
    ("ninjs 1", "uri", "urn:kiln", "id", "urn:kiln"),
    ("ninjs 1", "body_text", BODY, "text", BODY),
    ("ninjs 1", "body_html", "<p>A kiln fell.</p><p>Four were <i>hurt</i>.</p>", "text", "A kiln fell.\n\nFour were hurt."),
    ("ninjs 1", "body_xhtml", "<div><p>A kiln fell.</p></div>", "text", "A kiln fell."),
    ("ninjs 1", "headline", TITLE, "title", TITLE),
    ("ninjs 1", "byline", "Ann Lee", "byline", "Ann Lee"),
    ("ninjs 1", "versioncreated", f"{DAY}T10:00:00+00:00", "published", f"{DAY}T10:00:00+00:00"),
    ("ninjs 1", "firstcreated", DAY, "published", DAY),
    ("ninjs 1", "infosource", [{"name": "Northfield Press Agency"}], "outlet", "Northfield Press Agency"),
    ("ninjs 1", "provider", "Northfield Press Agency", "outlet", "Northfield Press Agency"),
    ("ninjs 2", "headlines", [{"role": "main", "value": TITLE}, {"role": "sub", "value": "Four hurt"}], "title", TITLE),
    ("ninjs 2", "bodies", [{"role": "main", "contentType": "text/plain", "value": BODY}], "text", BODY),
    ("ninjs 3", "bodies", [{"contentType": "text/html", "value": "<p>A kiln fell.</p>"}], "text", "A kiln fell."),
    ("ninjs 3", "by", "Ann Lee", "byline", "Ann Lee"),
    ("ninjs 3", "versionCreated", DAY, "published", DAY),
    # DiverseSumm, JSON Feed, Media Cloud, common spreadsheets
    ("DiverseSumm", "aid", "a-1", "id", "a-1"),
    ("DiverseSumm", "domain", "courier.example", "outlet", "courier.example"),
    ("DiverseSumm", "content", BODY, "text", BODY),
    ("JSON Feed", "content_text", BODY, "text", BODY),
    ("JSON Feed", "content_html", "<p>A kiln fell.</p>", "text", "A kiln fell."),
    ("JSON Feed", "date_published", DAY, "published", DAY),
    ("Media Cloud", "stories_id", 4711, "id", "4711"),
    ("Media Cloud", "media_name", "Northfield Courier", "outlet", "Northfield Courier"),
    ("Media Cloud", "guid", "g-1", "id", "g-1"),
    ("Media Cloud", "publish_date", f"{DAY} 10:00:00", "published", f"{DAY}T10:00:00"),
    ("spreadsheet", "Full Text", BODY, "text", BODY),
    ("spreadsheet", "Article text", BODY, "text", BODY),
    ("spreadsheet", "Publication Date", "May 2, 2031", "published", DAY),
    ("spreadsheet", "Published at", "2 May 2031 10:00", "published", f"{DAY}T10:00:00"),
    ("spreadsheet", "Source name", "Northfield Courier", "outlet", "Northfield Courier"),
    ("spreadsheet", "Newspaper", "Northfield Courier", "outlet", "Northfield Courier"),
    ("spreadsheet", "Article URL", ADDRESS, "url", ADDRESS),
    ("spreadsheet", "Permalink", ADDRESS, "url", ADDRESS),
    ("spreadsheet", "Bylines", "Ann Lee", "byline", "Ann Lee"),
    ("spreadsheet", "doc_id", 12, "id", "12"),
    ("spreadsheet", "article-id", "12-b", "id", "12-b"),
    ("spreadsheet", "timestamp", "1935482400", "published", "2031-05-02T10:00:00+00:00"),
    ("spreadsheet", "timestamp", 1935482400000, "published", "2031-05-02T10:00:00+00:00"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "name", "value", "field", "has"), NAMED, ids=lambda x: str(x)[:24])
def test_each_format_s_own_name_of_each_part(tmp_path: Path, form: str, name: str, value: Any, field: str, has: str) -> None:
    row = {name: value} if field == "text" else {"text": BODY, name: value}
    (report,) = read([write(tmp_path, "a.json", json.dumps(row))]).reports
    assert getattr(report, field) == has
    assert name not in report.extra


@pytest.mark.parametrize(("form", "name", "value", "field", "has"), [n for n in NAMED if isinstance(n[2], str)], ids=lambda x: str(x)[:24])
def test_the_same_name_as_the_column_of_a_table(tmp_path: Path, form: str, name: str, value: str, field: str, has: str) -> None:
    import csv
    import io

    cells = {"text": BODY, name: value} if field != "text" else {name: value, "id": "x"}
    if "html" in plain_name(name):
        cells["text"] = ""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, cells)
    writer.writeheader()
    writer.writerow(cells)
    (report,) = read([write(tmp_path, "a.csv", out.getvalue())]).reports
    assert getattr(report, field) == has


@pytest.mark.parametrize(
    ("row", "field", "has"),
    [
        # The likelier name wins, whatever the order in the row.
        ({"content": "teaser", "maintext": "the whole"}, "text", "the whole"),
        ({"maintext": "the whole", "content": "teaser"}, "text", "the whole"),
        ({"text": "x", "date": "2031-05-01", "date_publish": "2031-05-02"}, "published", "2031-05-02"),
        ({"text": "x", "versioncreated": "2031-05-03", "firstcreated": "2031-05-02"}, "published", "2031-05-02"),
        ({"text": "x", "source": "feed 7", "publisher": "Northfield Courier"}, "outlet", "Northfield Courier"),
        ({"text": "x", "source_domain": "courier.example", "sitename": "Northfield Courier"}, "outlet", "Northfield Courier"),
        ({"text": "x", "name": "Home", "headline": TITLE}, "title", TITLE),
        ({"text": "x", "responded_url": "https://b.example", "url": ADDRESS}, "url", ADDRESS),
        # An empty one does not win.
        ({"text": "  ", "body": "the whole"}, "text", "the whole"),
        ({"text": "x", "title": "", "headline": TITLE}, "title", TITLE),
        ({"text": "x", "title": None, "headline": TITLE}, "title", TITLE),
        ({"text": "x", "authors": [], "by": "Ann Lee"}, "byline", "Ann Lee"),
        ({"text": "x", "authors": ["", None, "Ann Lee"]}, "byline", "Ann Lee"),
        # Marked-up text only where there is no plain one.
        ({"body_html": "<p>marked</p>", "body_text": "plain"}, "text", "plain"),
        ({"bodies": [{"contentType": "text/html", "value": "<p>first</p>"}, {"contentType": "text/plain", "value": "second"}]}, "text", "first"),
        # Several parts.
        ({"text": ["One.", "Two."]}, "text", "One.\n\nTwo."),
        ({"text": "x", "language": ["en", "de"]}, "language", "en"),
        ({"text": "x", "title": [TITLE, "Four hurt"]}, "title", TITLE),
        # White space around a field is not of it, that around a text is.
        ({"text": "x", "title": f"  {TITLE}\n"}, "title", TITLE),
        ({"text": "\n x \n"}, "text", "\n x \n"),
    ],
)
def test_of_several_names_the_likelier_one_that_says_something(row: dict[str, Any], field: str, has: str) -> None:
    assert getattr(candidate(row).report, field) == has


@pytest.mark.parametrize(
    "row",
    [
        {"text": {"sections": 5}}, {"text": {"sections": True, "main": True}}, {"text": [[]]}, {"text": [None]}, {"text": {}}, {"text": 5},
        {"text": 5.5}, {"text": True}, {"text": None}, {"text": Written("12")}, {"text": [Written("12"), {"value": 3}]}, {"body": {"value": 7}},
        {"bodies": [{"contentType": "text/html", "value": 7}]}, {"body_html": "<!-- nothing -->"}, {"body_html": "<script>x()</script>"}, {},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_text_is_refused_and_said(row: dict[str, Any]) -> None:
    with pytest.raises(ReadError, match=r"no (text|field with the report's text)"):
        candidate(row)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (field, value)
        for field in ("title", "id", "publisher", "authors", "date", "url", "language", "html")
        for value in (None, True, [], {}, [[]], {"name": None}, {"sections": 4}, [None, {"name": 7}], "", " \n")
    ],
)
def test_a_field_that_says_nothing_is_left_out_not_made_up(field: str, value: Any) -> None:
    report = candidate({"text": BODY, field: value}, "stem").report
    assert (report.id, report.title, report.outlet, report.byline) == ("stem", None, None, None)
    assert (report.published, report.url, report.language) == (None, None, None)


@pytest.mark.parametrize("date", ["yesterday", "3/4/2031", "2031-13-01", "2031-02-30", "May 2031", "the second of May", "99/99/9999"])
def test_a_date_that_cannot_be_read_passes_through(date: str) -> None:
    report = candidate({"text": BODY, "date": date}).report
    assert report.published is None
    assert report.day is None
    assert report.extra == {"published": date}
    assert listed_meta({"date": date, "file": "a.txt"}) == {"x-published": date}


def test_a_listing_says_all_but_the_text() -> None:
    meta = listed_meta({"file": "a.txt", "headline": TITLE, "pub_date": "2 May 2031", "text": "not this", "desk": "local", "page": 4, "tags": ["fire"]})
    assert meta == {"title": TITLE, "published": "2031-05-02", "x-desk": "local", "x-page": "4", "x-tags": '["fire"]'}


def test_no_name_stands_for_two_fields() -> None:
    names = [alias for aliases in ALIASES.values() for alias in aliases]
    assert len(names) == len(set(names)) == len(KNOWN)
    assert all(plain_name(n) == n for n in names)


@pytest.mark.parametrize(
    ("document", "places"),
    [
        ({"text": "x"}, [""]),
        ([{"text": "x"}, {"text": "y"}], ["[0]", "[1]"]),
        ({"articles": [{"content": "x"}]}, ["articles[0]"]),
        ({"@graph": [{"@type": "NewsArticle", "articleBody": "x"}]}, ["@graph[0]"]),
        ({"response": {"results": [{"body": "x"}, {"body": "y"}]}}, ["response.results[0]", "response.results[1]"]),
        ({"hits": {"hits": [{"text": "x"}]}}, ["hits.hits[0]"]),
        ([{"eid": 1, "articles": [{"content": "x"}]}, {"eid": 2, "articles": [{"content": "y"}]}], ["[0].articles[0]", "[1].articles[0]"]),
        ({"Items": [{"text": "x"}]}, ["Items[0]"]),
        ([[{"text": "x"}]], ["[0][0]"]),
        # A row that is a report but for its text is told, not passed over; what is no report is.
        ([{"title": "no text"}], ["[0]"]),
        ([{"colour": "red"}], []),
        ({"title": "no text"}, []),
        ("x", []),
        (7, []),
        ([1, "x", None], []),
    ],
)
def test_where_the_reports_of_a_document_lie(document: Any, places: list[str]) -> None:
    assert [place for place, _ in reports_in(document)] == places


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("id,text", True), ("ID;Full text;Date", True), ("headline\tbody", True), ("url|content", True), ('"id","text"', True),
        ("text", False), ("id,title", False), ("text,colour", False), ("The text, the title and the date were lost in the fire at the mill", False),
        ('{"text": "x", "id": 1}', False), ("<p>text, title</p>", False), ("", False), ("text," * 600 + "id", False),
    ],
)  # fmt: skip
def test_a_header_is_told_from_a_sentence(line: str, header: bool) -> None:
    assert is_header(line) is header


@pytest.mark.parametrize(("line", "mark"), [("id,text", ","), ("id;text;a,b", ";"), ("id\ttext", "\t"), ("id|text", "|"), ("a,b;text;id", ";")])
def test_the_delimiter_is_the_one_that_makes_names(line: str, mark: str) -> None:
    assert delimiter(line) == mark


@pytest.mark.parametrize(("value", "kind"), [([], "a list"), ("x", "a string"), (None, "null"), (7, "a number"), (7.5, "a number")])
def test_a_row_that_is_no_object_is_named(value: object, kind: str) -> None:
    with pytest.raises(ReadError, match=f"{kind} where an object with a report's fields is expected"):
        as_row(value)


ENGLISH = (
    "The café owner’s “friend” – naïve, he said – paid £40 for the chimney.\n"
    "Nobody at the brickworks had asked for the old kiln to be lit again before the winter, the foreman told us.\n"
)
RUSSIAN = (
    "Печь обрушилась на кирпичном заводе в пятницу вечером, сообщила пожарная охрана города Ардмор.\n"
    "Четыре человека пострадали, их жизни ничто не угрожает. Директор завода обещал закрыть цех до весны и выплатить рабочим жалованье.\n"
)
TEXTS = {"windows-1252": ENGLISH, "windows-1251": RUSSIAN, "koi8-r": RUSSIAN, "utf-16": RUSSIAN + ENGLISH, "utf-8-sig": ENGLISH, "utf-32": ENGLISH}


@pytest.mark.parametrize("encoding", TEXTS)
@pytest.mark.parametrize("form", ["txt", "json", "csv", "html"])
def test_mixed_encodings_in_one_folder_each_read_as_its_own(tmp_path: Path, encoding: str, form: str) -> None:
    text = TEXTS[encoding].strip()
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    whole = {
        "txt": text,
        "json": json.dumps({"id": "a", "text": text}, ensure_ascii=False),
        "csv": 'id,text\na,"' + text.replace('"', '""') + '"\n',
        "html": f"<!DOCTYPE html><html><body><article><h1>Kiln</h1>{body}</article></body></html>",
    }[form]
    write(tmp_path, f"a.{form}", whole.encode(encoding))
    write(tmp_path, "b.txt", BODY)
    reading = read([tmp_path])
    assert reading.skips == ()
    a, b = reading.reports
    assert b.text == BODY
    assert (text.splitlines()[0] in a.text) if form == "html" else (a.text == text)
