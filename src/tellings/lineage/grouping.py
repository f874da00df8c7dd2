"""Reports into origins, by their ties."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Origin, Report, Tie


def grouped(reports: Sequence[Report], ties: Sequence[Tie]) -> tuple[Origin, ...]:
    """The origins in the order of their first report's id; each names its lead and the reason in words."""
    strong = sorted((t for t in ties if t.relation != "partly"), key=lambda t: (-t.share, t.a, t.b))
    group = {r.id: [r.id] for r in reports}
    for tie in strong:
        x, y = group[tie.a], group[tie.b]
        if x is not y:
            merged = x + y
            for report in merged:
                group[report] = merged
    by_id = {r.id: r for r in reports}
    seen: set[str] = set()
    origins: list[Origin] = []
    for report in sorted(group):
        if report not in seen:
            members = tuple(sorted(group[report]))
            seen.update(members)
            inside = [t for t in strong if t.a in members and t.b in members] if len(members) > 1 else []
            origins.append(Origin(members, lead(members, inside, by_id), reason(inside)))
    return tuple(origins)


def lead(members: Sequence[str], inside: Sequence[Tie], by_id: dict[str, Report]) -> str:
    """The report that most others derive from; among equals the earliest, then the longest."""
    firsts = {m: sum(t.first == m for t in inside) for m in members}
    later = {m: sum(t.first is not None and t.first != m and m in (t.a, t.b) for t in inside) for m in members}
    return min(members, key=lambda m: (later[m] - firsts[m], by_id[m].moment[:3], -len(by_id[m].text), m))


def reason(inside: Sequence[Tie]) -> str:
    """Why they are one, in words: the strongest and the weakest tie that hold them together."""
    if not inside:
        return ""
    words = [f"{t.a} and {t.b}: {t.why}" for t in (inside[0], inside[-1])]
    return words[0] if len(inside) == 1 else " … ".join(words)
