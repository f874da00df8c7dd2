"""A figure over time, drawn: days from left to right, a dot for each answer."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tellings.model import Answer, Fact
from tellings.render.amount import VALUE, figure, point
from tellings.render.markup import escaped
from tellings.render.reading import Reading, short

WIDTH, HEIGHT = 480, 140  # of the drawing, in its own units
LEFT, RIGHT, TOP, BOTTOM = 4, 4, 34, 30  # margins that the labels need
MANY = 16  # answers from which dots are too close for a number in each


@dataclass(frozen=True)
class Dot:
    """An answer at its place."""

    answer: Answer
    day: datetime.date
    at: float
    firm: bool


def strip(fact: Fact, reading: Reading) -> str:
    """The drawing as SVG; empty where the answers are not numbers of at least two days."""
    dots = sorted(
        (
            Dot(a, datetime.date.fromisoformat(a.published[:10]), p.at, p.firm)
            for a in fact.answers
            if a.published and (p := point(a.value))
        ),
        key=lambda d: (d.day, d.at, reading.number[d.answer.report]),
    )
    dots = list({(d.answer.report, d.answer.value): d for d in dots}.values())
    days = sorted({d.day for d in dots})
    if len(days) < 2 or len({d.answer.unit for d in dots}) > 1:
        return ""
    top = max(d.at for d in dots) or 1
    slot = (WIDTH - LEFT - RIGHT) / len(days)
    floor = HEIGHT - BOTTOM
    rising = dots[0].at <= dots[-1].at
    out = [f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{floor}" y2="{floor}"/>']
    path: list[str] = []
    for i, day in enumerate(days):
        here = [d for d in dots if d.day == day]
        level = (max if rising else min)(d.at for d in here)
        y = floor - (floor - TOP) * level / top
        x = LEFT + slot * i
        path.append(f"{'M' if not path else 'L'}{x:.1f} {y:.1f}H{x + slot:.1f}")
        out.append(f'<text class="day" x="{x + slot / 2:.1f}" y="{HEIGHT - 8}">{short(day)}</text>')
    out.append(f'<path class="course" d="{"".join(path)}"/>')
    for i, day in enumerate(days):
        here = [d for d in dots if d.day == day]
        for k, dot in enumerate(here):
            x = LEFT + slot * i + slot * (k + 1) / (len(here) + 1)
            out.append(drawn(dot, (x, floor - (floor - TOP) * dot.at / top), (len(dots) < MANY, reading)))
    told = "; ".join(f"{short(d.day)}: {number(d.answer.value)}" for d in dots)
    name = f"{escaped(fact.question)} {escaped(told)}"
    return f'<svg class="strip" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{name}">{"".join(out)}</svg>'


def drawn(dot: Dot, place: tuple[float, float], how: tuple[bool, Reading]) -> str:
    """The dot with its value above it and its report's number inside, where there is room."""
    (x, y), (roomy, reading) = place, how
    kind = "firm" if dot.firm else "hedged"
    if not roomy:
        return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    report = reading.number[dot.answer.report]
    return (
        f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="9"/>'
        f'<text class="in" x="{x:.1f}" y="{y + 3.5:.1f}">{report}</text>'
        f'<text class="value" x="{x:.1f}" y="{y - 14:.1f}">{escaped(number(dot.answer.value))}</text>'
    )


def number(value: str | None) -> str:
    """The value with a sign for its hedge: ``≥ 7``, ``~ 40``."""
    match = VALUE.fullmatch(value or "")
    if not match:
        return value or ""
    sign = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "~ "}.get(match[1] or "", "")
    return sign + figure(match[2]) + (f"–{figure(match[3])}" if match[3] else "")
