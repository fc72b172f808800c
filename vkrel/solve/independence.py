"""Which sources are one vote: declared, of one cited origin, or found to copy.

Sources copy where they agree on nearly all they both say *and* share values that nearly nobody
else has: right values are shared for many reasons, wrong ones for one (Dong, Berti-Equille and
Srivastava 2009). Nothing is learned: a pair is counted, its numbers are shown.

What is rare depends on votes and votes on groups, so the count is repeated with the groups found
before; only pairs that two rounds in a row agree on are joined. Copies that are the majority
wherever they speak cannot be told from the truth by counting.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import combinations
from math import ceil, log
from pathlib import Path
from typing import Any

import attrs
import tomli

from vkrel.model.source import Source
from vkrel.solve.graph import Groups

Said = Mapping[str, object]  # in one disputed slot: what each source says; equal where it means one


@attrs.frozen(order=True)
class Link:
    """Two sources that are one vote, and why.

    why: "declared", "same origin" or "copies". The counts belong to the last: disputed facts that
    both state, those on which they agree, and those of them where they stand against the rest.
    """

    one: str
    other: str
    why: str
    shared: int = 0
    agreed: int = 0
    rare: int = 0

    def __str__(self) -> str:
        if self.why == "copies":
            return (
                f"{self.one} and {self.other} agree on {self.agreed} of {self.shared} disputed "
                f"facts, {self.rare} times against the rest"
            )
        if self.why == "same origin":
            return f"{self.one} and {self.other} name one origin"
        return f"{self.one} copies {self.other}, as declared"


@attrs.frozen
class Independence:
    """The sources that count as one vote, the links that say why, and whether all were tried."""

    groups: tuple[tuple[str, ...], ...] = ()
    links: tuple[Link, ...] = ()
    complete: bool = True

    @cached_property
    def votes(self) -> dict[str, str]:
        """The group of each source that is not alone: the first id of the group."""
        return {source: group[0] for group in self.groups for source in group}

    def within(self, sources: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """The groups of two or more among these sources."""
        wanted = set(sources)
        found = (tuple(each for each in group if each in wanted) for group in self.groups)
        return tuple(each for each in found if len(each) > 1)

    def why(self, group: Sequence[str]) -> list[Link]:
        """The links inside a group."""
        wanted = set(group)
        return [each for each in self.links if {each.one, each.other} <= wanted]


def independence(sources: Mapping[str, Source], disputed: Sequence[Said]) -> Independence:
    """The groups of sources that are one vote, told from declarations and disputed slots."""
    links = _declared(sources)
    complete = True
    before: dict[tuple[str, str], Link] | None = None
    kept: dict[tuple[str, str], Link] = {}
    for _ in range(_numbers()["limits"]["rounds"]):
        joined = Independence(_grouped([*links, *(before or {}).values()]))
        found, all_tried = _copies(disputed, joined.votes)
        complete = complete and all_tried
        kept = found if before is None else {key: found[key] for key in found if key in before}
        if not found or (before is not None and found.keys() == before.keys()):
            break
        before = found
    declared = {(each.one, each.other) for each in links}
    links += [link for key, link in sorted(kept.items()) if key not in declared]
    return Independence(_grouped(links), tuple(links), complete)


def given(groups: Mapping[str, str]) -> Independence:
    """The groups that somebody names: the group of each source."""
    links = [
        Link(one, other, "declared")
        for one, other in combinations(sorted(groups), 2)
        if groups[one] == groups[other]
    ]
    return Independence(_grouped(links), tuple(links))


@cache
def _numbers() -> dict[str, Any]:
    return tomli.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _declared(sources: Mapping[str, Source]) -> list[Link]:
    links = set()
    origins: defaultdict[str, list[str]] = defaultdict(list)
    for source in sources.values():
        for other in source.copies:
            if other in sources and other != source.id:
                links.add(Link(source.id, other, "declared"))
        if source.origin:
            origins[source.origin].append(source.id)
    for same in origins.values():
        first, *others = sorted(same)
        links |= {Link(first, other, "same origin") for other in others}
    return sorted(links)


def _grouped(links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """Sources joined by links, each group and all groups sorted."""
    same: Groups[str] = Groups()
    for link in links:
        same.join((link.one, link.other))
    return tuple(sorted(tuple(sorted(group)) for group in same.members()))


def _copies(
    disputed: Sequence[Said], votes: Mapping[str, str]
) -> tuple[dict[tuple[str, str], Link], bool]:
    """Pairs of sources that copy, where votes are counted by these groups."""
    limits, copying = _numbers()["limits"], _numbers()["copying"]
    against = [_against(said, votes) for said in disputed]
    rare: Counter[tuple[str, str]] = Counter()
    complete = True
    for minority in against:
        for together in minority:
            if len(together) > limits["rare"]:
                complete = False
                continue
            rare.update(combinations(together, 2))
    sources = {source for said in disputed for source in said}
    needed = _needed(len(sources), copying)
    likely = sorted(
        (pair for pair, count in rare.items() if count >= needed),
        key=lambda pair: (-rare[pair], pair),
    )
    if len(likely) > limits["pairs"]:
        likely, complete = likely[: limits["pairs"]], False
    slots: defaultdict[str, dict[int, object]] = defaultdict(dict)
    wanted = {source for pair in likely for source in pair}
    for number, said in enumerate(disputed):
        for source in said.keys() & wanted:
            slots[source][number] = said[source]
    alone: list[frozenset[str]] = [
        frozenset(source for group in minority for source in group) for minority in against
    ]
    found = {}
    for one, other in likely:
        link, share = _link(one, other, slots, alone)
        if link.agreed >= copying["agree"] * link.shared and share >= copying["together"]:
            found[one, other] = link
    return found, complete


def _needed(sources: int, copying: Mapping[str, float]) -> int:
    """Shared rare values so that chance joins a pair in one table of a hundred."""
    pairs = max(sources * (sources - 1) // 2, 1)
    by_chance = ceil(log(pairs / copying["accepted"]) / -log(copying["chance"]))
    return max(int(copying["least"]), by_chance)


def _against(said: Said, votes: Mapping[str, str]) -> list[list[str]]:
    """The sources of each value that another value has more votes than."""
    camps: defaultdict[object, list[str]] = defaultdict(list)
    for source, value in said.items():
        camps[value].append(source)
    if len(camps) < 2:
        return []
    support = {
        value: len({votes.get(each, each) for each in camp}) for value, camp in camps.items()
    }
    most = max(support.values())
    return [sorted(camp) for value, camp in camps.items() if support[value] < most]


def _link(
    one: str,
    other: str,
    slots: Mapping[str, Mapping[int, object]],
    alone: Sequence[frozenset[str]],
) -> tuple[Link, float]:
    """The counts of a pair, and how often the two stand together where either is alone."""
    shared = slots[one].keys() & slots[other].keys()
    agreed = {number for number in shared if slots[one][number] == slots[other][number]}
    against = [number for number in shared if not alone[number].isdisjoint((one, other))]
    rare = len(agreed.intersection(against))
    link = Link(one, other, "copies", len(shared), len(agreed), rare)
    return link, rare / max(len(against), 1)
