"""Origins on the page, on the terminal and in Markdown."""

import re

import lxml.html
import msgspec
import pytest

from tellings.model import Account
from tellings.render import markdown, page
from tellings.render.columns import PASSAGES
from tellings.render.reading import UNSAFE, Reading, shown
from tests.render import kindred
from tests.render.test_markdown import BACKSLASH
from tests.render.test_page import check_cites, parsed
from tests.render.test_terminal import printed


def test_each_origin_has_a_fold_with_its_passages_in_two_columns() -> None:
    tree = parsed(kindred.ferry())
    (origin,) = tree.xpath("//article[starts-with(@id, 'origin-')]")
    assert origin.get("data-reports") == "1 2"
    assert "Mostly the same text: " in origin.text_content() or "The same text: " in origin.text_content()
    assert "1 seems to come from 2: it credits Lorne News Service." in origin.text_content()
    (fold,) = origin.xpath(".//details")
    assert fold.xpath("summary")[0].text_content() == "2 and 1 side by side"
    rows = fold.xpath(".//div[@class='passage']")
    assert rows
    for row in rows:
        assert [a.get("data-report") for a in row.xpath("p/a[@class='words']")] == ["2", "1"]
        assert row.xpath(".//span[@class='shared']")
    assert fold.xpath(".//span[@class='own']")


def test_passages_that_two_origins_share_and_agencies_are_told_too() -> None:
    tree = parsed(kindred.ferry())
    (apart,) = tree.xpath("//article[starts-with(@id, 'shared-')]")
    assert "Two origins that share passages" in apart.text_content()
    (agencies,) = tree.xpath("//article[@id='credits']")
    assert agencies.get("data-reports") == "1"
    assert "LNS" in agencies.text_content()
    assert tree.xpath("//li[@id='report-1']//a[@href='#origins']")[0].text == "one origin with 2"


@pytest.mark.parametrize("make", [kindred.ferry, kindred.versions, kindred.steered])
def test_the_words_are_the_reports_letter_for_letter(make) -> None:
    assert check_cites(make()) >= 2


def test_ids_are_unique_and_lead_somewhere() -> None:
    tree = parsed(kindred.ferry())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(href[1:] in ids for href in tree.xpath("//a/@href"))


def test_hostile_origins_stay_text() -> None:
    told = page.render(kindred.steered())
    tree = lxml.html.document_fromstring(told)
    assert len(tree.xpath("//script")) == 2
    assert not tree.xpath("//img | //textarea | //b[@onmouseover]")
    assert not UNSAFE.search(told)
    assert not re.search(r"(?<!\\)[<`]", markdown.render(kindred.steered()))
    assert "\x1b" not in printed(kindred.steered())


def test_versions_are_told_apart_from_two_reports() -> None:
    told = parsed(kindred.versions()).xpath("//article[@id='origin-1']")[0].text_content()
    assert "Versions of one report: " in told
    assert "1 is the earlier version, 2 the later." in told


@pytest.mark.parametrize("strip", [lambda a: msgspec.structs.replace(a, lineage=None)])
def test_without_lineage_there_is_a_line_and_no_fold(strip) -> None:
    (origin,) = parsed(strip(kindred.ferry())).xpath("//section[@id='origins']//article")
    assert not origin.xpath(".//details")
    assert "2 reports, 1 origin" in origin.text_content()


def test_independent_reports_have_no_section() -> None:
    made = kindred.ferry()
    alone = kindred.account(made.reports[1], made.reports[3])
    assert not parsed(alone).xpath("//section[@id='origins']")
    assert "One origin" not in printed(alone)
    assert "one telling" not in markdown.render(alone)


def test_of_many_passages_the_longest_are_shown() -> None:
    made = kindred.ferry()
    (tie,) = (t for t in made.lineage.ties if t.relation != "partly")
    many = msgspec.structs.replace(tie, passages=tie.passages * 20)
    account = msgspec.structs.replace(made, lineage=msgspec.structs.replace(made.lineage, ties=(many,)))
    (origin,) = parsed(account).xpath("//article[@id='origin-1']")
    assert len(origin.xpath(".//div[@class='passage']")) == PASSAGES
    assert f"… {20 * len(tie.passages) - PASSAGES} more passages" in origin.text_content()


def lines(account: Account, **more: object) -> list[str]:
    told = printed(account, **more).splitlines()
    return [line.rstrip() for line in told]


def test_on_a_terminal_an_origin_takes_few_lines() -> None:
    told = lines(kindred.ferry())
    at = next(i for i, line in enumerate(told) if line.startswith("  One origin: 1+2"))
    assert told[at + 1].startswith("    2 and 1: ")
    assert re.search(r"\d+ % of 2 and \d+ % of 1, in \d+ passages?$", told[at + 1])
    assert told[at + 2] == "      1 seems to come from 2: it credits Lorne News Service"
    assert told[at + 3].startswith("      2+1 │ ")
    assert "  Agencies credited: LNS 1" in told


def test_in_markdown_each_pair_is_an_item_with_the_places() -> None:
    account = kindred.ferry()
    reading = Reading(account)
    told = markdown.render(account)
    items = re.findall(r"^- \*\*(f-\d)\*\*, \*\*(f-\d)\*\*: (.*)$", told, re.M)
    assert [i[:2] for i in items] == [("f-2", "f-1"), (items[1][0], items[1][1])]
    assert "f-1 seems to come from f-2: it credits Lorne News Service" in items[0][2]
    for a, b, rest in items:
        for cites in re.findall(r"\\\[(.*?)\\\]", BACKSLASH.sub(lambda m: m[0], rest)):
            names = dict(c.split(" ") for c in cites.split("; "))
            assert list(names) == [a, b]
            for report, run in names.items():
                start, end = map(int, run.split("-"))
                assert shown(reading.reports[report].text[start:end])
