"""What a bare text says of itself, and dates."""

import pytest

from tellings.read.dates import date_in, to_iso
from tellings.read.heads import find_head
from tests.marked import unmark

BODY = (
    "The harbour of Northfield was closed on Monday after a crane fell across the main pier, the harbour master said.\n\n"
    "Nobody was hurt. The crane will be lifted on Thursday, when the tide is low enough for the barge to come in.\n"
)


@pytest.mark.parametrize(
    "marked",
    [
        "[Crane falls in Northfield harbour]\n\n",
        "[Crane falls in Northfield harbour]\n",
        "\n\n  [Crane falls in Northfield harbour]  \n\n",
        "Northfield Daily News\n\n[Crane falls in Northfield harbour]\n\n0\n\n",
        "[“A miracle”: Crane falls in Northfield harbour, nobody is hurt]\n\n",
        "[Who let the crane of Northfield fall?]\n\n",
        "[Live updates: crane falls in Northfield harbour]\n\n",
        "# [Crane falls in Northfield harbour]\n\n",
        "[Crane falls in Northfield harbour] Updated: 2022-12-19 09:53 (Agencies)\n",
        "Title: [Crane falls in Northfield harbour]\nDate: 19 December 2022\n\n",
        "[Crane falls in Northfield harbour...]\n\n",
        "",
        "By Ann Lee\n\n",
        "NORTHFIELD, Dec. 19 (NPA) — ",
        "Published 19 December 2022\n\n",
        "The crane in the harbour fell at noon. It had stood there for forty years.\n\n",
        "During a walk along the main pier, the harbour master told reporters what he knew about the fall of the crane.\n",
    ],
)
def test_headline(marked: str) -> None:
    text, spans = unmark(marked + BODY)
    head = find_head(text)
    assert head.title_at == (spans[0] if spans else None)


@pytest.mark.parametrize(
    "text,outlet",
    [
        ("Northfield Daily News\n\nCrane falls in Northfield harbour\n\n", "Northfield Daily News"),
        ("The Northfield Courier\nCrane falls in Northfield harbour\n\n", "The Northfield Courier"),
        ("Source: Northfield Courier\nTitle: Crane falls\n\n", "Northfield Courier"),
        ("LA GACETA DE PUERTO LORNE\n\nCrane falls in Northfield harbour\n\n", "LA GACETA DE PUERTO LORNE"),
        ("Lorner Allgemeine Zeitung\n\nCrane falls in Northfield harbour\n\n", "Lorner Allgemeine Zeitung"),
        ("Il Corriere di Lorne\n\nCrane falls in Northfield harbour\n\n", "Il Corriere di Lorne"),
        ("Breaking: Good News for the Port\n\nCrane falls in Northfield harbour\n\n", None),
        ("Crane falls in Northfield harbour\n\n", None),
        ("Times Are Hard for Ports\n\n", None),
    ],
)
def test_outlet(text: str, outlet: str | None) -> None:
    assert find_head(text + BODY).outlet == outlet


@pytest.mark.parametrize(
    "line,byline",
    [
        ("By Ann Lee", "Ann Lee"),
        ("By ANN LEE", "ANN LEE"),
        ("By Ann Lee and Bo van Ek", "Ann Lee and Bo van Ek"),
        ("By Ann Lee | Northfield Courier", "Ann Lee"),
        ("By Ann Lee in Northfield", "Ann Lee"),
        ("By the time the crane fell, the pier was empty.", None),
        ("By Monday the pier was open again.", None),
        ("By Ann Lee's reckoning the crane weighed forty tonnes, which is more than the pier could bear in a storm of that kind in winter.", None),
    ],
)
def test_byline(line: str, byline: str | None) -> None:
    assert find_head(f"Crane falls in Northfield harbour\n\n{line}\n\n{BODY}").byline == byline


@pytest.mark.parametrize(
    "line,published",
    [
        ("Published 19 December 2022", "2022-12-19"),
        ("Posted on Dec. 19, 2022 at 3:15 pm", "2022-12-19T15:15:00"),
        ("Updated: 2022-12-19 09:53 (Agencies)", "2022-12-19T09:53:00"),
        ("Monday, 19 December 2022", "2022-12-19"),
        ("December 19, 2022", "2022-12-19"),
        ("NORTHFIELD, December 19, 2022 (NPA) — The harbour was closed.", "2022-12-19"),
        ("NORTHFIELD, Dec. 19 (NPA) — The harbour was closed.", None),
        ("Published on Monday", None),
        ("Published 3/4/2022", None),
        ("The harbour was opened on 19 December 1922 by the mayor.", None),
    ],
)
def test_published(line: str, published: str | None) -> None:
    assert find_head(f"Crane falls in Northfield harbour\n\n{line}\n\n{BODY}").published == published


def test_labelled_head() -> None:
    head = find_head(
        "---\ntitle: 'Crane falls'\ndate: 2022-12-19\nauthor: Ann Lee\nsource: Northfield Courier\nurl: https://courier.example/1\n---\n" + BODY
    )
    assert (head.outlet, head.byline, head.published, head.url) == (
        "Northfield Courier", "Ann Lee", "2022-12-19", "https://courier.example/1",
    )  # fmt: skip


@pytest.mark.parametrize(
    "given,iso",
    [
        ("2022-12-19", "2022-12-19"),
        ("2022-12-19T10:05:00Z", "2022-12-19T10:05:00Z"),
        ("2022-12-19 10:05:00", "2022-12-19T10:05:00"),
        ("2022-12-19T10:05:00.123+01:00", "2022-12-19T10:05:00.123+01:00"),
        ("2022-12-19 10:05:00 UTC", "2022-12-19T10:05:00"),
        ("20221219", "2022-12-19"),
        ("20221219T100500Z", "2022-12-19T10:05:00Z"),
        ("Mon, 19 Dec 2022 10:05:00 +0100", "2022-12-19T10:05:00+01:00"),
        ("1671444300", "2022-12-19T10:05:00+00:00"),
        ("1671444300000", "2022-12-19T10:05:00+00:00"),
        ("19 December 2022", "2022-12-19"),
        ("Dec. 19, 2022, 3:05 p.m.", "2022-12-19T15:05:00"),
        ("12/19/2022", "2022-12-19"),
        ("19/12/2022", "2022-12-19"),
        ("3/4/2022", None),
        ("2022-13-45", None),
        ("31 February 2022", None),
        ("yesterday", None),
        ("", None),
        ("99999999999999999999", None),
    ],
)
def test_to_iso(given: str, iso: str | None) -> None:
    assert to_iso(given) == iso


def test_date_in_takes_the_first() -> None:
    assert date_in("from 19 December 2022 to January 3, 2023") == "2022-12-19"
