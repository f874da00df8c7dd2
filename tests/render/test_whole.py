"""The product's own account of the invented story, through every renderer."""

from pathlib import Path

import lxml.html
import pytest
from rich.cells import cell_len

from tellings.model import Account
from tellings.render import page, phrases
from tellings.run import account
from tests.render.test_markdown import check_quotations
from tests.render.test_page import check_cites
from tests.render.test_terminal import HERE, printed

STORY = Path(__file__).resolve().parents[2] / "examples" / "breska"


@pytest.fixture(scope="module")
def made() -> Account:
    return account([STORY], jobs=1)


def test_the_page_cites_what_it_shows(made: Account) -> None:
    assert check_cites(made) > len(made.utterances)


def test_the_terminal_shows_what_most_tell_then_what_differs_then_what_was_said(made: Account) -> None:
    told = printed(made)
    sections = HERE.findall(told)
    assert sections[:3] == [phrases.REPORTS, phrases.WIDELY, phrases.DIFFERS]
    assert sections.index(phrases.SAID) < sections.index(phrases.AGREED)
    assert all(cell_len(line) <= 80 for line in told.splitlines())


def test_markdown_quotes_letter_for_letter(made: Account) -> None:
    assert check_quotations(made) > len(made.utterances)


def test_the_page_is_whole(made: Account) -> None:
    tree = lxml.html.document_fromstring(page.render(made))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not [href for href in tree.xpath("//a/@href") if href[1:] not in ids]
    levels = [int(h.tag[1]) for h in tree.xpath("//h1 | //h2 | //h3")]
    assert levels.count(1) == 1
