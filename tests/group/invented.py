"""Reports of invented events: words made of syllables, so that every event has names that no other has."""

import datetime
import random

from tellings.model import Report

SYLLABLES = "ka lo min tar ve su dor ik pel an go ru sha ti vor en mal os che bri".split()
COMMON = "police city people president court house plan vote storm water money school company trade team fire road law".split()


def word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(3))


def event(rng: random.Random, name: str, count: int, day: str = "2031-03-01", spread: int = 2) -> list[Report]:
    """``count`` reports of one event, on its day or up to ``spread`` days later."""
    names = [word(rng) for _ in range(12)]
    first = datetime.date.fromisoformat(day)
    out = []
    for n in range(count):
        title = " ".join(rng.sample(names, 4) + rng.sample(COMMON, 2))
        body = " ".join(rng.choices(names, k=40) + rng.choices(COMMON, k=60))
        when = (first + datetime.timedelta(days=rng.randint(0, spread))).isoformat()
        out.append(Report(f"{name}-{n}", body, title=title, published=when))
    return out
