"""Agencies named as sources."""

import pytest

from tellings.lineage.credits import find_credits, listed
from tellings.model import Report
from tests.marked import unmark


@pytest.mark.parametrize(
    ("marked", "agencies"),
    [
        ("KESTREL POINT, Varland ([AP]) — The ferry ran aground.", ["Associated Press"]),
        ("KESTREL POINT, Jan 1 ([Reuters]) - The ferry ran aground.", ["Reuters"]),
        ("KESTREL POINT ([LNS]) - The ferry ran aground.", ["LNS"]),
        ("Ferry runs aground\n\nKESTREL POINT, 1 March ([Lorne Wire]) – The ferry ran aground.", ["Lorne Wire"]),
        ("The ferry ran aground, [Reuters] reported.", ["Reuters"]),
        ("The ferry ran aground, as the state agency [TASS] reported on Monday.", ["TASS"]),
        ("The ferry ran aground, the state news agency [Varpress] said.", ["Varpress"]),
        ("The [Lorne Coast] news agency said the ferry ran aground.", ["Lorne Coast"]),
        ("“It ran aground,” the harbour master told [AFP].", ["Agence France-Presse"]),
        ("“It ran aground,” the pilot told the [Press Association].", ["Press Association"]),
        ("He told [PA] that it ran aground.", ["Press Association"]),
        ("According to [Interfax], it ran aground.", ["Interfax"]),
        ("Copyright 2031 The [Associated Press]. All rights reserved.", ["Associated Press"]),
        ("(Reporting by Ama Rettig; Reporting by [Reuters])", ["Reuters"]),
        ("Additional reporting by [agencies]", ["agencies"]),
        ("It ran aground.\n[Agencies]\n", ["agencies"]),
        ("The charge sheet, seen by [Reuters], and a note that [dpa] quoted.", ["Reuters", "Deutsche Presse-Agentur"]),
    ],
)
def test_credits(marked: str, agencies: list[str]) -> None:
    text, spans = unmark(marked)
    found = find_credits(Report("r", text))
    assert [c.cite.span for c in found] == spans
    assert [c.agency for c in found] == agencies


@pytest.mark.parametrize(
    "text",
    [
        "The ferry (AP Photo/Ama Rettig) ran aground.",
        "The Kestrel (Lorne Lines) - a ferry - ran aground (again) - at noon.",
        "Ama Rettig (Greens) - 5,344 votes",
        "The mayor, Mike Bloomberg, said so.",
        "Bloomberg said he would run again.",
        "The Kremlin press service said nothing.",
        "In PA and TT they said so.",
        "Reuters/Ama Rettig",
        "",
    ],
)
def test_no_credit(text: str) -> None:
    assert find_credits(Report("r", text)) == ()


@pytest.mark.parametrize("outlet", ["Lorne News Service", "lns.example", "www.lns.example"])
def test_an_outlet_in_its_own_dateline_credits_nobody(outlet: str) -> None:
    text = "KESTREL POINT (LNS) - The ferry ran aground."
    assert find_credits(Report("r", text, outlet=outlet)) == ()
    assert [c.agency for c in find_credits(Report("r", text, outlet="Quay Post"))] == ["LNS"]


def test_the_list_has_no_form_twice() -> None:
    from importlib.resources import files

    lines = files("tellings").joinpath("data/agencies.txt").read_text("utf8").splitlines()
    forms = [f for line in lines if not line.startswith("#") for f in line.split("\t")[1].split("|")]
    assert len(forms) == len(set(forms)) == len(listed())
