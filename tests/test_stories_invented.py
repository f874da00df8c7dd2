"""Five invented stories against the accounts written of them by hand; and that those are well made, and the scorer fair."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tellings.model import Account
from tellings.render.documents import document
from tests.conftest import INVENTED
from tests.scoring import Count, Written, meets, pairs, place, same_speaker, score, written

STORIES = sorted(p.parent.name for p in INVENTED.glob("*/account.json"))
GOLD = {name: written(INVENTED / name) for name in STORIES}

#: What must be reached over all five stories: (measure, of what, at least). The product's own figures stand some points above, so
#: that a change may shift a line or two; `-k figures -s` prints them.
FLOORS = [
    ("sayings", "recall", 0.88), ("sayings", "precision", 0.90), ("speakers", "recall", 0.76), ("alignment", "f1", 0.62),
    ("alignment", "precision", 0.70), ("facts", "recall", 0.78), ("status", "recall", 0.60), ("disputes", "recall", 0.20),
    ("origins", "f1", 1.0), ("names", "precision", 1.0), ("names", "recall", 0.45), ("boilerplate", "f1", 0.85),
]  # fmt: skip


@pytest.fixture(scope="module")
def made(invented: dict[str, Account]) -> dict[str, dict[str, Any]]:
    """The accounts in their public form, as any reader of the JSON has them."""
    return {name: json.loads(document(account, "json")) for name, account in invented.items()}


@pytest.fixture(scope="module")
def figures(made: dict[str, dict[str, Any]]) -> dict[str, Count]:
    total: dict[str, Count] = {}
    for name, gold in GOLD.items():
        for measure, count in score(gold, made[name]).items():
            total[measure] = total.get(measure, Count()) + count
    return total


def test_figures(figures: dict[str, Count]) -> None:
    print()
    for measure, c in figures.items():
        print(f"{measure:12} precision {100 * c.precision:5.1f}  recall {100 * c.recall:5.1f}  F1 {100 * c.f1:5.1f}  of {c.asked}, given {c.given}")
    assert len(figures) == 9


@pytest.mark.parametrize(("measure", "what", "least"), FLOORS)
def test_floors(figures: dict[str, Count], measure: str, what: str, least: float) -> None:
    assert getattr(figures[measure], what) >= least


@pytest.mark.parametrize("name", STORIES)
def test_no_story_is_let_down(made: dict[str, dict[str, Any]], name: str) -> None:
    """An average hides a story that fails: each alone must reach these."""
    found = score(GOLD[name], made[name])
    assert found["sayings"].recall >= 0.75
    assert found["speakers"].recall >= 0.55
    assert found["facts"].recall >= 0.5
    assert found["origins"].f1 == 1.0
    assert found["names"].precision == 1.0


def utterance_of(account: dict[str, Any], gold: Written, report: str, words: str) -> set[str]:
    """The utterances that hold a saying over these words."""
    at = gold.at({"report": report, "quote": words})
    return {u["id"] for u in account["utterances"] for s in u["sayings"] for c in s["content"] if meets((s["report"], *c), at)}


#: Words that one speaker said and two reports have in their own wording: one utterance.
TOGETHER = [
    ("kiln", "kiln-1", "Two people are still under the bricks", "kiln-2", "Two people are still under the bricks"),
    ("kiln", "kiln-3", "We had hoped until the end", "kiln-4", "Until the last moment we had hope"),
    ("kiln", "kiln-3", "No complaint of any kind has reached me", "kiln-4", "Not one complaint has come to me"),
    ("summit", "summit-1", "The pipeline belongs to our grandchildren", "summit-2", "This pipeline is our grandchildren's"),
    ("summit", "summit-1", "We do not buy friends, we buy gas", "summit-2", "What we are buying is gas, not friendship"),
    ("takeover", "takeover-1", "Not one plant will shut", "takeover-3", "not one plant would be closed"),
    ("trial", "trial-1", "Suspicion is not proof", "trial-2", "A suspicion is no proof"),
    ("marathon", "marathon-1", "The wind was my enemy and my friend", "marathon-3", "The wind was both my enemy and my friend"),
]

#: Words of one speaker, or on one subject, that are two utterances.
APART = [
    ("kiln", "kiln-1", "We are digging with our hands", "kiln-3", "We had hoped until the end"),
    ("kiln", "kiln-1", "There was no sign of any danger", "kiln-3", "No complaint of any kind has reached me"),
    ("kiln", "kiln-1", "Nobody listened to us", "kiln-3", "He signed for it himself"),
    ("summit", "summit-1", "We do not buy friends, we buy gas", "summit-3", "Not a single letter has arrived"),
    ("takeover", "takeover-1", "Not one plant will shut", "takeover-3", "two of the nine plants will be shut"),
    ("takeover", "takeover-2", "We have heard such promises before", "takeover-3", "a promise that was broken in one day"),
    ("trial", "trial-2", "That envelope never existed", "trial-3", "a waste of the taxpayers' money"),
    ("marathon", "marathon-3", "I lost two minutes behind a bush", "marathon-4", "We waited eleven minutes"),
]


@pytest.mark.parametrize(("story", "one", "a", "other", "b"), TOGETHER)
def test_one_utterance_in_two_wordings(made: dict[str, dict[str, Any]], story: str, one: str, a: str, other: str, b: str) -> None:
    x, y = (utterance_of(made[story], GOLD[story], *side) for side in ((one, a), (other, b)))
    assert x & y


@pytest.mark.parametrize(("story", "one", "a", "other", "b"), APART)
def test_two_utterances_stay_two(made: dict[str, dict[str, Any]], story: str, one: str, a: str, other: str, b: str) -> None:
    x, y = (utterance_of(made[story], GOLD[story], *side) for side in ((one, a), (other, b)))
    assert x
    assert y
    assert not x & y


#: Who said it, in the fullest form of the name in the story.
SPEAKERS = [
    ("kiln", "kiln-1", "We are digging with our hands", "Haldane"),
    ("kiln", "kiln-1", "Nobody listened to us", "Quint"),
    ("kiln", "kiln-3", "He signed for it himself", "Quint"),
    ("summit", "summit-2", "What we are buying is gas, not friendship", "Lindqvist"),
    ("summit", "summit-3", "Not a single letter has arrived", "Petrenko"),
    ("takeover", "takeover-1", "Not one plant will shut", "Orrery"),
    ("trial", "trial-1", "Suspicion is not proof", "Vann"),
    pytest.param(
        "marathon", "marathon-3", "I lost two minutes behind a bush", "Holm",
        marks=pytest.mark.xfail(strict=True, reason="the bare surname is not found as a name, and the words go to the next person named"),
    ),
    ("marathon", "marathon-4", "There were 60 doctors, more than ever before", "Venn"),
]


@pytest.mark.parametrize(("story", "report", "words", "speaker"), SPEAKERS)
def test_who_said_it(made: dict[str, dict[str, Any]], story: str, report: str, words: str, speaker: str) -> None:
    said = utterance_of(made[story], GOLD[story], report, words)
    assert {u["speaker"].split()[-1] for u in made[story]["utterances"] if u["id"] in said} == {speaker}


#: Answers of two reports to one question, and whether they conflict.
ANSWERS = [
    ("kiln", "kiln-1", "killing three workers", "kiln-3", "Five people are now known to have died"),
    ("takeover", "takeover-1", "$42 for each Brightwell share", "takeover-3", "42 dollars a share"),
    ("takeover", "takeover-1", "$1.8 billion in cash", "takeover-3", "1.8 billion dollars"),
    ("summit", "summit-1", "worth 3 billion crowns", "summit-2", "2.5 billion crowns"),
    ("summit", "summit-1", "12 billion cubic metres a year", "summit-2", "twelve billion cubic metres"),
    ("trial", "trial-1", "15,000 pounds in a car park", "trial-2", "£15,000 in an envelope"),
]


@pytest.mark.parametrize(("story", "one", "a", "other", "b"), ANSWERS)
def test_one_question_two_answers(made: dict[str, dict[str, Any]], story: str, one: str, a: str, other: str, b: str) -> None:
    gold = GOLD[story]
    x, y = gold.at({"report": one, "quote": a}), gold.at({"report": other, "quote": b})
    found = [f for f in made[story]["facts"] if any(meets(place(c), x) for c in f["answers"]) and any(meets(place(c), y) for c in f["answers"])]
    assert found


class TestTheWrittenAccounts:
    """The accounts written by hand keep the rules of their form."""

    KINDS = {"quantity", "money", "date", "place", "person", "cause", "event"}

    @pytest.mark.parametrize("name", STORIES)
    def test_every_string_stands_in_its_report(self, name: str) -> None:
        gold = GOLD[name]
        for u in gold.account["utterances"]:
            for s in u["sayings"]:
                gold.at(s, "content")
                for key in ("source", "cue"):
                    assert s[key] is None or s[key] in gold.texts[s["report"]]
        for quoting in (a for f in gold.account["facts"] for a in f["answers"]):
            gold.at(quoting)
        for quoting in (d[side] for d in gold.account["disputes"] for side in "ab"):
            gold.at(quoting)
        for quoting in gold.account["boilerplate"]:
            gold.at(quoting)
        for form in (f for n in gold.account["names"] for f in n["forms"]):
            assert any(re.search(rf"\b{re.escape(form)}\b", text) for text in gold.texts.values())

    @pytest.mark.parametrize("name", STORIES)
    def test_every_report_is_in_one_origin(self, name: str) -> None:
        assert sorted(r for group in GOLD[name].account["origins"] for r in group) == sorted(GOLD[name].texts)

    @pytest.mark.parametrize("name", STORIES)
    def test_ids_and_kinds(self, name: str) -> None:
        account = GOLD[name].account
        for part in ("utterances", "facts", "disputes"):
            ids = [x["id"] for x in account[part]]
            assert len(ids) == len(set(ids))
        assert {f["kind"] for f in account["facts"]} <= self.KINDS
        assert {f["status"] for f in account["facts"]} <= {"agreed", "compatible", "conflicting"}
        assert {d["kind"] for d in account["disputes"]} <= {"value", "denial", "contradiction", "attribution"}
        assert {s["form"] for u in account["utterances"] for s in u["sayings"]} <= {"direct", "indirect", "mixed"}
        assert all(len({a["report"] for a in f["answers"]}) > 1 for f in account["facts"])

    @pytest.mark.parametrize("name", STORIES)
    def test_a_status_says_what_the_values_say(self, name: str) -> None:
        for f in GOLD[name].account["facts"]:
            values = {a["value"] for a in f["answers"]}
            bare = {re.sub(r"^[<>=~]+", "", v) for v in values}
            assert (len(bare) == 1) == (f["status"] == "agreed") or f["status"] == "compatible", f["question"]
            assert f["status"] != "conflicting" or len(bare) > 1

    @pytest.mark.parametrize("name", STORIES)
    def test_direct_speech_stands_in_quotation_marks(self, name: str) -> None:
        gold = GOLD[name]
        for s in (s for u in gold.account["utterances"] for s in u["sayings"] if s["form"] == "direct"):
            report, start, end = gold.at(s, "content")
            assert gold.texts[report][start - 1] in '"“', s["content"]
            assert gold.texts[report][end : end + 2].strip()[:1] in ('"', "”", "”,", ","), s["content"]

    @pytest.mark.parametrize("name", STORIES)
    def test_the_listing_has_titles_that_stand_in_the_texts_and_dates(self, name: str) -> None:
        for r in json.loads((INVENTED / name / "reports.json").read_text("utf8"))["reports"]:
            assert GOLD[name].texts[r["id"]].startswith(r["title"])
            assert re.match(r"2031-\d\d-\d\d", r["published"])


def as_made(gold: Written) -> dict[str, Any]:
    """The written account in the product's form."""

    def cite(quoting: dict[str, Any], key: str = "quote") -> dict[str, Any]:
        report, start, end = gold.at(quoting, key)
        return {"report": report, "start": start, "end": end, "value": quoting.get("value")}

    account = gold.account
    return {
        "origins": account["origins"],
        "names": account["names"],
        "utterances": [
            {"speaker": u["speaker"], "sayings": [{"report": s["report"], "content": [list(gold.at(s, "content")[1:])]} for s in u["sayings"]]}
            for u in account["utterances"]
        ],
        "facts": [{"status": f["status"], "answers": [cite(a) for a in f["answers"]]} for f in account["facts"]],
        "disputes": [{"a": cite(d["a"]), "b": cite(d["b"])} for d in account["disputes"]],
        "boilerplate": [cite(b) for b in account["boilerplate"]],
    }


class TestTheScorer:
    """A scorer that cannot tell good from bad is worth nothing."""

    @pytest.mark.parametrize("name", STORIES)
    def test_what_is_written_is_wholly_right(self, name: str) -> None:
        assert {m: (c.recall, c.precision) for m, c in score(GOLD[name], as_made(GOLD[name])).items()} == dict.fromkeys(
            ("sayings", "speakers", "alignment", "facts", "status", "disputes", "origins", "names", "boilerplate"), (1.0, 1.0)
        )

    @pytest.mark.parametrize("name", STORIES)
    def test_nothing_is_wholly_wrong(self, name: str) -> None:
        empty = {key: [] for key in as_made(GOLD[name])}
        found = score(GOLD[name], empty)
        assert {m for m, c in found.items() if c.found} == set()
        assert found["sayings"].f1 == found["facts"].f1 == 0.0

    def test_each_fault_lowers_its_own_measure(self) -> None:
        gold = GOLD["kiln"]
        made = as_made(gold)
        made["utterances"][0]["sayings"][0]["content"] = [[0, 5]]
        made["utterances"][2]["speaker"] = "Somebody Else"
        made["utterances"][3:5] = [{"speaker": "Emil Castell", "sayings": [s for u in made["utterances"][3:5] for s in u["sayings"]]}]
        made["facts"][0]["status"] = "agreed"
        made["facts"].pop(1)
        made["disputes"].pop(0)
        made["origins"] = [[r] for r in gold.texts]
        made["names"] = [{"forms": [f for n in made["names"] for f in n["forms"]]}]
        found = score(gold, made)
        assert (found["sayings"].found, found["sayings"].asked) == (found["sayings"].asked - 1, found["sayings"].asked)
        assert found["speakers"].found == found["sayings"].found - 4  # two copies each of the two changed utterances
        assert found["alignment"].precision < 1 > found["alignment"].recall
        assert found["facts"].recall < 1 == found["facts"].precision
        assert found["status"].recall < 1
        assert found["disputes"].recall == 0.75
        assert found["origins"].recall == 0
        assert found["names"].precision < 1 == found["names"].recall

    @pytest.mark.parametrize(
        ("a", "b", "same"),
        [
            ("Emil Castell", "Castell", True), ("Director Emil Castell", "Emil Kastell", False), ("the fire brigade", "Ardmoor fire brigade", True),
            ("Ann Lee", "Bo Lee", True), ("Ann Lee", "Ann Ek", False), (None, "Ann Lee", False), ("", "", False),
        ],
    )  # fmt: skip
    def test_speakers(self, a: str | None, b: str | None, same: bool) -> None:
        assert same_speaker(a, b) is same is same_speaker(b, a)

    def test_a_quote_that_is_not_there_or_there_twice_is_refused(self) -> None:
        story = Written("x", {"x-1": "It fell. It fell."}, {})
        with pytest.raises(ValueError, match="does not hold"):
            story.at({"report": "x-1", "quote": "It rose"})
        with pytest.raises(ValueError, match="2 times"):
            story.at({"report": "x-1", "quote": "It fell."})
        assert story.at({"report": "x-1", "quote": "It fell.", "nth": 2}) == ("x-1", 9, 17)

    def test_pairs(self) -> None:
        assert pairs([["a", "b", "c"], ["d"], ["b", "a"]]) == {("a", "b"), ("a", "c"), ("b", "c")}


def test_the_scorer_of_the_corpora_gives_the_same_figures(shared: Path, made: dict[str, dict[str, Any]], figures: dict[str, Count], tmp_path: Path) -> None:
    """Ours is small and of its own making; where the corpora's scorer is at hand, both must say the same."""
    import subprocess
    import sys

    for name, account in made.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(account), "utf8")
    done = subprocess.run([sys.executable, str(shared / "bench" / "score_account.py"), str(INVENTED), str(tmp_path), "--json"], capture_output=True, check=True)
    theirs = json.loads(done.stdout)
    for measure, what in itertools.product(("sayings", "speakers", "origins", "names", "boilerplate"), ("precision", "recall")):
        assert getattr(figures[measure], what) == pytest.approx(theirs[measure][what]), measure
    for measure in ("alignment", "facts", "disputes"):  # what is right of the given ones is counted by them in another way
        assert figures[measure].recall == pytest.approx(theirs[measure]["recall"]), measure
