import re

import pytest

from tellings.model import Account, Answer, Fact, Report
from tellings.render import markdown
from tellings.render.reading import Reading, shown
from tests.render import hostile

CITE = re.compile(r"^> (.*) \\\[((?:[\w-]+ [\d-]+(?:, \d+-\d+)*; ?|[\w-]+ [\d-]+(?:, \d+-\d+)*)+)(.*)\\\]$", re.M)
BACKSLASH = re.compile(r"\\([^\w\s])")


def test_the_opening(breska: Account) -> None:
    told = markdown.render(breska)
    assert told.startswith("# breska\n\n6 reports, 5 origins\n\nWhat, 5 origins:\n\n> BRESKA, Velmaria, June 9 (VNS) -")
    assert "- **breska-4** breska-4.txt, 10 June 2026, no headline\n" in told


def test_a_question_with_its_answers(breska: Account) -> None:
    assert (
        "**How many lorries stood on the bridge in the load test?** conflicting, 4 reports, 3 origins\n\n"
        "32 lorries:\n\n"
        "> 32 loaded lorries \\[breska-1 N-N; breska-2 N-N\\]\n>\n"
        "> The 32 lorries \\[breska-5 N-N; according to a ministry spokesman\\]\n\n"
        "24 lorries:\n\n"
        "> 24 lorries \\[breska-3 N-N\\]\n"
    ) in re.sub(r"\d+-\d+", "N-N", markdown.render(breska))


@pytest.mark.parametrize(("kind", "differs", "head"), [
    ("event", False, "compatible, 2 reports, 2 origins:"),
    ("event", True, "compatible, 2 reports, 2 origins, figures differ:"),
    ("quantity", False, "**How many: fell** compatible, 2 reports, 2 origins"),
])  # fmt: skip
def test_what_happened_stands_without_a_question(kind: str, differs: bool, head: str) -> None:
    reports = (Report("a", "Seven fell."), Report("b", "Not one stood."))
    answers = (Answer("a", 0, 11), Answer("b", 0, 14))
    fact = Fact("f1", "How many: fell", kind, "compatible", answers, origins=2, differs=differs)  # type: ignore[arg-type]
    told = markdown.render(Account("s", reports, (("a",), ("b",)), facts=(fact,)))
    assert f"{head}\n\n> Seven fell. \\[a 0-11\\]\n>\n> Not one stood. \\[b 0-14\\]" in told


def check_quotations(account: Account) -> int:
    """Every quotation is letter for letter what each of its cites names; returns how many cites there are."""
    reading = Reading(account)
    found = 0
    for words, cites, _ in CITE.findall(markdown.render(account)):
        for cite in cites.rstrip("; ").split("; "):
            report, _, spans = cite.partition(" ")
            if report not in reading.reports:
                continue
            text = reading.reports[report].text
            runs = [tuple(map(int, run.split("-"))) for run in spans.split(", ")]
            told = " […] ".join(shown(text[start:end]) for start, end in runs)
            assert BACKSLASH.sub(r"\1", words).strip(" ,.;").lower() == told.strip(" ,.;").lower()
            found += 1
    return found


def test_every_quotation_is_letter_for_letter_what_its_cite_names(account: Account) -> None:
    lines = sum(len(u.sayings) for u in account.utterances) + sum(len(f.answers) for f in account.facts)
    assert check_quotations(account) >= lines


def test_all_that_stands_outside_quotations_is_label(breska: Account) -> None:
    """No words of a report but in a block quotation, a headline or a name."""
    for line in markdown.render(breska).splitlines():
        assert re.match(r"$|>|#|- |\*\*|\d+ reports?, |What, |[\w ,.%:~-]+( \(reported by [^()]+\))?:?$|[a-z0-9' -]+$", line), line


def test_hostile_texts_stay_text() -> None:
    told = markdown.render(hostile.account())
    assert not re.search(r"(?<!\\)[<`]", told)
    assert not re.search(r"(?<!\\)!?\[", told)
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", told)
    assert all(line.startswith((">", "#", "-", "*")) or not line.startswith("    ") for line in told.splitlines())


def test_a_list_sign_at_the_start_is_no_list() -> None:
    assert markdown.plain("1. No") == "1\\. No"
    assert markdown.plain("- No") == "\\- No"
    assert markdown.plain("+ 3 and 4") == "\\+ 3 and 4"
    assert markdown.plain("1.5 million") == "1.5 million"
    assert markdown.plain("# one *two* [three](x)") == "\\# one \\*two\\* \\[three\\](x)"
