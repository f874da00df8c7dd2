"""Reports in sentences, made by the thousand: invented events with people who speak, figures that differ, a denial, a copy."""

from __future__ import annotations

import datetime
import random

from tellings.model import Report

SYLLABLES = "ka lo min tar ve su dor ik pel an go ru sha ti vor en mal os che bri".split()
EVENTS = (
    ("ferry", "ran aground", "the harbour", "passengers", "hurt"), ("mine", "was flooded", "the north shaft", "miners", "trapped"),
    ("bridge", "gave way", "the river", "drivers", "injured"), ("warehouse", "burned down", "the rail yard", "workers", "treated"),
    ("dam", "overflowed", "the lower valley", "residents", "moved"), ("tram", "left the rails", "the market square", "riders", "bruised"),
)  # fmt: skip
OUTLETS = ("Quay Post", "Lorne Daily", "The Ostmark Ledger", "Valley Courier", "Coast Wire", "Morning Bell")
OPENINGS = (
    "{place} – A {thing} {did} near {spot} on {day}, and at least {n} {people} were {hurt}, {mayor}, the mayor, said.",
    "At least {n} {people} were {hurt} when a {thing} {did} near {spot} in {place} on {day}, according to {mayor}, the mayor of {place}.",
    "The mayor of {place}, {mayor}, said that {n} {people} had been {hurt} after a {thing} {did} near {spot} on {day}.",
)
MIDDLES = (
    (
        "“We will not leave anyone alone with this,” {mayor} said. “Everything that can be done is being done.”",
        "{mayor} promised that nobody in {place} would be left alone with this and that all that could be done was being done.",
    ),
    (
        "{chief}, who leads the rescue service, told reporters that about {crew} people were at work and that it would take {days} days.",
        "Some {crew} helpers from {town} and {village} are at work; {chief} of the rescue service expects them to stay for {days} days.",
    ),
    (
        "{firm}, which owns the {thing}, denied that it had been warned. “There was no warning,” said {boss}, its director.",
        "Neighbours in {village} say {firm} was warned weeks ago. {boss}, who runs it, denies that: nobody had told them, {boss} said.",
    ),
    (
        "The damage is put at {cost} million dollars, {firm} said in a statement; {mayor} spoke of {more} million.",
        "{firm} estimates its losses at ${cost} million. In {place} people think that {more} million dollars will not be enough.",
    ),
    (
        "{boss} said the {thing} had been inspected in March. {chief} said no inspection had taken place.",
        "An inspection took place in March, according to {boss}; {chief}, asked about it in {town}, knew of none.",
    ),
    (
        "{witness}, who lives near {spot}, said she had heard a loud noise shortly after {hour} a.m.",
        "Shortly after {hour} in the morning {witness} of {village} heard a noise “like a train in the kitchen”.",
    ),
    (
        "The injured were brought to the {saint} hospital in {town}, where {doctor} said two of them were in danger.",
        "{doctor} of the {saint} clinic in {town} said that two patients were in a critical condition.",
    ),
)  # fmt: skip


def told(rng: random.Random, name: str, count: int, day: str = "2031-03-01") -> list[Report]:
    """``count`` reports of one event, on its day or the two days after; every fifth is a copy of the one before it."""
    thing, did, spot, people, hurt = rng.choice(EVENTS)
    first = datetime.date.fromisoformat(day)
    n, cost = rng.randint(3, 60), rng.randint(2, 90)
    fixed = {
        "place": word(rng).title(), "thing": thing, "did": did, "spot": spot, "people": people, "hurt": hurt,
        "day": f"{first:%A}", "mayor": person(rng), "chief": person(rng), "boss": person(rng),
        "firm": f"{word(rng).title()} {word(rng).title()} Works", "crew": rng.randint(20, 400), "days": rng.randint(2, 9),
        "town": word(rng).title(), "village": word(rng).title(), "saint": word(rng).title(), "witness": person(rng),
        "doctor": person(rng), "more": cost + rng.randint(1, 9), "hour": rng.randint(1, 11),
    }  # fmt: skip
    out: list[Report] = []
    for k in range(count):
        when = (first + datetime.timedelta(days=rng.randint(0, 2))).isoformat()
        values = {**fixed, "n": n + rng.choice((0, 0, 0, 1, 4)), "cost": cost}
        if k % 5 == 4:
            title, text = out[-1].title, out[-1].text
        else:
            parts = [rng.choice(OPENINGS), *(rng.choice(m) for m in rng.sample(MIDDLES, rng.randint(4, len(MIDDLES))))]
            text = "\n\n".join(part.format(**values) for part in parts)
            title = f"{values['place']}: {values['n']} {people} {hurt} as {thing} {did}, {values['mayor']} says"
        out.append(Report(f"{name}-{k}", text, title=title, outlet=OUTLETS[k % len(OUTLETS)], published=when))
    return out


def word(rng: random.Random) -> str:
    """An invented word."""
    return "".join(rng.choice(SYLLABLES) for _ in range(3))


def person(rng: random.Random) -> str:
    """An invented person's name."""
    return f"{rng.choice(('Clara', 'Aldo', 'Mira', 'Jonas', 'Edda', 'Pavel', 'Ines', 'Tomas'))} {word(rng).title()}"


def pile(count: int, seed: int = 11) -> list[Report]:
    """So many reports of events of one to eight reports each, too far apart in time to be taken for one another."""
    rng = random.Random(seed)
    reports: list[Report] = []
    day = datetime.date(2031, 3, 1)
    while len(reports) < count:
        reports += told(rng, f"e{len(reports)}", rng.randint(1, 8), day.isoformat())
        day += datetime.timedelta(days=30)
    return reports[:count]
