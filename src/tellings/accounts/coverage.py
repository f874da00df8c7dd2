"""Who carries what: for each report the lines that it has, has alone, and lacks though most others have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from tellings.model import Coverage


def find_coverage(
    reports: Sequence[str],
    holders: Mapping[str, Collection[str]],
    perhaps: Mapping[str, Collection[str]],
    origin_of: Mapping[str, int],
) -> tuple[Coverage, ...]:
    """The coverage of each report; ``holders`` gives, in the order of the account, the reports that carry each line.

    ``perhaps`` gives those that may carry it in other words: they neither have the line nor lack it.

    A line is a report's alone where no other origin carries it; it is lacking where more than half of the origins but the report's own,
    two at least, carry it. Each line is looked at for the reports that have it, and for the others only where many origins carry it.
    """
    carried = {line: {origin_of[r] for r in who} for line, who in holders.items()}
    has: dict[str, list[str]] = defaultdict(list)
    for line, who in holders.items():
        for report in sorted(set(who)):
            has[report].append(line)
    others = len({origin_of[r] for r in reports}) - 1
    widely = [line for line, origins in carried.items() if 2 * len(origins) > others > 1]
    return tuple(
        Coverage(
            report,
            tuple(has[report]),
            tuple(line for line in has[report] if len(carried[line]) == 1),
            tuple(
                line
                for line in widely
                if report not in holders[line]
                and report not in perhaps.get(line, ())
                and 2 * len(carried[line] - {origin_of[report]}) > others
            ),
        )
        for report in reports
    )
