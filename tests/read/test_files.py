"""Texts, folders, globs, standard input: what is read, under which id, code point for code point."""

import gzip
import io
import json
import os
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.model import Report
from tellings.read import Reading, read

BODY = (
    "The harbour of Northfield was closed on Monday after a crane fell across the main pier, the harbour master said.\n\n"
    "Nobody was hurt. The crane will be lifted on Thursday, when the tide is low enough for the barge to come in.\n"
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Crane falls in Northfield harbour</title>
<meta property="og:site_name" content="Northfield Courier"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2022-12-19T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Crane falls in Northfield harbour</h1>
{"".join(f"<p>{p}</p>" for p in BODY.split(chr(10)) if p)}
<p>The port employs some 200 people, and its manager, Bo Ek, said that most of them would work from the old quay until then.</p>
</article><footer>Copyright Northfield Courier</footer></body></html>"""


def one(*inputs: object) -> Report:
    """The single report of the inputs, which must have no skips."""
    reading = read(inputs)  # type: ignore[arg-type]
    assert reading.skips == ()
    (report,) = reading.reports
    return report


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file of the given bytes, or text in UTF-8 without any change of its line ends."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf8") if isinstance(content, str) else content)
    return path


class TestTextFiles:
    @pytest.mark.parametrize(
        "text",
        [
            BODY,
            "  \n\n" + BODY + "\n\n  ",
            BODY.replace("\n", "\r\n"),
            BODY.replace("\n", "\r"),
            BODY + "\u2028A line separator, a no-break\u00a0space, a zero-width\u200bspace, an emoji \U0001f6a2 and a combining e\u0301.",
            BODY + "\x0cA form feed and a \x00 zero character.",
        ],
    )
    def test_the_text_is_the_decoded_file(self, tmp_path: Path, text: str) -> None:
        report = one(write(tmp_path, "harbour.txt", text))
        assert report.text == text
        assert all(b.span.of(text).strip() for b in report.blocks)

    def test_a_byte_order_mark_is_not_text(self, tmp_path: Path) -> None:
        assert one(write(tmp_path, "harbour.txt", b"\xef\xbb\xbf" + BODY.encode())).text == BODY

    def test_the_id_is_the_stem(self, tmp_path: Path) -> None:
        assert one(write(tmp_path, "harbour.2022-12-19.txt", BODY)).id == "harbour.2022-12-19"

    def test_gzipped(self, tmp_path: Path) -> None:
        report = one(write(tmp_path, "harbour.txt.gz", gzip.compress(BODY.encode())))
        assert (report.id, report.text) == ("harbour", BODY)

    def test_gzipped_whatever_it_is_called(self, tmp_path: Path) -> None:
        assert one(write(tmp_path, "harbour.txt", gzip.compress(BODY.encode()))).text == BODY

    def test_markdown_keeps_its_marks(self, tmp_path: Path) -> None:
        text = f"# Crane falls in Northfield harbour\n\n{BODY}\n- The pier is closed.\n- The quay is open.\n"
        report = one(write(tmp_path, "harbour.md", text))
        assert report.text == text
        assert report.title == "Crane falls in Northfield harbour"
        assert [b.kind for b in report.blocks] == ["heading", "paragraph", "paragraph", "item", "item"]

    def test_paragraphs_of_wrapped_lines(self, tmp_path: Path) -> None:
        text = (
            "The harbour of Northfield was closed on Monday after\na crane fell across the main pier, the harbour\n"
            "master said. Nobody was hurt.\n\nThe crane will be lifted on Thursday, when the tide\nis low enough for the\nbarge to come in.\n"
        )
        report = one(write(tmp_path, "harbour.txt", text))
        assert [b.span.of(text).split()[0] + "..." + b.span.of(text).split()[-1] for b in report.blocks] == [
            "The...hurt.",
            "The...in.",
        ]

    def test_the_digest_is_that_of_the_text(self, tmp_path: Path) -> None:
        import hashlib

        assert one(write(tmp_path, "a.txt", BODY)).digest == hashlib.sha256(BODY.encode()).hexdigest()[:16]

    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
    def test_round_trip_of_any_text(self, tmp_path: Path, text: str) -> None:
        reading = read([write(tmp_path, "any.txt", "A report of the day, in words.\n" * 40 + text)])
        for report in reading.reports:
            assert report.text == "A report of the day, in words.\n" * 40 + text
            spans = [b.span for b in report.blocks]
            assert all(a.end <= b.start for a, b in pairwise(spans))
            assert report.title_at is None or report.title_at.of(report.text) == report.title

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a", "a.txt.gz", "a.parquet"]))
    def test_any_bytes_give_a_report_or_a_skip(self, tmp_path: Path, data: bytes, name: str) -> None:
        for content in (data, gzip.compress(data)):
            reading = read([write(tmp_path, name, content)])
            assert reading.reports or reading.skips
            assert all("\n" not in s.reason and s.stage == "read" for s in reading.skips)


class TestEncodings:
    GERMAN = "Der Hafen von Nordfeld wurde am Montag geschlossen, weil ein Kran über die große Mole stürzte, sagte der Hafenmeister.\n" * 3
    FRENCH = "Le port de Champnord a été fermé lundi après la chute d’une grue, a déclaré le maître de port à des journalistes.\n" * 3
    RUSSIAN = (
        "Порт Северополя был закрыт в понедельник после того, как на главный причал упал кран, сообщил начальник порта.\n"
        "Никто не пострадал. Кран поднимут в четверг, когда вода спадёт и баржа сможет подойти к причалу.\n"
    ) * 3

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
    def test_unicode(self, tmp_path: Path, encoding: str) -> None:
        for text in (BODY, self.GERMAN, self.RUSSIAN):
            assert one(write(tmp_path, "a.txt", text.encode(encoding))).text == text

    @pytest.mark.parametrize(
        "text,encoding",
        [
            (BODY.replace("harbour master", "“harbour master” – a café owner’s friend –"), "windows-1252"),
            (GERMAN, "windows-1252"),
            (FRENCH, "windows-1252"),
            (RUSSIAN, "koi8-r"),
            (RUSSIAN, "windows-1251"),
        ],
    )
    def test_legacy(self, tmp_path: Path, text: str, encoding: str) -> None:
        assert one(write(tmp_path, "a.txt", text.encode(encoding))).text == text

    def test_a_page_declares_its_encoding(self, tmp_path: Path) -> None:
        page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("the old quay", "the “old” café quay")
        assert "“old” café quay" in one(write(tmp_path, "a.html", page.encode("windows-1252"))).text


class TestPages:
    def test_main_text_and_what_the_page_says(self, tmp_path: Path) -> None:
        report = one(write(tmp_path, "crane.html", PAGE))
        assert report.title == "Crane falls in Northfield harbour"
        assert (report.outlet, report.byline, report.published, report.language) == ("Northfield Courier", "Ann Lee", "2022-12-19", "en")
        assert "Nobody was hurt." in report.text
        assert "Sport" not in report.text

    @pytest.mark.parametrize("name", ["page", "page.txt", "page.html.gz"])
    def test_a_page_is_known_by_its_bytes(self, tmp_path: Path, name: str) -> None:
        data = PAGE.encode()
        report = one(write(tmp_path, name, gzip.compress(data) if name.endswith("gz") else data))
        assert report.text.startswith(("The harbour", "Crane falls"))
        assert "<p>" not in report.text


class TestFoldersAndGlobs:
    def test_a_folder_is_read_to_its_bottom(self, tmp_path: Path) -> None:
        write(tmp_path, "a/one.txt", BODY)
        write(tmp_path, "a/b/two.txt", BODY + "More was not known.")
        write(tmp_path, "a/.hidden.txt", BODY + "Hidden.")
        assert [r.id for r in read([tmp_path]).reports] == ["one", "two"]

    def test_globs(self, tmp_path: Path) -> None:
        write(tmp_path, "a/one.txt", BODY)
        write(tmp_path, "b/two.txt", BODY + "More was not known.")
        write(tmp_path, "b/three.md", BODY + "Even less was known.")
        assert [r.id for r in read([f"{tmp_path}/*/*.txt"]).reports] == ["one", "two"]
        assert [r.id for r in read([f"{tmp_path}/**/*.md"]).reports] == ["three"]

    def test_a_file_with_the_marks_of_a_glob_in_its_name(self, tmp_path: Path) -> None:
        assert one(write(tmp_path, "what [really] happened?.txt", BODY)).id == "what [really] happened?"

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
        report = one("-")
        assert (report.id, report.text) == ("standard-input", BODY)

    def test_standard_input_may_be_a_gzipped_table(self, monkeypatch: pytest.MonkeyPatch) -> None:
        lines = "".join(json.dumps({"id": f"r{i}", "text": f"{BODY} Part {i}."}) + "\n" for i in range(3))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(lines.encode()))))
        assert [r.id for r in read(["-"]).reports] == ["r0", "r1", "r2"]

    def test_same_stem_in_two_folders(self, tmp_path: Path) -> None:
        a = write(tmp_path, "courier/crane.txt", BODY)
        b = write(tmp_path, "herald/crane.txt", BODY + "More was not known.")
        assert [r.id for r in read([a, b]).reports] == ["courier/crane", "herald/crane"]
        assert read([a, b]) == read([b, a])

    def test_the_order_of_the_inputs_changes_nothing(self, tmp_path: Path) -> None:
        paths = [write(tmp_path, f"{i % 3}/{i % 2}.txt", BODY + f"Part {i}.") for i in range(6)]
        assert read(paths).reports == read(paths[::-1]).reports

    def test_a_report_given_twice_is_one(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", BODY)
        assert one(path, str(path), tmp_path, f"{tmp_path}/*").id == "a"

    def test_the_same_text_under_two_names_is_one_report_and_said(self, tmp_path: Path) -> None:
        reading = read([write(tmp_path, "b.txt", BODY), write(tmp_path, "a.txt", BODY)])
        assert [r.id for r in reading.reports] == ["a"]
        assert [(s.unit, s.reason) for s in reading.skips] == [("b.txt", "the same report as a.txt, counted once")]

    def test_a_wire_copy_in_two_papers_is_two_reports(self) -> None:
        a, b = (Report("", BODY, outlet=outlet) for outlet in ("Northfield Courier", "Southfield Herald"))
        reading = read([a, b])
        assert len(reading.reports) == 2
        assert len({r.id for r in reading.reports}) == 2

    def test_records_pass_through(self) -> None:
        report = one(Report("mine", BODY, title="Crane falls"))
        assert (report.id, report.title, len(report.blocks)) == ("mine", "Crane falls", 2)
        assert report.digest
        assert one(report) == report


class TestListings:
    LISTING = {
        "story": "crane",
        "reports": [
            {"id": "crane-1", "file": "1.txt", "outlet": "Northfield Courier", "title": "Crane falls", "published": "2022-12-19", "url": None},
            {"id": "crane-2", "file": "2.txt", "outlet": None, "title": None, "published": None, "topic": "ports"},
        ],
    }

    def folder(self, path: Path) -> Path:
        write(path, "1.txt", "Crane falls\n\n" + BODY)
        write(path, "2.txt", BODY)
        write(path, "account.json", "{}")
        write(path, "reports.json", json.dumps(self.LISTING))
        return path

    def test_what_the_listing_says(self, tmp_path: Path) -> None:
        reading = read([self.folder(tmp_path)])
        assert reading.skips == ()
        first, second = reading.reports
        assert (first.id, first.outlet, first.title, first.published) == ("crane-1", "Northfield Courier", "Crane falls", "2022-12-19")
        assert first.title_at is not None
        assert first.title_at.of(first.text) == "Crane falls"
        assert (second.id, second.outlet, second.text, second.extra) == ("crane-2", None, BODY, {"topic": "ports"})

    def test_folder_and_file_together(self, tmp_path: Path) -> None:
        folder = self.folder(tmp_path)
        for inputs in ([folder, folder / "1.txt"], [folder / "1.txt", folder]):
            assert [r.id for r in read(inputs).reports] == ["crane-1", "crane-2"]

    def test_the_same_text_under_two_given_ids_is_two_reports(self, tmp_path: Path) -> None:
        self.folder(tmp_path)
        write(tmp_path, "1.txt", BODY)
        assert [r.id for r in read([tmp_path]).reports] == ["crane-1", "crane-2"]

    @pytest.mark.parametrize(
        "row,reason",
        [
            ({"id": "x", "file": "missing.txt"}, "its file 'missing.txt' is not there"),
            ({"id": "x", "file": "../outside.txt"}, "lies outside the folder"),
            ({"id": "x", "file": "/etc/hostname"}, "lies outside the folder"),
            ({"id": "x"}, 'no "file" in it'),
            (["x"], "a list where an object"),
        ],
    )
    def test_a_bad_row_leaves_the_others(self, tmp_path: Path, row: object, reason: str) -> None:
        self.folder(tmp_path)
        rows = [*self.LISTING["reports"], row]
        write(tmp_path, "reports.json", json.dumps({"reports": rows}))
        reading = read([tmp_path])
        assert len(reading.reports) == 2
        (skip,) = reading.skips
        assert skip.unit.endswith("reports.json, report 3")
        assert reason in skip.reason

    def test_a_broken_listing_leaves_the_texts(self, tmp_path: Path) -> None:
        self.folder(tmp_path)
        write(tmp_path, "reports.json", '{"reports": [')
        reading = read([tmp_path])
        assert [r.id for r in reading.reports] == ["1", "2"]
        assert "invalid JSON" in reading.skips[0].reason

    def test_a_text_that_is_not_listed_is_said(self, tmp_path: Path) -> None:
        self.folder(tmp_path)
        write(tmp_path, "3.txt", BODY + "More.")
        (skip,) = read([tmp_path]).skips
        assert skip.unit.endswith("3.txt")
        assert "not named in reports.json" in skip.reason


class TestGold:
    @pytest.mark.corpus
    def test_every_gold_report_is_its_file(self, shared: Path) -> None:
        for folder in sorted((shared / "gold/dev").iterdir()):
            rows = json.loads((folder / "reports.json").read_text("utf8"))["reports"]
            reading = read([folder])
            assert reading.skips == ()
            texts = {r.id: r.text for r in reading.reports}
            assert texts == {row["id"]: (folder / row["file"]).read_bytes().decode("utf8") for row in rows}


def test_reading_is_a_record() -> None:
    assert read([]) == Reading((), ())


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", BODY)
    path.chmod(0)
    assert "permission" in read([path]).skips[0].reason
