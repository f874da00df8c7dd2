"""The invented texts (see `tests.annotate.texts`) against their marked answers, an answer a case.

An answer that the product misses is marked all the same and expected to fail, with the reason: the day it is found, the case tells.
"""

import itertools
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tellings.annotate import annotate
from tellings.model import Annotated
from tests.annotate.texts import Text, entity, expression, saying, texts
from tests.annotate.texts.judged import (
    beyond,
    gives_name,
    gives_quantity,
    gives_saying,
    gives_time,
    named_as,
    speaker_of,
    statements,
)

TEXTS = texts()


@pytest.fixture(scope="session")
def read() -> Callable[[str], Annotated]:
    """A text's annotations by its name, made once a session."""
    made: dict[str, Annotated] = {}

    def annotated(name: str) -> Annotated:
        if name not in made:
            made[name] = annotate(TEXTS[name].report)
        return made[name]

    return annotated


def cases(kind: str) -> list[object]:
    """Every answer of a kind with its text's name; known misses are expected to fail."""
    found: list[object] = []
    for text in TEXTS.values():
        for answer in getattr(text, kind):
            reason = text.misses.get(answer)
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            found.append(pytest.param(text.name, answer, id=f"{text.name}: {answer[:60]}", marks=marks))
    return found


@pytest.mark.parametrize("name, answer", cases("sayings"))
def test_sayings(read: Callable[[str], Annotated], name: str, answer: str) -> None:
    text, found = TEXTS[name], read(name)
    assert gives_saying(text, found, answer)
    speakers = speaker_of(text, found, answer)
    assert speakers is not None
    assert saying(text, answer).speaker in speakers


@pytest.mark.parametrize("name, answer", cases("quantities"))
def test_quantities(read: Callable[[str], Annotated], name: str, answer: str) -> None:
    span, _ = expression(TEXTS[name], answer)
    assert gives_quantity(TEXTS[name], read(name), answer), [q for q in read(name).quantities if q.span.meets(span)]


@pytest.mark.parametrize("name, answer", cases("times"))
def test_times(read: Callable[[str], Annotated], name: str, answer: str) -> None:
    span, _ = expression(TEXTS[name], answer)
    assert gives_time(TEXTS[name], read(name), answer), [w for w in read(name).times if w.span.meets(span)]


@pytest.mark.parametrize("name, answer", cases("names"))
def test_names(read: Callable[[str], Annotated], name: str, answer: str) -> None:
    assert gives_name(TEXTS[name], read(name), answer), named_as(TEXTS[name], read(name), answer)


@pytest.mark.parametrize("name", TEXTS)
def test_boilerplate(read: Callable[[str], Annotated], name: str) -> None:
    text = TEXTS[name]
    assert tuple(span.of(text.text) for span in read(name).boilerplate) == text.boilerplate


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_beyond_the_answers(read: Callable[[str], Annotated], name: str) -> None:
    assert list(beyond(TEXTS[name], read(name))) == list(TEXTS[name].wrong)


@pytest.mark.parametrize("name", TEXTS)
def test_all_spans_are_sound(read: Callable[[str], Annotated], name: str) -> None:
    text, found = TEXTS[name].text, read(name)
    for statement in found.statements:
        parts = [*statement.content, *(s for s in (statement.source, statement.cue) if s is not None)]
        assert all(span.of(text) == span.of(text).strip() for span in (*parts, *statement.speaker))
        assert all(not a.meets(b) for a, b in itertools.combinations(statement.content, 2))
    for kind in (found.quantities, found.times, found.names):
        spans = [one.span for one in kind]
        assert spans == sorted(spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(text[w.start : w.end] for w in found.words)


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_found_in_boilerplate(read: Callable[[str], Annotated], name: str) -> None:
    found = read(name)
    spans = [one.span for kind in (found.quantities, found.times, found.names) for one in kind]
    spans += [span for s in found.statements for span in (*s.content, *(x for x in (s.source, s.cue) if x is not None))]
    assert not [span for span in spans for hole in found.boilerplate if span.meets(hole)]


@pytest.mark.parametrize("name", TEXTS)
def test_speakers_stand_outside_what_they_say(read: Callable[[str], Annotated], name: str) -> None:
    for statement in read(name).statements:
        assert not [span for span in statement.speaker for part in statement.content if part.holds(span)]


@pytest.mark.parametrize("name", TEXTS)
def test_figures_are_intervals(read: Callable[[str], Annotated], name: str) -> None:
    found = read(name).quantities
    for q in found:
        assert q.low is not None or q.high is not None
        assert q.kind == "score" or q.low is None or q.high is None or q.low <= q.high
        assert q.unit_at is None or any(other.span.holds(q.unit_at) for other in found)  # its own, or borrowed from another's
        assert q.same is None or any(other.same == q.span for other in found)


@pytest.mark.parametrize("name", TEXTS)
def test_days_are_intervals(read: Callable[[str], Annotated], name: str) -> None:
    for w in read(name).times:
        assert w.first is None or w.last is None or w.first <= w.last
        assert w.type != "SET" or w.first is None


@pytest.mark.parametrize("name", TEXTS)
def test_every_answer_stands_in_its_text(name: str) -> None:
    text = TEXTS[name]
    for answer in text.sayings:
        marked = saying(text, answer).marked
        assert marked.cue
        assert marked.content
    for answer in (*text.quantities, *text.times):
        expression(text, answer)
    for answer in text.names:
        kind, forms = entity(answer)
        assert kind in ("person", "organisation", "place", "other")
        assert all(form in text.text for form in forms)
    assert all(stretch in text.text for stretch in text.boilerplate)
    assert set(text.misses) <= {*text.sayings, *text.quantities, *text.times, *text.names}


def test_most_answers_are_found() -> None:
    """What the texts are for: the share found of all that is marked, by kind. Floors stand just under what is found today."""
    share = {}
    for kind in ("sayings", "quantities", "times", "names"):
        answers = [(text, answer) for text in TEXTS.values() for answer in getattr(text, kind)]
        share[kind] = 1 - sum(answer in text.misses for text, answer in answers) / len(answers)
    assert share["sayings"] > 0.65
    assert share["quantities"] > 0.85
    assert share["times"] > 0.95
    assert share["names"] > 0.6


def test_the_texts_are_of_many_manners() -> None:
    assert len(TEXTS) >= 30
    assert len({text.manner for text in TEXTS.values()}) >= 15
    assert all(sum(bool(getattr(t, kind)) for t in TEXTS.values()) >= 25 for kind in ("sayings", "quantities", "times", "names"))


def test_an_answer_in_two_places_is_a_slip() -> None:
    text = Text("twice", "wire", "2024-03-14", "It fell on Monday. It rose on Monday.")
    with pytest.raises(ValueError, match="stands 2 times"):
        expression(text, "on [Monday] | 2024-03-11")


def test_an_answer_that_stands_nowhere_is_a_slip() -> None:
    text = Text("nowhere", "wire", "2024-03-14", "Mara Venn said it fell.")
    with pytest.raises(ValueError, match="stands 0 times"):
        saying(text, "{Mara Venn} <said> [it rose] = Mara Venn")


def test_sayings_are_what_is_stated(read: Callable[[str], Annotated]) -> None:
    found = read("pipeline")
    assert {s.kind for s in found.statements} >= {"statement"}
    assert all(s.kind == "statement" for s in statements(found))


def test_hash_seeds_and_processes_change_nothing(read: Callable[[str], Annotated]) -> None:
    names = list(TEXTS)[::3]
    code = (
        "import sys, msgspec; from tellings.annotate import annotate; from tests.annotate.texts import texts\n"
        "for name in sys.argv[1:]: print(msgspec.json.encode(annotate(texts()[name].report)).decode())"
    )
    root = Path(__file__).resolve().parents[2]
    env = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join([str(root), *sys.path])}
    done = subprocess.run([sys.executable, "-c", code, *names], capture_output=True, env=env, check=True, cwd=root)
    assert done.stdout.decode().splitlines() == [msgspec.json.encode(read(name)).decode() for name in names]
