"""Origins of a story's reports."""

import random
import time

import pytest

from evaluation.origins_made import cases, cut, reworded, texts
from tellings.lineage import find_origins
from tellings.model import Lineage, Report

TEXTS = texts()
A, B, SPEECH = (TEXTS["ferry", part] for part in ("a", "b", "speech"))


def groups(lineage: Lineage) -> set[tuple[str, ...]]:
    return {o.reports for o in lineage.origins}


def test_no_report_and_one_report() -> None:
    assert find_origins(()).origins == ()
    (origin,) = find_origins([Report("a", A)]).origins
    assert (origin.reports, origin.lead, origin.why) == (("a",), "a", "")


def test_copies_are_one_origin_and_independent_reports_are_not() -> None:
    short = "\n".join(A.split("\n")[:3])
    edited = A.replace('"', "“").replace("early on Tuesday", "on Tuesday morning").replace("injuring", "hurting")
    lineage = find_origins([Report("a", A), Report("b", B), Report("c", short), Report("d", edited)])
    assert groups(lineage) == {("a", "c", "d"), ("b",)}
    assert {(t.a, t.b): t.relation for t in lineage.ties} == {
        ("a", "c"): "mostly", ("a", "d"): "same", ("c", "d"): "mostly",
    }  # fmt: skip


def test_a_passage_points_into_both_texts() -> None:
    a, b = Report("a", A), Report("b", "Fog again.\n" + A)
    (tie,) = find_origins([a, b]).ties
    (passage,) = tie.passages
    assert passage.a.span.of(a.text) == passage.b.span.of(b.text)
    assert passage.a.span.of(a.text).startswith("KESTREL POINT")


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "«»", "  "])
def test_one_speech_in_two_reports_is_not_one_origin(marks: str) -> None:
    said = f"{marks[0]}{SPEECH}{marks[1]}"
    lineage = find_origins([Report("a", f"{A}\n{said}"), Report("b", f"{said}\n{B}")])
    assert groups(lineage) == {("a",), ("b",)}


def test_a_speech_set_without_marks_in_one_report_is_still_speech() -> None:
    lineage = find_origins([Report("a", f"{A}\n“{SPEECH}”"), Report("b", f"{SPEECH}\n{B}")])
    assert groups(lineage) == {("a",), ("b",)}


def test_a_paragraph_taken_over_is_shown_but_is_no_origin() -> None:
    lineage = find_origins([Report("a", A), Report("b", B + "\n" + A.split("\n")[4])])
    assert groups(lineage) == {("a",), ("b",)}
    (tie,) = lineage.ties
    assert (tie.relation, len(tie.passages)) == ("partly", 1)


def test_order_of_input_does_not_matter() -> None:
    rng = random.Random(3)
    reports = [
        Report(f"{event}-{part}{n}", reworded(text, 0.1 * n, rng), published=f"2031-03-0{n + 1}")
        for (event, part), text in TEXTS.items()
        if part != "speech"
        for n in range(3)
    ]
    want = find_origins(reports)
    for _ in range(3):
        rng.shuffle(reports)
        assert find_origins(reports) == want
    assert len(want.origins) == 12


@pytest.mark.parametrize(
    ("a", "b", "first", "why"),
    [
        ({"published": "2031-03-02"}, {"published": "2031-03-01"}, "b", "published first"),
        ({"published": "2031-03-01T10:00:00"}, {"published": "2031-03-01T09:00:00"}, "b", "published first"),
        ({"published": "2031-03-01T10:00:00"}, {"published": "2031-03-01"}, None, ""),
        ({"published": "2031-03-01T10:00:00"}, {"published": "2031-03-01T00:00:00"}, None, ""),
        ({"published": "2031-03-01"}, {}, None, ""),
        # 10:00 at +02:00 is 08:00 in UTC; a time without an offset cannot be set beside it.
        ({"published": "2031-03-01T10:00:00+02:00"}, {"published": "2031-03-01T09:00:00+00:00"}, "a", "published first"),
        ({"published": "2031-03-01T10:00:00+02:00"}, {"published": "2031-03-01T09:00:00"}, None, ""),
    ],
)
def test_first_by_date(a: dict[str, str], b: dict[str, str], first: str | None, why: str) -> None:
    (tie,) = find_origins([Report("a", A, **a), Report("b", A, **b)]).ties
    assert tie.first == first
    assert why in tie.why


@pytest.mark.parametrize(
    ("outlet", "first"),
    [("reuters.com", "b"), ("www.apnews.com", "b"), ("uk.reuters.com", "b"), ("quay.example", "a"), ("s.example", "a")],
)
def test_an_agency_comes_first_even_where_its_page_is_dated_later(outlet: str, first: str) -> None:
    a = Report("a", A, outlet="lorne.example", published="2031-03-01")
    (tie,) = find_origins([a, Report("b", A, outlet=outlet, published="2031-03-02")]).ties
    assert tie.first == first


def test_an_agency_that_no_list_knows_comes_first_where_the_other_credits_it() -> None:
    wire = Report("a", "KESTREL POINT (LNS) - " + A, outlet="Lorne News Service", published="2031-03-01")
    taker = Report("b", A + '\n"Never," he told the LNS news agency.', outlet="Quay Post", published="2031-03-01")
    (tie,) = find_origins([wire, taker]).ties
    assert (tie.first, tie.agencies) == ("a", ())
    assert "Quay Post credits Lorne News Service" in tie.why


def test_first_by_containment_and_by_credit() -> None:
    whole, part = Report("a", A), Report("b", "\n".join(A.split("\n")[:3]))
    (tie,) = find_origins([whole, part]).ties
    assert tie.first == "a"
    assert "holds the whole" in tie.why
    agency = Report("x", A, outlet="reuters.com", published="2031-03-02")
    taker = Report("y", A.replace("POINT —", "POINT (Reuters) —"), outlet="lorne.example", published="2031-03-01")
    lineage = find_origins([agency, taker])
    (tie,) = lineage.ties
    assert tie.first == "x"
    assert "credits reuters.com" in tie.why
    assert [o.lead for o in lineage.origins] == ["x"]
    assert [c.agency for c in lineage.credits] == ["Reuters"]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ({"url": "https://www.lorne.example/a?x=1"}, {"url": "http://lorne.example/a/"}, "version"),
        ({"outlet": "lorne", "published": "2031-03-01"}, {"outlet": "lorne", "published": "2031-03-02"}, "version"),
        ({"outlet": "lorne"}, {"outlet": "lorne", "published": "2031-03-02"}, "version"),
        ({"outlet": "lorne", "published": "2031-03-01"}, {"outlet": "lorne", "published": "2031-03-01"}, "version"),
        ({"outlet": "lorne", "published": "2031-03-01"}, {"outlet": "lorne", "published": "2031-06-02"}, "version"),
        ({"outlet": "lorne", "published": "2031-03-01"}, {"outlet": "quay", "published": "2031-03-02"}, "same"),
    ],
)
def test_versions_of_one_report(a: dict[str, str], b: dict[str, str], relation: str) -> None:
    lineage = find_origins([Report("a", A, **a), Report("b", A, **b)])
    assert lineage.ties[0].relation == relation
    assert len(lineage.origins) == 1


LINES = A.split("\n")


@pytest.mark.parametrize(
    ("taken", "a", "b", "relation", "origins"),
    [
        # Two outlets: half of the shorter text is enough. Two pages of one outlet repeat its background: it is not.
        (3, {"outlet": "lorne"}, {"outlet": "quay"}, "mostly", 1),
        (3, {"outlet": "lorne", "url": "https://lorne.example/a"}, {"outlet": "lorne", "url": "https://lorne.example/b"}, "partly", 2),
        # One address is one page, whatever is shared.
        (3, {"outlet": "lorne", "url": "https://lorne.example/a"}, {"outlet": "lorne", "url": "https://lorne.example/a"}, "version", 1),
        # Most of it: versions while the news is fresh, a new report that takes over an old one weeks later.
        (5, {"outlet": "lorne", "published": "2031-03-01"}, {"outlet": "lorne", "published": "2031-03-02"}, "version", 1),
        (5, {"outlet": "lorne", "published": "2031-03-01"}, {"outlet": "lorne", "published": "2031-03-29"}, "mostly", 1),
    ],
)  # fmt: skip
def test_pages_of_one_outlet(taken: int, a: dict[str, str], b: dict[str, str], relation: str, origins: int) -> None:
    later = "\n".join([*LINES[:taken], *B.split("\n")[1:]])
    lineage = find_origins([Report("a", A, **a), Report("b", later, **b)])
    assert [t.relation for t in lineage.ties] == [relation]
    assert len(lineage.origins) == origins


def test_a_shared_gallery_is_no_shared_origin() -> None:
    gallery = " ".join(f"Photos: The Kestrel grounding {line} Hide Caption {n} of 9" for n, line in enumerate(LINES, 1))
    lineage = find_origins([Report("a", f"{gallery}\n{B}"), Report("b", f"{TEXTS['mine', 'a']}\n{gallery}")])
    assert [o.reports for o in lineage.origins] == [("a",), ("b",)]
    assert lineage.ties == ()


def test_shares_and_agencies_are_kept_with_the_tie() -> None:
    whole = A.replace("POINT —", "POINT (Reuters) —")
    (tie,) = find_origins([Report("a", whole), Report("b", "\n".join(whole.split("\n")[:3]))]).ties
    assert tie.shares[1] == tie.share == 1.0
    assert 0.1 < tie.shares[0] < 0.6
    assert tie.agencies == ("Reuters",)


def test_rewritten_page_is_a_version_even_with_nothing_in_common() -> None:
    lineage = find_origins(
        [Report("a", A, url="https://lorne.example/a"), Report("b", B, url="https://lorne.example/a")]
    )
    assert [t.relation for t in lineage.ties] == ["version"]


def test_the_made_set_holds_its_figures() -> None:
    inside = [c for c in cases() if c.strength in (0.0, 0.2)]
    found = [len(find_origins((c.a, c.b)).origins) == 1 for c in inside]
    assert not any(f for c, f in zip(inside, found, strict=True) if not c.one)
    assert sum(found) >= 0.95 * sum(c.one for c in inside)


@pytest.mark.slow
def test_500_reports_of_one_story_take_seconds() -> None:
    rng = random.Random(5)
    bases = [text for (_, part), text in TEXTS.items() if part != "speech"]
    reports = [Report(f"r{n:03}", cut(reworded(bases[n % 12], 0.05, rng), rng)) for n in range(500)]
    started = time.perf_counter()
    lineage = find_origins(reports)
    assert time.perf_counter() - started < 30
    assert len(lineage.origins) == 12


@pytest.mark.corpus
def test_gold_pairs(shared) -> None:
    import json

    for story, pairs in {"berlin": {("berlin-4", "berlin-6")}, "nice": set()}.items():
        folder = shared / "gold" / "dev" / story
        listed = json.loads((folder / "reports.json").read_text("utf8"))["reports"]
        reports = [
            Report(r["id"], (folder / r["file"]).read_bytes().decode("utf8"), published=r["published"]) for r in listed
        ]
        assert {o.reports for o in find_origins(reports).origins if len(o.reports) > 1} == pairs
