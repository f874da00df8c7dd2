"""Invented reports annotated without the trained taggers: parse, figures, times and names from the product, statements as marked."""

import datetime
from collections.abc import Sequence

from tellings.annotate.names import find_names
from tellings.annotate.pipeline import parse
from tellings.annotate.quantities import find_quantities
from tellings.annotate.times import find_times
from tellings.compare.clauses import cut_clauses
from tellings.compare.denials import read_talk
from tellings.compare.entities import merge_names
from tellings.compare.ground import Ground, read_story
from tellings.compare.pages import Page, entity_places
from tellings.compare.readings import Stated, read_clauses, read_statement
from tellings.compare.talk import Talk
from tellings.model import Annotated, Entity, Form, Origin, Report, Span, Statement, Word
from tests.marked import unmark


def note(report: Report, statements: Sequence[Statement] = ()) -> Annotated:
    """The report's annotations with the statements given."""
    doc = parse(report.text)
    day = report.day or datetime.date(2031, 5, 14)
    sentences = tuple(Span(s.start_char, s.end_char) for s in doc.sents if s.text.strip())
    return Annotated(
        report=report.id,
        words=tuple(Word(t.idx, t.idx + len(t), t.lemma_, t.pos_, t.dep_, t.head.i) for t in doc),
        sentences=sentences,
        statements=tuple(statements),
        quantities=tuple(find_quantities(doc)),
        times=tuple(find_times(doc, day)),
        names=find_names(doc, ()),
    )


def pages(*texts: str) -> tuple[list[Page], tuple[Entity, ...]]:
    """One page a text, with the entities of all."""
    reports = [Report(f"r{i}", text, published="2031-05-14") for i, text in enumerate(texts, 1)]
    notes = [note(r) for r in reports]
    entities = merge_names(reports, notes)
    places = entity_places(entities)
    return [Page(r, n, places, i) for i, (r, n) in enumerate(zip(reports, notes, strict=True))], entities


def clauses(text: str) -> list[Stated]:
    """The clauses of a text."""
    (page,), _ = pages(text)
    return read_clauses(page, cut_clauses(page), [read_statement(page, s) for s in page.notes.statements])


def spoken(*marked: str, form: Form = "indirect") -> Ground:
    """A story of reports with any number of statements: by threes its [source], [cue] and [content] in any order, told by their length."""
    reports, notes = [], []
    for number, text in enumerate(marked, 1):
        plain, spans = unmark(text)
        report = Report(f"r{number}", plain, published="2031-05-14")
        names = note(report).names
        statements = []
        for at in range(0, len(spans), 3):
            cue, source, content = sorted(spans[at : at + 3], key=lambda s: s.end - s.start)
            speaker = tuple(n.span for n in names if source.holds(n.span))[:1]
            statements.append(Statement((content,), source, cue, form, speaker))
        reports.append(report)
        notes.append(note(report, statements))
    return read_story(reports, notes, [Origin((r.id,), r.id) for r in reports], merge_names(reports, notes))


def talk(*marked: str) -> tuple[Ground, Talk]:
    """The same with who speaks after whom."""
    ground = spoken(*marked)
    return ground, read_talk(ground)
