"""Later reports that know more."""

import pytest

from tellings.compare.clauses import cut_clauses
from tellings.compare.figures import read_figures
from tellings.compare.pages import Page
from tellings.compare.readings import read_clauses
from tellings.compare.updates import is_update
from tellings.model import Report
from tests.compare.build import note


def figures(*told):
    found = []
    for i, (published, text) in enumerate(told):
        report = Report(f"r{i}", text, published=published)
        page = Page(report, note(report), {}, i)
        found.append(read_figures(read_clauses(page, cut_clauses(page), []))[0])
    return found


@pytest.mark.parametrize(
    ("told", "update"),
    [
        ([("2031-05-14", "Five people died."), ("2031-05-15", "Seven people died.")], True),
        (
            [
                ("2031-05-14", "Five people died."),
                ("2031-05-15", "Seven people died."),
                ("2031-05-16", "Six people died."),
            ],
            False,
        ),
        ([("2031-05-14", "Five people died."), ("2031-05-14", "Seven people died.")], False),
        ([(None, "Five people died."), ("2031-05-15", "Seven people died.")], False),
        ([("2031-05-14", "It cost $310 million."), ("2031-05-15", "It cost 300 million euros.")], False),
        ([("2031-05-14", "It cost $310 million."), ("2031-05-15", "It cost $330 million.")], True),
        ([("2031-05-15", "Nine people are missing."), ("2031-05-16", "Four people are missing.")], True),
    ],
)
def test_updates(told, update):
    assert is_update(figures(*told)) == update
