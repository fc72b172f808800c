"""Circles in what lies in what: each with its whole way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def circles(parents: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Ways from a thing by what it lies in back to itself: ("a", "b", "a").

    Without any of the last steps of these ways nothing is left that goes round. That a thing lies
    in itself by name is no way: a city may lie in a province of its name.
    """
    done: set[str] = set()
    for start in parents:
        way: dict[str, Iterator[str]] = {} if start in done else {start: iter(parents[start])}
        while way:
            here = next(reversed(way))
            wider = next(way[here], None)
            if wider is None:
                done.add(here)
                del way[here]
            elif wider in way and wider != here:
                path = list(way)
                yield (*path[path.index(wider) :], wider)
            elif wider in parents and wider not in done and wider != here:
                way[wider] = iter(parents[wider])


def told(circle: Iterable[str]) -> str:
    """What is wrong with a circle, and what to do."""
    way = " lies in ".join(map(repr, circle))
    return f"{way}: nothing lies in itself, take one of these steps out"
