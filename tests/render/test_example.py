"""The invented story holds what it promises, and its account by hand holds to the texts."""

import json
from pathlib import Path

from tellings.model import Account
from tellings.read import read
from tellings.render.reading import Reading, carriers

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_the_page_reads_as_the_text_that_the_account_cites() -> None:
    (report,) = read([EXAMPLES / "breska" / "breska-5.html"]).reports
    assert report.text == (EXAMPLES / "gold" / "breska" / "breska-5.txt").read_text("utf8")


def test_both_lists_name_the_same_reports() -> None:
    listed = json.loads((EXAMPLES / "breska" / "reports.json").read_text("utf8"))["reports"]
    gold = json.loads((EXAMPLES / "gold" / "breska" / "reports.json").read_text("utf8"))["reports"]
    for one, other in zip(listed, gold, strict=True):
        assert {**one, "file": ""} == {**other, "file": ""}
        assert (EXAMPLES / "breska" / one["file"]).is_file()


def test_every_quote_of_the_account_is_unique_in_its_report(breska: Account) -> None:
    told = json.loads((EXAMPLES / "gold" / "breska" / "account.json").read_text("utf8"))
    texts = {r.id: r.text for r in breska.reports}
    passages = [a for f in told["facts"] for a in f["answers"]] + [d[k] for d in told["disputes"] for k in "ab"]
    for p in passages:
        assert texts[p["report"]].count(p["quote"]) == 1 or "nth" in p, p


def test_every_kind_of_finding_occurs(breska: Account) -> None:
    assert any(len(group) > 1 for group in breska.origins)
    assert {f.status for f in breska.facts} == {"agreed", "compatible", "conflicting"}
    assert {f.kind for f in breska.facts} >= {"quantity", "money", "date", "person"}
    assert any(f.update for f in breska.facts)
    assert {d.kind for d in breska.disputes} == {"denial", "contradiction", "attribution", "value"}
    assert {s.form for u in breska.utterances for s in u.sayings} == {"direct", "indirect", "mixed"}
    assert max(len(set(carriers(u))) for u in breska.utterances) == 6
    assert breska.alone
    assert breska.boilerplate
    assert any(len(n.forms) > 3 for n in breska.names)
    assert Reading(breska).tally(r.id for r in breska.reports) == "6 reports, 5 origins"
