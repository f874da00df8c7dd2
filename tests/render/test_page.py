import itertools
import json
import re
import shutil
import subprocess
from pathlib import Path

import lxml.html
import pytest

from tellings.model import Account, Report, Saying, Span, Utterance
from tellings.render import page, phrases
from tellings.render.markup import Units, embedded, escaped
from tellings.render.reading import UNSAFE, Reading
from tests.render import hostile

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def parsed(account: Account) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page.render(account))


def texts_of(tree: lxml.html.HtmlElement) -> list[dict[str, object]]:
    return json.loads(tree.get_element_by_id("texts").text)


def units(text: str, start: int, end: int) -> str:
    """A slice as a browser makes it."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def plain(text: str) -> str:
    return UNSAFE.sub("\ufffd", text.replace("\r", "\n"))


def check_cites(account: Account) -> int:
    """Whatever a link shows as the report's words is what its offsets name in the embedded text; returns how many."""
    tree = parsed(account)
    texts = texts_of(tree)
    links = tree.xpath("//a[contains(@class,'words')][@data-at]")
    for link in links:
        text = str(texts[int(link.get("data-report")) - 1]["text"])
        runs = [tuple(map(int, run.split("-"))) for run in link.get("data-at").split(",")]
        named = plain("".join(units(text, *run) for run in runs))
        for aside in link.xpath(".//span[@class='frame' or @class='gap']"):
            aside.drop_tree()
        assert link.text_content() == named
    return len(links)


def test_every_cite_is_letter_for_letter_what_is_shown(account: Account) -> None:
    assert check_cites(account) > len(account.utterances)


def test_every_cite_of_hostile_texts_too() -> None:
    assert check_cites(hostile.account()) > 5


def test_the_embedded_texts_are_the_reports(account: Account) -> None:
    assert [t["text"] for t in texts_of(parsed(account))] == [r.text for r in account.reports]
    assert [t["text"] for t in texts_of(parsed(hostile.account()))] == [hostile.FIRST, hostile.SECOND]


def test_frame_words_stand_in_the_report_too(breska: Account) -> None:
    reading = Reading(breska)
    for link in parsed(breska).xpath("//div[@class='wording']//a[contains(@class,'words')]"):
        report = breska.reports[int(link.get("data-report")) - 1]
        for part in link.text_content().split(phrases.GAP):
            assert part in reading.reports[report.id].text


def test_nothing_is_fetched(account: Account) -> None:
    told = page.render(account)
    head = told[: told.index('<script type="application/json"')] + told[told.index("</script>") :]
    assert not re.search(
        r"""(src|srcset|poster|action|formaction)\s*=|@import|url\(|fetch\(|XMLHttp|WebSocket|import\(""", head
    )
    tree = lxml.html.document_fromstring(told)
    assert not tree.xpath(
        "//img | //iframe | //object | //embed | //link | //video | //audio | //base | //form[@action]"
    )
    assert all(a.get("href").startswith("#") for a in tree.xpath("//a[@href]"))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy


def test_hostile_texts_stay_text() -> None:
    tree = parsed(hostile.account())
    assert len(tree.xpath("//script")) == 2
    assert not tree.xpath("//img | //textarea | //b[@onmouseover]")
    assert not [e for e in tree.iter() if isinstance(e.tag, str) for k in e.attrib if k.startswith("on")]
    assert tree.get_element_by_id('u"><1').get("data-kind") == "statement"
    assert [t["url"] for t in texts_of(tree)] == ["", "https://ok.example/?a=1&b=<2>"]
    assert not UNSAFE.search(page.render(hostile.account()))


def test_embedded_json_cannot_end_its_script() -> None:
    told = embedded({"a": "</script><!-- &amp; \u2028"})
    assert not re.search(r"[<>&\u2028]", told)
    assert json.loads(told) == {"a": "</script><!-- &amp; \u2028"}


def test_escaping_keeps_every_place() -> None:
    text = "a<b>\r\n\x1b&\"'\u202e"
    assert lxml.html.fragment_fromstring(f"<p>{escaped(text)}</p>").text == "a<b>\n\n\ufffd&\"'\ufffd"


@pytest.mark.parametrize("text", ["plain", "🔴 live 🔴", "é🔴é", ""])
def test_offsets_as_a_browser_counts_them(text: str) -> None:
    unit = Units(text)
    for i in range(len(text) + 1):
        assert unit(i) == len(text[:i].encode("utf-16-le")) // 2


def test_headings_go_down_one_at_a_time(account: Account) -> None:
    levels = [int(h.tag[1]) for h in parsed(account).xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_ids_are_unique_and_references_lead_somewhere(account: Account) -> None:
    tree = parsed(account)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in tree.xpath("//a/@href"):
        assert href[1:] in ids, href
    for labelled in tree.xpath("//@aria-labelledby"):
        assert labelled in ids


def test_everything_that_acts_has_a_name_and_takes_the_focus(breska: Account) -> None:
    tree = parsed(breska)
    for control in tree.xpath("//select | //input"):
        assert control.xpath("ancestor::label/span")[0].text.strip()
    for button in tree.xpath("//button"):
        assert button.text_content().strip()
    for link in tree.xpath("//a"):
        assert link.get("href")
        assert link.text_content().strip() or link.get("aria-label")
        assert link.get("tabindex") is None
    assert tree.xpath("//svg[@role='img']/@aria-label")
    assert tree.xpath("//html/@lang") == ["en"]
    assert tree.xpath("//a[@class='skip'][@href='#account']")
    assert tree.xpath("//table//th[@scope='row']")


def test_beside_each_line_the_reports_that_carry_it(breska: Account) -> None:
    tree = parsed(breska)
    for u in breska.utterances:
        line = tree.get_element_by_id(u.id)
        want = {str(Reading(breska).number[s.report]) for s in u.sayings}
        assert set(line.get("data-reports").split()) == want
        assert {c.text for c in line.xpath(".//a[@class='chip']")} == want


def test_a_figure_over_time_is_drawn(breska: Account) -> None:
    tree = parsed(breska)
    drawn = [s.getparent().get("id") for s in tree.xpath("//svg")]
    assert drawn == ["f1", "f2", "f3", "f14"]
    (toll,) = tree.get_element_by_id("f1").xpath(".//svg")
    assert toll.xpath("./text[@class='value']/text()") == ["≥ 7", "≥ 7", "11", "11", "14", "14"]
    assert toll.xpath("./text[@class='day']/text()") == ["9 Jun", "10 Jun", "11 Jun"]
    assert toll.get("aria-label").startswith("How many people died? 9 Jun: ≥ 7; ")


def test_filters_name_every_speaker_and_report(breska: Account) -> None:
    tree = parsed(breska)
    speakers = [s.speaker for s in Reading(breska).speeches]
    assert tree.xpath("//select[@id='by']/option/text()")[1:] == speakers
    assert len(tree.xpath("//select[@id='in']/option")) == 7
    by = tree.get_element_by_id("u5").get("data-by")
    assert tree.xpath(f"//select[@id='by']/option[@value='{by}']/text()") == ["Danil Vorzhak"]


def test_sections_without_lines_are_left_out(breska: Account) -> None:
    bare = parsed(Account("bare", breska.reports[:1], (("breska-1",),)))
    assert bare.xpath("//section/@id") == ["reports"]
    assert bare.xpath("//h1/text()") == ["bare"]


def big() -> Account:
    """A story of 50 reports and 500 utterances."""
    text = "The bridge fell at noon, said the mayor of the town by the river. " * 40
    reports = tuple(Report(f"r-{i}", text, outlet=f"Outlet {i}", published="2026-01-02") for i in range(50))
    utterances = tuple(
        Utterance(
            f"u{i}",
            f"Speaker {i % 40}",
            tuple(
                Saying(f"r-{j}", (Span(66 * (i % 40), 66 * (i % 40) + 24),))
                for j in range(i % 50, min(50, i % 50 + 1 + i % 9))
            ),
        )
        for i in range(500)
    )
    return Account("big", reports, tuple((r.id,) for r in reports), utterances)


def test_a_large_story_stays_usable() -> None:
    told = page.render(big())
    assert len(told) < 3_000_000
    assert 'class="account large"' in told


def opened(account: Account, act: str, folder: Path) -> tuple[lxml.html.HtmlElement, str]:
    """The page after it ran ``act`` in a browser, and what the browser complained about."""
    file = folder / "account.html"
    file.write_text(page.render(account).replace("</body>", f"<script>{act}</script></body>"), "utf8")
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    flags += " --disable-component-update --disable-sync --enable-logging=stderr --virtual-time-budget=3000 --dump-dom"
    run = subprocess.run(
        [str(CHROMIUM), *flags.split(), f"--user-data-dir={folder / 'profile'}", file.as_uri()],
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    return lxml.html.document_fromstring(run.stdout), "\n".join(x for x in run.stderr.splitlines() if "CONSOLE" in x)


browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


@browser
@pytest.mark.parametrize("which", ["breska", "hostile"])
def test_a_click_opens_the_report_with_the_words_marked(which: str, breska: Account, tmp_path: Path) -> None:
    account = breska if which == "breska" else hostile.account()
    tree, complaints = opened(account, "document.querySelector('.wording a.words').click()", tmp_path)
    assert complaints == ""
    assert tree.get_element_by_id("panel").get("hidden") is None
    marked = tree.xpath("//*[@id='panel-text']//mark")
    link = tree.xpath("//*[@class='wording']//a[contains(@class,'words')]")[0]
    for aside in link.xpath(".//span[@class='frame' or @class='gap']"):
        aside.drop_tree()
    assert marked
    assert plain("".join(m.text_content() for m in marked)) == link.text_content()


@browser
def test_filters_hide_what_does_not_fit(breska: Account, tmp_path: Path) -> None:
    act = (
        "document.getElementById('find').value = 'LORRIES film';"
        "document.querySelector('.filters').dispatchEvent(new Event('input'))"
    )
    tree, complaints = opened(breska, act, tmp_path)
    assert complaints == ""
    visible = tree.xpath("//*[@id='account']//article[not(@hidden)]")
    assert tree.get_element_by_id("count").text == f"{len(visible)} of {len(tree.xpath('//article'))} lines"
    assert 0 < len(visible) < 6
    for line in visible:
        told = line.text_content().lower()
        assert "lorries" in told
        assert "film" in told
