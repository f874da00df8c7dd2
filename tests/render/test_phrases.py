import io

import msgspec
import pytest
from rich.console import Console

from tellings.model import Account, Answer, Entity, Fact, Report
from tellings.render import markdown, page, phrases, terminal


@pytest.mark.parametrize("confidence, told", [(1.0, ()), (0.5, ()), (0.42, ("42 % sure",)), (0.0, ("0 % sure",))])
def test_a_line_says_how_sure_it_is_only_where_it_is_not(confidence: float, told: tuple[str, ...]) -> None:
    assert phrases.sure(confidence) == told


@pytest.mark.parametrize(
    "status, values, state",
    [
        ("agreed", ("7", "7"), "agreed"),
        ("compatible", (">=7", "7"), "compatible"),
        ("conflicting", ("7", "11"), "rises over time"),
        ("conflicting", ("11", ">=7"), "falls over time"),
        ("conflicting", ("dozens", "11"), "changes over time"),
        ("conflicting", ("7", "7"), "changes over time"),
    ],
)
def test_state_of_a_question(status: str, values: tuple[str, str], state: str) -> None:
    answers = tuple(Answer(f"r-{i}", 0, 2, v, published=f"2026-01-0{i + 1}") for i, v in enumerate(values))
    fact = Fact("f", "q", "quantity", status, answers, update=True)  # type: ignore[arg-type]
    assert phrases.state(fact) == state


def test_a_conflict_at_one_moment_is_no_course() -> None:
    answers = (Answer("r-1", 0, 2, "7"), Answer("r-2", 0, 2, "11"))
    assert phrases.state(Fact("f", "q", "quantity", "conflicting", answers)) == "conflicting"


def test_forms_of_a_name_once_each_the_fullest_first() -> None:
    name = Entity("n", "Osip Tal", "person", ("Tal", "OSIP TAL", "Osip  Tal", "Ossip Tal"))
    assert phrases.forms(name) == ("Osip Tal", "Tal", "Ossip Tal")


def test_agreement_by_one_source_says_so_everywhere() -> None:
    text = "He said it fell."
    reports = (Report("r-1", text), Report("r-2", text))
    answers = tuple(Answer(r.id, 0, len(text), according_to="Ada Korren") for r in reports)
    fact = Fact("f1", "What: fell", "event", "agreed", answers, source="Ada <Korren>", origins=2)
    account = Account("s", reports, (("r-1",), ("r-2",)), facts=(fact,))
    out = io.StringIO()
    terminal.render(account, Console(file=out, width=120))
    assert "2 reports, 2 origins, all according to Ada <Korren>" in out.getvalue()
    assert "all according to Ada \\<Korren\\>" in markdown.render(account)
    assert '<span class="by">all according to Ada &lt;Korren&gt;</span>' in page.render(account)
    assert phrases.one_source(msgspec.structs.replace(fact, source=None)) == ()
