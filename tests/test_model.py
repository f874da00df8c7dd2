"""Records: spans refuse to be built wrong, accounts survive JSON."""

import json
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import SpanError, TellingsError
from tellings.model import Account, Cite, Quantity, Report, Saying, Span, Utterance
from tellings.render.documents import document, schema

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("start, end", [(3, 3), (9, 4), (-1, 2), (0, 0)])
def test_a_wrong_span_cannot_be_built(start: int, end: int) -> None:
    with pytest.raises(SpanError) as error:
        Span(start, end)
    assert isinstance(error.value, TellingsError)
    assert str(start) in str(error.value)


def test_a_wrong_span_cannot_be_decoded() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b"[9, 4]", type=Span)


def test_a_span_past_the_text_is_refused() -> None:
    with pytest.raises(SpanError, match="outside a text of 5"):
        Span(3, 8).of("abcde")


@given(st.integers(0, 50), st.integers(1, 20), st.integers(0, 50), st.integers(1, 20))
def test_meeting_is_symmetric_and_holding_implies_meeting(a: int, n: int, b: int, m: int) -> None:
    one, two = Span(a, a + n), Span(b, b + m)
    assert one.meets(two) == two.meets(one)
    assert one.meets(two) == bool(set(range(a, a + n)) & set(range(b, b + m)))
    if one.holds(two):
        assert one.meets(two)


def account() -> Account:
    text = "The mayor of Ostmark said: “The bridge is safe.”"
    saying = Saying("a", (Span(28, 46),), source=Span(0, 20), cue=Span(21, 25), form="direct")
    return Account("bridge", (Report("a", text),), (("a",),), utterances=(Utterance("u1", "the mayor of Ostmark", (saying,)),))


def test_an_account_survives_its_json_form() -> None:
    made = account()
    assert msgspec.json.decode(document(made, "json"), type=Account) == made


def test_the_json_form_is_what_the_scorer_reads() -> None:
    read = json.loads(document(account(), "json"))
    assert read["reports"][0]["id"] == "a"
    assert read["origins"] == [["a"]]
    assert read["utterances"][0]["sayings"][0]["content"] == [[28, 46]]
    assert read["utterances"][0]["speaker"] == "the mayor of Ostmark"


def test_decimals_stay_exact_in_json() -> None:
    made = Quantity(Span(0, 4), Decimal("0.10"), Decimal("0.10"))
    assert msgspec.json.decode(msgspec.json.encode(made), type=Quantity).low == Decimal("0.10")
    assert b'"0.10"' in msgspec.json.encode(made)


def test_the_schema_under_version_is_the_records() -> None:
    assert (ROOT / "docs" / "account.schema.json").read_text("utf8") == schema(), "run `make schema` and raise SCHEMA_VERSION"


def test_an_account_is_valid_by_its_schema() -> None:
    import jsonschema

    jsonschema.validate(json.loads(document(account(), "json")), json.loads(schema()))


def test_tables_are_plain_rows() -> None:
    row = account().table("utterances")[0]
    assert row["content"] == "The bridge is safe"
    assert row["source"] == "The mayor of Ostmark"
    assert (row["start"], row["end"]) == (28, 46)
    with pytest.raises(ValueError, match="choose one of"):
        account().table("speeches")


def test_an_account_is_one_line_in_a_session() -> None:
    assert repr(account()) == "<Account 'bridge': 1 reports, 1 origins, 1 utterances, 0 facts, 0 disputes, 0 names>"


def test_cites_order_by_place() -> None:
    assert sorted([Cite("b", 0, 1), Cite("a", 5, 6), Cite("a", 1, 2)])[0] == Cite("a", 1, 2)


@pytest.mark.parametrize(
    "published",
    [
        # Each in the order of time: days as written, timed ones first, then the id; undated ones last.
        ["2031-02-28", "2031-03-01T08:00:00", "2031-03-01T22:50:00", "2031-03-01", "2031-03-02", None],
        ["2031-03-01T10:00:00+02:00", "2031-03-01T09:00:00+00:00", "2031-03-01T09:30:00", "2031-03-01T00:00:00"],
        ["2031-03-01", "2031-03-01", None, None],
    ],
)
def test_reports_stand_in_the_order_of_time(published: list[str | None]) -> None:
    reports = [Report(f"r{i}", "Fog.", published=p) for i, p in enumerate(published)]
    backwards = reports[::-1]
    backwards.sort(key=lambda r: r.moment)
    assert backwards == reports
