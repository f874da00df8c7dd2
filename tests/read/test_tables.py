"""Tables of reports: the field names in use, and every form a table comes in."""

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tellings.model import Report
from tellings.read import read
from tests.read.test_files import BODY, one, write

TITLE = "Crane falls in Northfield harbour"


def from_json(folder: Path, document: Any) -> Report:
    """The single report of a JSON document."""
    return one(write(folder, "a.json", json.dumps(document)))


#: A report as each format writes it; all say the same.
FORMATS: dict[str, Any] = {
    "own": {"id": "r1", "outlet": "Northfield Courier", "url": "https://courier.example/1", "title": TITLE, "published": "2022-12-19", "text": BODY},
    "news-please": {
        "filename": "r1", "source_domain": "Northfield Courier", "url": "https://courier.example/1", "title": TITLE, "date_publish": "2022-12-19",
        "maintext": BODY, "description": "A crane fell.", "authors": ["Ann Lee", "Bo Ek"], "language": "en", "date_modify": None, "image_url": None,
    },
    "fundus": {
        "id": "r1", "publisher": "Northfield Courier", "title": TITLE, "plaintext": BODY, "authors": ["Ann Lee", "Bo Ek"],
        "publishing_date": "2022-12-19", "lang": "en", "topics": ["ports"], "html": {"requested_url": "https://courier.example/1"},
    },
    "passim": {"id": "r1", "series": "Northfield Courier", "date": "2022-12-19", "text": BODY, "title": TITLE, "url": "https://courier.example/1"},
    "ngec": {
        "id": "r1", "publisher": "Northfield Courier", "pub_date": "2022-12-19", "headline": TITLE, "event_text": BODY, "story_id": "s9",
        "url": "https://courier.example/1",
    },
    "schema.org": {
        "@context": "https://schema.org", "@type": "NewsArticle", "identifier": "r1", "headline": TITLE, "articleBody": BODY,
        "datePublished": "2022-12-19", "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
        "publisher": {"@type": "Organization", "name": "Northfield Courier"}, "url": "https://courier.example/1", "inLanguage": "en",
    },
    "ninjs 1": {
        "uri": "r1", "type": "text", "versioncreated": "2022-12-19", "headline": TITLE, "body_text": BODY, "byline": "Ann Lee, Bo Ek",
        "infosource": [{"name": "Northfield Courier"}], "language": "en", "link": "https://courier.example/1",
    },
    "ninjs 3": {
        "uri": "r1", "firstCreated": "2022-12-19", "headlines": [{"role": "main", "value": TITLE}],
        "bodies": [{"contentType": "text/plain", "value": BODY}], "by": "Ann Lee, Bo Ek", "infosources": [{"name": "Northfield Courier"}],
        "provider": "Northfield Courier", "language": "en", "url": "https://courier.example/1",
    },
    "DiverseSumm": [{"eid": "e1", "articles": [{"aid": "r1", "title": TITLE, "url": "https://courier.example/1", "domain": "Northfield Courier",
                                                "content": BODY, "date": "2022-12-19"}]}],
    "spreadsheet": {"ID": "r1", "Source name": "Northfield Courier", "Headline": TITLE, "Full text": BODY, "Publication date": "19 December 2022",
                    "Link": "https://courier.example/1"},
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_the_formats_of_the_field(tmp_path: Path, name: str) -> None:
    report = from_json(tmp_path, FORMATS[name])
    assert (report.id, report.text, report.title) == ("r1", BODY, TITLE)
    assert (report.outlet, report.published, report.url) == ("Northfield Courier", "2022-12-19", "https://courier.example/1")
    assert report.byline in (None, "Ann Lee, Bo Ek")
    assert report.language in (None, "en")
    assert report.title_at is None


def test_unknown_fields_pass_through(tmp_path: Path) -> None:
    report = from_json(tmp_path, {"text": BODY, "desk": "ports", "tags": ["crane", "pier"], "page": 4, "empty": "", "nothing": None})
    assert report.extra == {"desk": "ports", "tags": '["crane", "pier"]', "page": "4"}


def test_a_label_called_story_is_no_text(tmp_path: Path) -> None:
    assert from_json(tmp_path, {"text": BODY, "story": "crane"}).extra == {"story": "crane"}


def test_marked_up_text_alone(tmp_path: Path) -> None:
    report = from_json(tmp_path, {"id": "x", "body_html": "<p>The pier is <b>closed</b>.</p><p>Nobody&nbsp;was hurt.</p><script>x()</script>"})
    assert report.text == "The pier is closed.\n\nNobody was hurt."


def test_ninjs_with_marked_up_body(tmp_path: Path) -> None:
    report = from_json(tmp_path, {"uri": "x", "bodies": [{"contentType": "application/xhtml+xml", "value": "<p>The pier is closed.</p>"}]})
    assert report.text == "The pier is closed."


def test_fundus_body_of_sections(tmp_path: Path) -> None:
    body = {"summary": ["A crane fell."], "sections": [{"headline": ["At the pier"], "paragraphs": ["Nobody was hurt.", "The pier is closed."]}]}
    assert from_json(tmp_path, {"title": TITLE, "body": body}).text == "A crane fell.\n\nAt the pier\n\nNobody was hurt.\n\nThe pier is closed."


def test_an_id_that_was_not_given_is_a_digest_and_stable(tmp_path: Path) -> None:
    rows = [{"text": BODY}, {"text": BODY + "More."}]
    first = read([write(tmp_path, "a.json", json.dumps(rows))]).reports
    second = read([write(tmp_path, "b.json", json.dumps(rows[::-1]))]).reports
    assert [r.id for r in first] == [r.id for r in second]
    assert all(len(r.id) == 16 for r in first)


def test_one_report_without_an_id_has_the_name_of_its_file(tmp_path: Path) -> None:
    assert one(write(tmp_path, "crane.json", json.dumps({"text": BODY}))).id == "crane"


def test_ids_that_collide_are_told_apart(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": BODY}, {"id": "x", "text": BODY + "More."}, {"id": "x", "text": BODY}]
    reports = read([write(tmp_path, "a.json", json.dumps(rows))]).reports
    assert len(reports) == 2
    assert len({r.id for r in reports}) == 2
    assert all(r.id.startswith("x-") for r in reports)


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"articles": rows}, lambda rows: {"data": {"items": rows}}])
def test_lists_of_reports(tmp_path: Path, wrap: Any) -> None:
    rows = [{"id": f"r{i}", "text": f"{BODY}{i}"} for i in range(3)]
    assert [r.id for r in read([write(tmp_path, "a", json.dumps(wrap(rows), indent=1))]).reports] == ["r0", "r1", "r2"]


class TestLines:
    ROWS = [{"id": f"r{i}", "outlet": "Northfield Courier", "text": f"{BODY}Part {i} — “quoted”."} for i in range(4)]

    @pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.txt", "a", "a.jsonl.gz"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_json_lines(self, tmp_path: Path, name: str, encoding: str) -> None:
        data = "\n".join(json.dumps(r, ensure_ascii=False) for r in self.ROWS).encode(encoding)
        reading = read([write(tmp_path, name, gzip.compress(data) if name.endswith("gz") else data)])
        assert reading.skips == ()
        assert [r.text for r in reading.reports] == [r["text"] for r in self.ROWS]

    def test_a_story_a_line(self, tmp_path: Path) -> None:
        lines = [{"eid": f"e{i}", "articles": [{"aid": f"{i}-{k}", "content": f"{BODY}{i} {k}"} for k in range(2)]} for i in range(2)]
        path = write(tmp_path, "a.jsonl", "\n".join(json.dumps(x) for x in lines))
        assert [r.id for r in read([path]).reports] == ["0-0", "0-1", "1-0", "1-1"]

    @pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
    @pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a", "a.txt"])
    def test_csv(self, tmp_path: Path, mark: str, name: str) -> None:
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, ["id", "outlet", "text"], delimiter=mark)
        writer.writeheader()
        writer.writerows(self.ROWS)
        reading = read([write(tmp_path, name, out.getvalue())])
        assert reading.skips == ()
        assert [(r.id, r.text) for r in reading.reports] == [(r["id"], r["text"]) for r in self.ROWS]

    def test_csv_names_the_bad_line(self, tmp_path: Path) -> None:
        reading = read([write(tmp_path, "a.csv", 'id,text\n1,The harbour was closed.\n2,\n3,"Two\nlines."\n4,\n')])
        assert [r.text for r in reading.reports] == ["The harbour was closed.", "Two\nlines."]
        assert [s.unit for s in reading.skips] == ["a.csv, line 3", "a.csv, line 6"]

    def test_parquet(self, tmp_path: Path) -> None:
        pyarrow = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")
        parquet.write_table(pyarrow.Table.from_pylist(self.ROWS), tmp_path / "a.parquet")
        reading = read([tmp_path / "a.parquet"])
        assert [(r.id, r.text) for r in reading.reports] == [(r["id"], r["text"]) for r in self.ROWS]

    @pytest.mark.corpus
    def test_the_corpus_of_stories(self, shared: Path, tmp_path: Path) -> None:
        with gzip.open(shared / "corpora/stories-dev.jsonl.gz", "rt", encoding="utf8") as file:
            lines = [next(file) for _ in range(50)]
        rows = {row["id"]: row for row in map(json.loads, lines)}
        reports = read([write(tmp_path, "a.jsonl", "".join(lines))]).reports
        assert {r.id: r.text for r in reports} == {k: row["text"] for k, row in rows.items()}
        assert all(r.published == rows[r.id]["published"] and r.outlet == rows[r.id]["outlet"] for r in reports)
