"""What holds of every account: each span is what it shows, the same bytes again, any number of processes, any order of inputs.

Runs over the invented example, and over the gold stories where the corpora are here.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

import tellings
from tellings.model import Account, Answer, Cite, Report, Span
from tellings.read import read
from tellings.render.documents import document
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "breska"


def spans(record: Any, report: str | None = None) -> Iterator[tuple[str, Span]]:
    """Every place that a record points to, with the report it lies in."""
    if isinstance(record, Span):
        assert report is not None
        yield report, record
    elif isinstance(record, Cite):
        yield record.report, record.span
    elif isinstance(record, tuple):
        for part in record:
            yield from spans(part, report)
    elif isinstance(record, msgspec.Struct) and not isinstance(record, Report):
        inside = getattr(record, "report", report)
        if isinstance(record, Answer) or (hasattr(record, "start") and hasattr(record, "end")):
            yield inside, Span(record.start, record.end)  # type: ignore[attr-defined]
        for name in record.__struct_fields__:
            if name not in ("changes", "at", "source", "cue", "speaker") or inside is not None:
                yield from spans(getattr(record, name), inside)


def check(account: Account) -> None:
    """No line without a cite, no cite outside its text, no utterance in boilerplate."""
    texts = {r.id: r.text for r in account.reports}
    assert sorted(r for group in account.origins for r in group) == sorted(texts)
    boilerplate: dict[str, set[int]] = {}
    for cite in account.boilerplate:
        boilerplate.setdefault(cite.report, set()).update(range(cite.start, cite.end))
    for utterance in account.utterances:
        assert utterance.sayings
        for saying in utterance.sayings:
            assert saying.content
            for part in saying.content:
                assert part.of(texts[saying.report]).strip()
                assert not boilerplate.get(saying.report, set()) & set(range(part.start, part.end))
            for change in saying.changes:
                if change.here is not None:
                    assert change.here.of(texts[saying.report]).strip()
    for fact in account.facts:
        assert len(fact.answers) > 1
    for table in ("utterances", "facts", "disputes", "names"):
        for row in account.table(table):
            assert texts[row["report"]][row["start"] : row["end"]].strip()
    for part in (account.facts, account.disputes, account.names, account.alone, account.times, account.head, account.boilerplate):
        for report, span in spans(part):
            assert span.end <= len(texts[report])
    for entity in account.names:
        assert {texts[m.report][m.start : m.end] for m in entity.mentions} <= set(entity.forms)


@pytest.fixture(scope="module")
def example() -> Account:
    return tellings.account(EXAMPLE)


def test_the_example_shows_every_kind_of_finding(example: Account) -> None:
    check(example)
    assert len(example.reports) == 6
    assert any(len(group) > 1 for group in example.origins), "the wire copy"
    assert any(len({s.report for s in u.sayings}) > 1 for u in example.utterances), "a quotation in several reports"
    assert any(f.status == "conflicting" for f in example.facts), "a figure that differs"
    assert any(d.kind == "denial" for d in example.disputes), "a denial"
    assert any(len(n.forms) > 1 for n in example.names), "a name in several spellings"
    assert example.boilerplate
    assert not example.skips


def test_again_gives_the_same_bytes(example: Account) -> None:
    assert document(tellings.account(EXAMPLE), "json") == document(example, "json")


@pytest.mark.slow
def test_any_number_of_processes_gives_the_same_bytes(example: Account) -> None:
    assert document(tellings.account(EXAMPLE, jobs=2), "json") == document(example, "json")


def test_the_order_of_inputs_does_not_matter(example: Account) -> None:
    reports = list(read([EXAMPLE]).reports)
    random.Random(7).shuffle(reports)
    shuffled = tellings.account(reports)
    assert document(msgspec.structs.replace(shuffled, story=example.story), "json") == document(example, "json")


@pytest.mark.corpus
@pytest.mark.slow
def test_every_span_of_every_gold_story_is_what_it_shows(shared: Path) -> None:
    stories = sorted(p.parent for p in (shared / "gold" / "dev").glob("*/account.json"))
    assert len(stories) == 11
    for story in stories:
        account = tellings.account(story)
        check(account)
        for report in account.reports:
            (file,) = list(story.glob(f"{report.id}.*"))
            assert report.text == file.read_bytes().decode("utf8")
