"""Invented reports of one story of which some are one telling, with the lineage that is found for them."""

from __future__ import annotations

import msgspec

from evaluation.origins_made import texts
from tellings.lineage import find_origins
from tellings.model import Account, Cite, Credit, Lineage, Origin, Passage, Report, Tie
from tests.render import hostile

TEXTS = texts()
A, B = TEXTS["ferry", "a"], TEXTS["ferry", "b"]


def account(*reports: Report) -> Account:
    """The account of the reports: nothing but their origins."""
    lineage = find_origins(reports)
    return Account("ferry", tuple(reports), tuple(o.reports for o in lineage.origins), lineage=lineage)


def ferry() -> Account:
    """A wire report, a newspaper that took it, one that took a paragraph of it, and one of its own."""
    wire = A.replace("POINT —", "POINT (LNS) —")
    taker = A.replace("early on Tuesday", "on Tuesday morning") + '\n"Never," he told the LNS news agency.'
    return account(
        Report("f-1", "Fog.\n" + taker, outlet="Quay Post", published="2031-03-01"),
        Report("f-2", wire, outlet="Lorne News Service", published="2031-03-01"),
        Report("f-3", B + "\n" + A.split("\n")[4], outlet="The Pilot", published="2031-03-02"),
        Report("f-4", TEXTS["mine", "a"], outlet="Inland Echo"),
    )


def versions() -> Account:
    """Two versions of one page."""
    return account(
        Report("v-1", A, outlet="Quay Post", url="https://quay.example/a", published="2031-03-01T08:00:00"),
        Report("v-2", A + "\nMore soon.", outlet="Quay Post", url="https://quay.example/a?x", published="2031-03-01T09:00:00"),
    )


def steered() -> Account:
    """The hostile story, its two reports one telling."""
    made = hostile.account()
    a, b = Cite("x-1", hostile.CONTENT.start, hostile.CONTENT.end), Cite("x-2", hostile.AGAIN.start, hostile.AGAIN.end)
    tie = Tie("x-1", "x-2", "mostly", 0.7, (0.7, 0.5), (Passage(a, b),), (hostile.EVIL,), "x-2", "credit", hostile.EVIL)
    lineage = Lineage((Origin(("x-1", "x-2"), "x-2", hostile.EVIL),), (tie,), (Credit(b, hostile.EVIL),))
    return msgspec.structs.replace(made, origins=(("x-1", "x-2"),), lineage=lineage)
