"""The head of an account, from reports whose openings are marked: what, who, where and when in words that stand there."""

from __future__ import annotations

import datetime

import pytest

from tellings.accounts.head import Opening, write_head
from tellings.model import Annotated, Answer, Cite, Entity, Fact, Headline, NameKind, Report, Span, When, Word

FILLER = "More was said in the evening. Nothing else is known. The talks go on. People wait in the street. " * 7


def sentences(text: str) -> tuple[Span, ...]:
    found, start = [], 0
    for i, c in enumerate(text):
        if c in ".?" and (i + 1 == len(text) or text[i + 1] == " "):
            found.append(Span(start, i + 1))
            start = i + 2
    return tuple(found)


class Story:
    """Reports given as texts; entities, times and facts are looked up in them by their words."""

    def __init__(self, *texts: str, published: str | None = "2031-05-14", together: bool = False) -> None:
        self.reports = [Report(f"r{i}", t, published=published) for i, t in enumerate(texts, 1)]
        self.times: dict[str, list[When]] = {r.id: [] for r in self.reports}
        self.boilerplate: dict[str, tuple[Span, ...]] = {}
        self.origin_of = {r.id: 0 if together else i for i, r in enumerate(self.reports)}

    def cites(self, *words: str) -> tuple[Cite, ...]:
        return tuple(
            Cite(r.id, at, at + len(w)) for r in self.reports for w in words for at in range(len(r.text)) if r.text.startswith(w, at)
        )

    def entity(self, kind: NameKind, *forms: str) -> Entity:
        return Entity(forms[0], forms[0], kind, forms, tuple(sorted(self.cites(*forms))))

    def when(self, words: str, value: str, day: datetime.date | None = None) -> None:
        for c in self.cites(words):
            self.times[c.report].append(When(c.span, "TIME" if "T" in value else "DATE", value, day, day))

    def fact(self, *words: str, kind: str = "event", confidence: float = 0.5) -> Fact:
        answers = tuple(Answer(c.report, c.start, c.end) for c in self.cites(*words))
        return Fact("", "What", kind, "agreed", answers, origins=len({a.report for a in answers}), confidence=confidence)

    def head(self, *facts: Fact, names: tuple[Entity, ...] = ()) -> dict[str, list[str]]:
        told: dict[str, list[str]] = {}
        for line in self.lines(*facts, names=names):
            told.setdefault(line.part, []).append(line.cite.span.of(next(r.text for r in self.reports if r.id == line.cite.report)))
        return told

    def lines(self, *facts: Fact, names: tuple[Entity, ...] = ()) -> tuple[Headline, ...]:
        notes = [
            Annotated(r.id, sentences=sentences(r.text), boilerplate=self.boilerplate.get(r.id, ()), times=tuple(self.times[r.id]))
            for r in self.reports
        ]
        return write_head(Opening(self.reports, notes, self.origin_of), facts, names)


def test_what_is_the_event_that_most_origins_open_with():
    s = Story(
        f"The ferry sank off Velm. Its crew was saved. {FILLER} The owner went bankrupt.",
        f"Off Velm the ferry sank. {FILLER} The owner went bankrupt.",
        f"A ferry sank. {FILLER} The owner went bankrupt.",
    )
    sank = s.fact("The ferry sank off Velm.", "Off Velm the ferry sank.", "A ferry sank.")
    bankrupt = s.fact("The owner went bankrupt.", confidence=0.9)
    assert s.head(bankrupt, sank) == {"what": ["The ferry sank off Velm."]}


SANK, SAVED = "The old ferry sank off Velm.", "All of its crew was saved."


def test_a_figure_on_which_reports_agree_tells_what_happened_in_its_sentence():
    s = Story(*(f"The ferry sank with nine men. {FILLER}" for _ in range(2)))
    assert s.head(s.fact("nine men", kind="quantity")) == {"what": ["The ferry sank with nine men."]}
    assert "what" not in s.head(s.fact("nine men", kind="place"))


def test_a_contested_figure_tells_what_happened_where_nothing_uncontested_does():
    s = Story(f"The ferry sank with nine men. {FILLER}", f"The ferry sank with ten men. {FILLER}")
    answers = tuple(Answer(c.report, c.start, c.end) for c in s.cites("nine men", "ten men"))
    (line,) = s.lines(Fact("", "How many men", "quantity", "conflicting", answers, origins=2))
    assert (line.part, line.origins, line.differs) == ("what", 2, True)


def test_a_list_of_highlights_is_no_end_of_an_opening():
    s = Story(*(f"One. Two. Three. Four. Five. {SANK} {FILLER}" for _ in range(2)), *(f"{FILLER} {SANK}" for _ in range(2)))
    assert s.head(s.fact(SANK)) == {"what": [SANK]}
    opening = Opening(s.reports, [Annotated(r.id, sentences=sentences(r.text)) for r in s.reports], s.origin_of)
    assert [opening.opens(c) for c in s.cites(SANK)] == [True, True, False, False]


#: (how the body stands in each report, whether it may be who the story is about)
BODIES = [
    (("nsubj", "nsubj", "nsubj"), True),
    (("nsubj", "pobj", "pobj"), True),  # a third
    (("by", "pobj", "pobj"), True),  # what was done by it
    (("pobj", "pobj", "pobj"), False),  # the scene
    (("compound", "pobj"), False),
]


@pytest.mark.parametrize(("deps", "who"), BODIES)
def test_a_body_that_does_nothing_is_not_who(deps: tuple[str, ...], who: bool):
    s = Story(*(f"Velm Mill burned. {FILLER}" for _ in deps))
    words = []
    for dep in deps:
        above = Word(10, 16, "burn", "VERB", "ROOT", 1) if dep != "by" else Word(10, 16, "by", "ADP", "agent", 1)
        words.append((Word(0, 9, "Velm Mill", "PROPN", "pobj" if dep == "by" else dep, 1), above))
    notes = [Annotated(r.id, words=w, sentences=sentences(r.text)) for r, w in zip(s.reports, words, strict=True)]
    found = write_head(Opening(s.reports, notes, s.origin_of), (), (s.entity("organisation", "Velm Mill"),))
    assert bool(found) is who


def test_a_second_what_must_open_two_origins():
    s = Story(f"{SANK} {SAVED} {FILLER}", f"{SANK} {FILLER} {SAVED}")
    assert s.head(s.fact(SANK), s.fact(SAVED)) == {"what": [SANK]}
    t = Story(f"{SANK} {SAVED} {FILLER}", f"{SANK} {SAVED} {FILLER}")
    assert t.head(t.fact(SANK), t.fact(SAVED)) == {"what": [SANK, SAVED]}


def test_a_second_what_says_what_the_first_does_not():
    again = "Off Velm the old ferry sank."
    s = Story(*(f"{SANK} {again} {FILLER}" for _ in range(2)))
    assert s.head(s.fact(SANK), s.fact(again)) == {"what": [SANK]}


#: (a passage that openings share, what makes it no telling of what happened)
NO_TELLING = [("Sank off Velm.", "fewer than five words"), ("Who sank the ferry off Velm?", "a question"), ("We all saw the ferry sink off Velm.", "the first person")]


@pytest.mark.parametrize(("passage", "why"), NO_TELLING, ids=[why for _, why in NO_TELLING])
def test_what_is_told_by_a_passage_that_can_stand_by_itself(passage: str, why: str):
    s = Story(f"{passage} {SANK} {FILLER}", f"{passage} {SANK} {FILLER}", f"{passage} {FILLER} {SANK}")
    assert s.head(s.fact(passage), s.fact(SANK))["what"][0] == SANK


def test_a_figure_that_others_give_otherwise_is_said_to_differ():
    s = Story(f"{SANK} {FILLER} Nine drowned.", f"{SANK} {FILLER} Ten drowned.")
    contested = Fact("", "How many", "quantity", "conflicting", tuple(Answer(c.report, c.start, c.end) for c in s.cites("old ferry")))
    assert [line.differs for line in s.lines(s.fact(SANK))] == [False]
    assert [line.differs for line in s.lines(s.fact(SANK), contested)] == [True]


def test_of_two_events_the_one_without_a_contested_figure_goes_first():
    s = Story(f"{SANK} {SAVED} {FILLER}", f"{SANK} {SAVED} {FILLER}")
    contested = Fact("", "How many", "quantity", "conflicting", tuple(Answer(c.report, c.start, c.end) for c in s.cites("old ferry")))
    assert s.head(s.fact(SANK), s.fact(SAVED), contested)["what"] == [SAVED, SANK]


def test_at_most_two_events_and_only_events():
    words = (SANK, SAVED, "Then the whole port closed down.")
    s = Story(" ".join(words) + " " + FILLER, " ".join(words) + " " + FILLER)
    assert s.head(*(s.fact(w) for w in words))["what"] == list(words[:2])
    assert "what" not in s.head(s.fact(SANK, kind="place"))
    assert "what" not in s.head(s.fact("nowhere"))


def test_two_lines_of_what_are_not_one_passage():
    s = Story(f"The ferry sank off Velm. {FILLER}", f"The ferry sank off Velm. {FILLER}")
    assert s.head(s.fact("The ferry sank off Velm."), s.fact("ferry sank off Velm")) == {"what": ["The ferry sank off Velm."]}


def test_what_counts_origins_not_reports():
    wire = f"The port closed. The ferry sank. {FILLER}"
    s = Story(wire, wire, wire, f"The ferry sank. {FILLER}", f"The ferry sank. {FILLER}")
    s.origin_of = {"r1": 0, "r2": 0, "r3": 0, "r4": 1, "r5": 2}
    assert s.head(s.fact("The port closed."), s.fact("The ferry sank."))["what"] == ["The ferry sank."]


@pytest.mark.parametrize(
    ("person", "body", "who"),
    [
        ("Ada Korren opened the bridge.", "The Velm Bridge Authority paid.", "Ada Korren"),  # a person before a body
        ("It was said.", "The Velm Bridge Authority paid.", "Velm Bridge Authority"),  # a body where no person is named
    ],
)
def test_who(person: str, body: str, who: str):
    s = Story(*(f"{person} {body} {FILLER}" for _ in range(3)))
    names = tuple(e for e in (s.entity("person", "Ada Korren"), s.entity("organisation", "Velm Bridge Authority")) if e.mentions)
    assert s.head(names=names)["who"] == [who]


def test_a_body_that_all_open_with_goes_before_a_person_whom_one_report_ends_with():
    s = Story(*(f"The Velm Bridge Authority paid. {FILLER} {end}" for end in ("Ada Korren sang.", "None sang.", "None danced.")))
    assert s.head(names=(s.entity("person", "Ada Korren"), s.entity("organisation", "Velm Bridge Authority")))["who"] == ["Velm Bridge Authority"]


def test_a_person_stands_in_the_fullest_form_and_is_cited_once_a_report():
    s = Story(f"Korren opened the bridge. Korren spoke. {FILLER}", f"Ada Korren opened the bridge. {FILLER}")
    (line,) = s.lines(names=(s.entity("person", "Ada Korren", "Korren"),))
    assert (line.part, line.cite.report, line.origins) == ("who", "r2", 2)
    assert [c.report for c in line.also] == ["r1"]


def test_a_body_stands_in_its_usual_form():
    s = Story(f"Velmark paid. Velmark knew. {FILLER}", f"Velmark paid. See Velmark.example. {FILLER}")
    assert s.head(names=(s.entity("organisation", "Velmark", "Velmark.example"),))["who"] == ["Velmark"]


def test_who_is_whom_openings_name_not_whom_one_report_names_often():
    s = Story(f"Ada Korren spoke. {FILLER}", f"Ada Korren spoke. {FILLER} Jon Vel. Jon Vel. Jon Vel. Jon Vel.")
    assert s.head(names=(s.entity("person", "Jon Vel"), s.entity("person", "Ada Korren")))["who"] == ["Ada Korren"]


def test_where_is_a_town_before_its_country():
    s = Story(*(f"A visit to Lisbon, Portugal, ended. {FILLER}" for _ in range(2)), f"Portugal was quiet. {FILLER}")
    assert s.head(names=(s.entity("place", "Portugal"), s.entity("place", "Lisbon")))["where"] == ["Lisbon"]


def test_where_is_the_country_where_few_name_the_town():
    s = Story(f"A visit to Lisbon, Portugal, ended. {FILLER}", *(f"Portugal was quiet. {FILLER}" for _ in range(4)))
    assert s.head(names=(s.entity("place", "Portugal"), s.entity("place", "Lisbon")))["where"] == ["Portugal"]


#: (how two reports open, whether Velm is where it was)
SEATS = [
    ("Ada Korren, R-Velm, spoke.", False),
    ("Velm Sen. Ada Korren spoke.", False),
    ("Velm Republican Sen. Ada Korren spoke.", False),
    ("Velm's senator spoke.", True),
    ("Ada Korren spoke in Velm.", True),
]


@pytest.mark.parametrize(("opening", "there"), SEATS)
def test_where_is_not_what_a_member_of_parliament_sits_for(opening: str, there: bool) -> None:
    s = Story(opening, f"It rained. {opening}")
    assert ("where" in s.head(names=(s.entity("place", "Velm"),))) is there


def test_where_leaves_out_what_only_one_origin_opens_with():
    s = Story(f"A fire in Velm. {FILLER}", f"A fire. {FILLER} It was not in Velm.")
    assert "where" not in s.head(names=(s.entity("place", "Velm"),))
    one = Story(f"A fire in Velm. {FILLER}")
    assert one.head(names=(one.entity("place", "Velm"),))["where"] == ["Velm"]


def test_an_adjective_is_no_place():
    s = Story(*(f"Portuguese trains stopped in Velm. {FILLER}" for _ in range(2)))
    assert s.head(names=(s.entity("place", "Portuguese"), s.entity("place", "Velm")))["where"] == ["Velm"]


MONDAY = datetime.date(2031, 5, 12)


def test_when_is_the_day_most_origins_open_with():
    s = Story(f"It fell on Monday. {FILLER}", f"On Monday it fell. {FILLER}", f"It fell at dawn. {FILLER}")
    s.when("Monday", "2031-05-12", MONDAY)
    s.when("dawn", "2031-05-14TMO")
    (line,) = s.lines()
    assert (line.part, line.cite.report, line.cite.span.of(s.reports[0].text), line.origins) == ("when", "r1", "Monday", 2)


def test_when_words_differ_and_the_day_is_one():
    s = Story(f"It fell on Monday. {FILLER}", f"It fell two days ago. {FILLER}", f"It fell on 1 May. {FILLER}")
    s.when("Monday", "2031-05-12", MONDAY)
    s.when("two days ago", "2031-05-12", MONDAY)
    s.when("1 May", "2031-05-01", datetime.date(2031, 5, 1))
    assert [line.origins for line in s.lines()] == [2]


@pytest.mark.parametrize("value", ["2019", "203", "2031-05", "2031-Q2", "PRESENT_REF", "P3D", "2031-SP"])
def test_what_is_no_day_is_no_when(value: str):
    s = Story(*(f"Since then it stood. {FILLER}" for _ in range(3)))
    s.when("then", value)
    assert s.head() == {}


def test_a_day_of_the_news_goes_before_a_day_long_past():
    s = Story(f"Built on 3 May 1999, it fell on Monday. {FILLER}", f"Built on 3 May 1999, it fell. {FILLER}")
    s.when("3 May 1999", "1999-05-03", datetime.date(1999, 5, 3))
    s.when("Monday", "2031-05-12", MONDAY)
    assert s.head() == {"when": ["Monday"]}


def test_undated_reports_still_say_when():
    s = Story(*(f"It fell on Monday. {FILLER}" for _ in range(2)), published=None)
    s.when("Monday", "XXXX-WXX-1")
    assert s.head() == {"when": ["Monday"]}


def test_a_day_in_boilerplate_or_after_the_opening_is_no_when():
    s = Story(f"Monday. It fell. {FILLER}", f"It fell. {FILLER} Monday.")
    s.when("Monday", "2031-05-12", MONDAY)
    s.boilerplate = {"r1": (Span(0, 7),)}
    assert s.head() == {}


def test_a_story_of_nothing_has_no_head():
    assert Story("", "").lines() == ()


def test_the_order_of_reports_does_not_change_what_the_head_says():
    texts = (f"Ada Korren spoke in Velm. {FILLER}", f"In Velm Korren spoke. {FILLER}", f"Jon Vel spoke. {FILLER}")
    told = []
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        s = Story(*(texts[i] for i in order))
        told.append(s.head(names=(s.entity("person", "Ada Korren", "Korren"), s.entity("person", "Jon Vel"), s.entity("place", "Velm"))))
    assert told[0] == told[1] == told[2] == {"who": ["Ada Korren"], "where": ["Velm"]}


def test_a_time_of_day_comes_after_every_day() -> None:
    day = datetime.date(2031, 5, 14)
    story = Story("At 4:49 p.m. the mill fell. " + FILLER, "The mill fell at 4:49 p.m. on 14 May. " + FILLER, "The mill fell on Friday. " + FILLER)
    story.when("4:49 p.m.", "2031-05-14T16:49", day)
    assert story.head()["when"] == ["4:49 p.m."]
    story.when("14 May", "2031-05-14", day)
    assert story.head()["when"] == ["14 May"]
    story = Story("At 4:49 p.m. the mill fell. " + FILLER, "It fell at 4:49 p.m. that day. " + FILLER, "The mill fell on Friday. " + FILLER)
    story.when("4:49 p.m.", "2031-05-14T16:49", day)
    story.when("Friday", "2031-05-09", datetime.date(2031, 5, 9))
    assert story.head()["when"] == ["Friday"]
