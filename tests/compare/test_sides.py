"""Whom a speaker stands for."""

import msgspec
import pytest

from tellings.compare.likeness import one_side, sides_shared
from tellings.compare.pages import Page
from tellings.compare.readings import Told, read_statement
from tellings.compare.sides import find_sides, side_of
from tellings.model import Entity, Role, Statement
from tests.compare.build import pages
from tests.marked import unmark


def told(marked: str, role: Role | None = None) -> Told:
    """The statement of a text with its speaker and its content marked, in this order; ``role`` is that of the report's first name."""
    text, (source, content) = unmark(marked)
    (page,), entities = pages(text)
    if role is not None:
        page = _with_role(page, entities, role)
    named = {e.id: e for e in entities}
    speaker = next((n.span for n in page.notes.names if source.holds(n.span)), None)
    statement = Statement((content,), source, speaker=(speaker,) if speaker else (source,))
    return read_statement(page, statement, side_of(page, statement, find_sides([page], named)))


def _with_role(page: Page, entities: tuple[Entity, ...], role: Role) -> Page:
    first = next(n for n in page.notes.names if n.kind == "person")
    roles = (msgspec.structs.replace(role, entity=first.entity),)
    places = {m: e.id for e in entities for m in e.mentions}
    return Page(page.report, msgspec.structs.replace(page.notes, roles=roles), places, page.number)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "[Festival organisers] said [the lake is safe].",
            "[The festival's spokeswoman] said [the lake was safe].",
            True,
        ),
        ("[Harbour officials] said [it was late].", "[Prison officials] said [it was late].", False),
        ("[Officials] said [it was late].", "[Sources] said [it was late].", False),
        ("[The harbour board] said [it was late].", "[A harbour board report] said [it was late].", True),
        ("[The n.w.b.] said [it was late].", "[The nwb] said [it was late].", True),
    ],
)
def test_sources_without_a_name_share_their_words(one: str, other: str, same: bool) -> None:
    assert one_side(told(one), told(other), {}) is same


def test_a_person_stands_for_the_body_of_the_office() -> None:
    one = told("[Mara Venn] said [the dam holds].", Role(0, "director", ("waterworks",)))
    assert "waterworks" in one.side
    assert one_side(one, told("[The waterworks] said [the dam holds]."), {})
    assert not one_side(one, told("[The mill] said [the dam holds]."), {})


def test_a_country_is_known_by_the_word_for_its_people() -> None:
    one = told("[Mara Venn] said [the border stays open].", Role(0, "minister", ("belgian",)))
    other = told("[The Belgian government] said [the border stays open].")
    assert one_side(one, other, {"belgium": 2.0})
    assert not one_side(one, other, {"government": 2.0})


def test_nothing_known_is_no_side() -> None:
    assert not one_side(told("[She] said [no]."), told("[She] said [no]."), {})


def test_a_title_before_the_name_is_no_part_of_it() -> None:
    """A form of the name may hold its title; the office still says for whom its holder speaks."""
    text, (name, content) = unmark("Waterworks director [Mara Venn] said [the dam holds].")
    (page,), entities = pages(text)
    page = _with_role(page, entities, Role(0, "director", ("waterworks", "mara")))
    titled = [msgspec.structs.replace(e, forms=(*e.forms, "Waterworks director Mara Venn")) for e in entities]
    sides = find_sides([page], {e.id: e for e in titled})
    assert "waterworks" in side_of(page, Statement((content,), name, speaker=(name,)), sides)
    assert {x for e in titled for x in sides.get(e.id, ())} == {"waterworks"}


@pytest.mark.parametrize(
    ("one", "other", "shared", "alike"),
    [
        ("[Festival organisers] said [no].", "[Festival organisers] said [no].", 1.0, 1.0),
        ("[The harbour board] said [no].", "[The harbour] said [no].", 1.0, 0.5),
        ("[The harbour board] said [no].", "[The school board] said [no].", 0.5, 1 / 3),
        ("[The harbour board] said [no].", "[The mill] said [no].", 0.0, 0.0),
        ("[She] said [no].", "[The mill] said [no].", 0.0, 0.0),
    ],
)
def test_how_much_two_sides_share(one: str, other: str, shared: float, alike: float) -> None:
    assert sides_shared(told(one), told(other), {}) == pytest.approx((shared, alike))
    assert sides_shared(told(other), told(one), {}) == pytest.approx((shared, alike))
