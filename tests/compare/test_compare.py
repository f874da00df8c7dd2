"""A whole story compared: an invented one, its statements marked by hand."""

import msgspec
import pytest

from tellings.accounts import write_account
from tellings.compare import Settings, compare
from tellings.compare.entities import merge_names
from tellings.lineage import find_origins
from tellings.model import Account, Cite, Comparison, Report, Statement
from tests.compare.build import note
from tests.marked import unmark

#: [source] [cue] [content] in each; fictional places and people.
TOLD = {
    "velmar-1": (
        "2031-05-12",
        "Bridge falls in Velmar\n\nAt least five people died when the old bridge over the Orla fell on Monday morning. "
        "“[We had warned the council about the cracks for years],” [said] [Ada Korren], who runs the mill beside it. "
        "The council paid 40 million crowns for repairs in 2029.",
    ),
    "velmar-2": (
        "2031-05-13",
        "Toll rises after bridge collapse\n\nSeven people were killed when the bridge over the Orla in Velmar collapsed on Monday. "
        "[Mill owner Ada Korren] [said] [the council had been warned of the cracks for years]. "
        "The repairs of 2029 cost the council 40 million crowns.",
    ),
    "velmar-3": (
        "2031-05-13",
        "Council denies warning\n\n[Mayor Jonas Feld] [denied] [that the council had ever been warned of cracks in the bridge]. "
        "The bridge over the Orla fell on Monday, killing seven people.",
    ),
}


@pytest.fixture(scope="module")
def parts():
    reports, notes = [], []
    for name, (published, marked) in TOLD.items():
        text, spans = unmark(marked)
        report = Report(name, text, published=published)
        content = max(spans, key=lambda s: s.end - s.start)
        cue = min(spans, key=lambda s: s.end - s.start)
        source = next(s for s in spans if s not in (content, cue))
        act = "denies" if "denied" in cue.of(text) else "says"
        form = "direct" if text[content.start - 1] == "“" else "indirect"
        reports.append(report)
        named = note(report)
        speaker = next(n.span for n in named.names if source.holds(n.span))
        notes.append(
            msgspec.structs.replace(named, statements=(Statement((content,), source, cue, form, (speaker,), act=act),))
        )
    return reports, notes


@pytest.fixture(scope="module")
def comparison(parts) -> Comparison:
    reports, notes = parts
    return compare(reports, notes, find_origins(reports).origins, merge_names(reports, notes))


def test_one_statement_in_two_wordings_is_one_utterance(comparison):
    shared = [u for u in comparison.utterances if len({s.report for s in u.sayings}) > 1]
    assert {s.report for u in shared for s in u.sayings} >= {"velmar-1", "velmar-2"}
    assert any(u.speaker == "Ada Korren" and u.why for u in shared)


def test_the_toll_is_lined_up(comparison, parts):
    texts = {r.id: r.text for r in parts[0]}
    tolls = [
        f
        for f in comparison.facts
        if f.kind == "quantity" and any("people" in texts[a.report][a.start : a.end] for a in f.answers)
    ]
    assert any(len({a.report for a in f.answers}) >= 2 for f in tolls)


#: What a label may begin with; longer ones first.
PHRASES = (
    "How many", "How much", "How old", "How long", "What share of", "What share", "When", "What", "Who is", "Who", "Where", "Which",
)  # fmt: skip


def test_every_word_of_a_label_is_the_reports_or_a_fixed_phrase(comparison, parts):
    words = {w.strip(".,“”").lower() for r in parts[0] for w in r.text.split()}
    for f in comparison.facts:
        phrase = next(p for p in PHRASES if f.question.startswith(p))
        rest = f.question.removeprefix(phrase).replace(":", " ")
        assert all(w.strip(".,“”").lower() in words for w in rest.split()), f.question


def test_cites_lie_in_their_texts(comparison, parts):
    texts = {r.id: r.text for r in parts[0]}
    cites = [Cite(a.report, a.start, a.end) for f in comparison.facts for a in f.answers]
    cites += [c for d in comparison.disputes for c in (d.a, d.b)]
    cites += [Cite(s.report, c.start, c.end) for u in comparison.utterances for s in u.sayings for c in s.content]
    assert cites
    for c in cites:
        assert 0 <= c.start < c.end <= len(texts[c.report])
    for f in comparison.facts:
        assert f.answers
        assert all(a.at is None or a.start <= a.at.start < a.at.end <= a.end for a in f.answers if f.kind != "event")


def test_every_line_has_a_probability_and_shared_ones_a_reason(comparison):
    for line in (*comparison.utterances, *comparison.facts, *comparison.disputes):
        assert 0 <= line.confidence <= 1.0001
    assert all(u.why for u in comparison.utterances if len(u.sayings) > 1)
    assert all(f.why for f in comparison.facts)
    assert all(d.why for d in comparison.disputes)


def test_the_comparison_is_the_same_twice(parts, comparison):
    reports, notes = parts
    again = compare(reports, notes, find_origins(reports).origins, merge_names(reports, notes))
    assert msgspec.json.encode(again) == msgspec.json.encode(comparison)


def test_levels_dare_more_and_more(parts):
    reports, notes = parts
    origins, names = find_origins(reports).origins, merge_names(reports, notes)
    sizes = [
        len(compare(reports, notes, origins, names, Settings(level)).disputes)
        for level in ("cautious", "balanced", "complete")
    ]
    assert sizes == sorted(sizes)


def test_an_account_is_written(parts, comparison):
    reports, notes = parts
    made: Account = write_account("velmar", reports, notes, find_origins(reports), comparison)
    assert {h.part for h in made.head} >= {"who", "where"}
    assert [c.report for c in made.coverage] == list(TOLD)


@pytest.mark.parametrize("texts", [(), ("",), ("Velmar.",), ("\n\n", "The bridge fell.")])
def test_stories_with_nothing_to_compare(texts):
    reports = [Report(f"r{i}", t) for i, t in enumerate(texts)]
    notes = [note(r) for r in reports]
    made = compare(reports, notes, (), ())
    assert made.utterances == ()
    assert made.disputes == ()
