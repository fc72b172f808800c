"""Findings and claims as JSON: the contract of docs/json.md, version 1, as rows.

One cattrs converter writes them and reads them back; docs/*.schema.json are made of them. Within version 1 fields are added, never taken away or given another meaning.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from functools import cache
from math import inf
from typing import Any, TypeVar

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from vkrel.findings.causes import Culprit
from vkrel.findings.finding import Finding
from vkrel.findings.resolve import Resolution
from vkrel.findings.triage import Back
from vkrel.model.claim import Answer, Claim
from vkrel.registry.registry import Registry
from vkrel.report.formats import renderer
from vkrel.report.outcome import Outcome
from vkrel.report.words import address_of, returned
from vkrel.values.dates.days import iso
from vkrel.values.interval import Cut
from vkrel.values.reading import Reading, is_unread
from vkrel.values.verdict import Severity

Row = TypeVar("Row")

VERSION = 1

End = float | str | None
Span = tuple[End, End, bool, bool]  # low and high, null is open; whether low and high belong to it
Ids = tuple[str, ...]


def _field(description: str, default: Any = attrs.NOTHING, **more: Any) -> Any:
    """A field with what the schema says of it."""
    return attrs.field(default=default, metadata={"description": description, **more})


@attrs.frozen(kw_only=True)
class ClaimRow:
    """A claim, with what its value means."""

    id: str = _field(
        'source, ":", 8 hex digits of a hash of slot, value and quote; "#2" for a verbatim repeat'
    )
    source: str
    line: int | None = _field("1-based; null where the source has no lines", minimum=1)
    quote: str = _field("the printed phrase; empty where the source has none")
    slot: str = _field("the question: type/subject#field?qualifiers")
    value: str = _field("as printed")
    unit: str = _field('of strict and lenient: "day" for ISO dates, else the base unit')
    strict: tuple[Span, ...] = _field("[low, high, low_closed, high_closed]; null is an open end")
    lenient: tuple[Span, ...] = _field("the same at the widest")


@attrs.frozen(kw_only=True)
class ListedClaimRow(ClaimRow):
    """A claim of `vkrel claims`, with the type of its record."""

    type: str
    unread: str | None = _field("why its value was not read; only where it was not", default=None)


@attrs.frozen(kw_only=True)
class RelationRow:
    """What ties slots: the rule, the words, the id of a printed relation."""

    rule: str
    words: str
    claim: str | None


@attrs.frozen(kw_only=True)
class ReturnedRow:
    """Why a finding that was accepted is back: in which state, and what had been written."""

    state: str = _field("what happened since", enum=["changed", "expired"])
    words: str
    reason: str
    on: datetime.date | None
    until: datetime.date | None


@attrs.frozen(kw_only=True)
class FindingRow:
    """A finding."""

    id: str
    content: str = _field(
        "changes with the claims: same id with other content is the same finding, changed"
    )
    rule: str
    severity: Severity
    title: str
    explanation: str
    slots: tuple[str, ...]
    claims: tuple[ClaimRow, ...] = _field("empty only where a rule itself failed")
    witness: Ids
    camps: tuple[Ids, ...]
    alternatives: tuple[Ids, ...]
    relations: tuple[RelationRow, ...]
    culprits: Ids
    needs_reference: bool
    reason: str | None = _field("the likely slip")
    arithmetic: tuple[str, ...] = _field("the steps of the proof where slots are tied")
    complete: bool = _field("whether all rival values were tried")
    one_vote: tuple[Ids, ...] = _field("sources that count as one vote here")
    returned: ReturnedRow | None = _field("only where it was accepted and is back", default=None)


@attrs.frozen(kw_only=True)
class UnreadRow:
    """A claim whose value was not read, so that it took no part in the check."""

    id: str
    place: str = _field('where it stands, as text output has it: source, ":", line')
    slot: str
    value: str
    reason: str = _field("the word that was not understood, or what is missing")


@renderer("json")
def findings_json(outcome: Outcome) -> str:
    """`vkrel check --format json`; see docs/findings.schema.json."""
    doubted, back = outcome.shown.doubted, outcome.triage.back
    rows = (finding_row(each, doubted(each), back.get(each.id)) for each in outcome.shown)
    return dump(findings=rows, unread=map(unread_row, outcome.unread))


def findings_from_json(text: str) -> list[FindingRow]:
    """The findings that `findings_json` wrote; raises ValueError where they are none."""
    return converter().structure(_read(text)["findings"], list[FindingRow])


def unread_from_json(text: str) -> list[UnreadRow]:
    """The values that were not read, as `findings_json` wrote them; raises ValueError likewise."""
    return converter().structure(_read(text).get("unread", []), list[UnreadRow])


def claims_json(claims: Iterable[Claim], registry: Registry) -> str:
    """`vkrel claims --format json`; see docs/claims.schema.json."""
    answers = (Answer(claim, registry.reading(claim)) for claim in claims)
    return dump(claims=map(_listed, answers))


def culprits_json(culprits: Iterable[Culprit], registry: Registry) -> str:
    """`vkrel culprits --format json`: what each clears, what it is part of."""
    rows = (
        {
            "claim": claim_row(Answer(culprit.claim, registry.reading(culprit.claim))),
            "reason": culprit.reason,
            "clears": culprit.findings,
            "part_of": culprit.part_of,
            "votes": culprit.support.votes,
            "against": culprit.support.against,
            "exact": culprit.exact,
        }
        for culprit in culprits
    )
    return dump(culprits=rows)


def resolutions_json(resolutions: Iterable[Resolution]) -> str:
    """`vkrel resolve --format json`: what is best supported for each slot."""
    rows = (
        {
            "slot": each.slot,
            "status": each.status,
            "value": each.value,
            "votes": each.best.votes if each.best else None,
            "against": each.against,
            "supporters": each.supporters,
            "opponents": each.opponents,
            "candidates": [
                {
                    "value": candidate.value,
                    "cut": _spans(candidate.cut, candidate.reading),
                    "votes": candidate.votes,
                    "supporters": candidate.supporters,
                }
                for candidate in each.candidates
            ],
        }
        for each in resolutions
    )
    return dump(slots=rows)


def claim_row(answer: Answer, into: type[ClaimRow] = ClaimRow, **more: Any) -> ClaimRow:
    """A claim with what its value means."""
    claim, reading = answer.claim, answer.reading
    return _row(
        into,
        claim,
        slot=str(claim.slot),
        unit=reading.unit,
        strict=_spans(reading.strict, reading),
        lenient=_spans(reading.lenient, reading),
        **more,
    )


def _listed(answer: Answer) -> ClaimRow:
    unread = is_unread(answer.claim.kind, answer.reading)
    return claim_row(answer, ListedClaimRow, unread=answer.reading.reason if unread else None)


def finding_row(finding: Finding, culprits: Ids, back: Back | None = None) -> FindingRow:
    """A finding; `back` where it was accepted and is open again; `culprits` likeliest first."""
    return _row(
        FindingRow,
        finding,
        claims=tuple(map(claim_row, finding.answers)),
        relations=tuple(
            RelationRow(rule=tie.rule, words=tie.words, claim=tie.claim.id if tie.claim else None)
            for tie in finding.ties
        ),
        culprits=culprits,
        reason=finding.slip,
        returned=back
        and _row(ReturnedRow, back.acceptance, state=back.state, words=returned(back)),
    )


def unread_row(answer: Answer) -> UnreadRow:
    """A claim whose value was not read, and why."""
    claim = answer.claim
    place, reason = address_of(claim), answer.reading.reason
    return _row(UnreadRow, claim, place=place, slot=str(claim.slot), reason=reason)


def dump(**lists: Iterable[Any]) -> str:
    """Lists of rows, by their keys, as a JSON document."""
    content: dict[str, Any] = {"version": VERSION}
    for key, rows in lists.items():
        content[key] = [converter().unstructure(row) for row in rows]
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)


@cache
def converter() -> Converter:
    """The one way from rows to plain data and back; a claim within a row is its id."""
    made = Converter()
    made.register_unstructure_hook(Claim, lambda claim: claim.id)
    made.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    made.register_structure_hook(datetime.date, lambda text, _: datetime.date.fromisoformat(text))
    made.register_structure_hook(End, lambda end, _: end)
    only_back = make_dict_unstructure_fn(FindingRow, made, returned=override(omit_if_default=True))
    made.register_unstructure_hook(FindingRow, only_back)
    only_unread = make_dict_unstructure_fn(
        ListedClaimRow, made, unread=override(omit_if_default=True)
    )
    made.register_unstructure_hook(ListedClaimRow, only_unread)
    return made


def _read(text: str) -> dict[str, Any]:
    content = json.loads(text)
    known = isinstance(content, dict) and content.get("version") == VERSION
    if not known or "findings" not in content:
        raise ValueError(f"no JSON of vkrel: version {VERSION} with 'findings' is expected")
    return dict(content)


def _row(into: type[Row], thing: Any, **values: Any) -> Row:
    """A row whose fields are the given values and, by their names, what a thing says."""
    names = (field.name for field in attrs.fields(into))  # type: ignore[arg-type]
    return into(**{name: getattr(thing, name) for name in names if name not in values}, **values)


def _spans(cut: Cut, reading: Reading) -> tuple[Span, ...]:
    return tuple(
        (
            _end(low, reading),
            _end(high, reading),
            bool(low_closed and low > -inf),
            bool(high_closed and high < inf),
        )
        for low, high, low_closed, high_closed in cut
    )


def _end(number: float, reading: Reading) -> Any:
    if number in (inf, -inf):
        return None
    return iso(number) if reading.kind == "date" else number
