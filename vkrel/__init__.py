"""vkrel compares what documents say.

    >>> import vkrel
    >>> vkrel.compare("about 200,000", "240,000").verdict
    <Verdict.TENSION: 'tension'>
    >>> for finding in vkrel.check()[:1]:  # of the five documents
    ...     print(finding.severity, finding.rule)
    contradiction same-slot

`load()` gives a registry of claims, `check()` what cannot all be true among them, `compare()`
the verdict on two printed values. Names are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vkrel.findings.accepted import Acceptance as Acceptance
    from vkrel.findings.causes import Culprit as Culprit
    from vkrel.findings.check import check as check
    from vkrel.findings.finding import Finding as Finding
    from vkrel.findings.findings import Findings as Findings
    from vkrel.findings.resolve import Resolution as Resolution
    from vkrel.findings.resolve import resolve as resolve
    from vkrel.findings.triage import accept as accept
    from vkrel.model.citation import Citation as Citation
    from vkrel.model.claim import Claim as Claim
    from vkrel.model.event import Event as Event
    from vkrel.model.indicator import Indicator as Indicator
    from vkrel.model.listing import List as List
    from vkrel.model.name import Name as Name
    from vkrel.model.partnership import Partnership as Partnership
    from vkrel.model.problems import LoadError as LoadError
    from vkrel.model.record import Record as Record
    from vkrel.model.role import Role as Role
    from vkrel.model.slot import Slot as Slot
    from vkrel.model.source import Source as Source
    from vkrel.model.subject import Subject as Subject
    from vkrel.model.visit import Visit as Visit
    from vkrel.model.vocabulary import Vocabulary as Vocabulary
    from vkrel.registry.load import load as load
    from vkrel.registry.registry import Registry as Registry
    from vkrel.values.compare import Comparison as Comparison
    from vkrel.values.compare import compare as compare
    from vkrel.values.own_tongue import use_tongue as use_tongue
    from vkrel.values.quantities.money import Rate as Rate
    from vkrel.values.quantities.units import add_unit as add_unit
    from vkrel.values.read import read as read
    from vkrel.values.reading import Reading as Reading
    from vkrel.values.understood import Word as Word
    from vkrel.values.understood import understood as understood
    from vkrel.values.verdict import Kind as Kind
    from vkrel.values.verdict import Severity as Severity
    from vkrel.values.verdict import Verdict as Verdict

_HOMES = {
    "accept": "vkrel.findings.triage",
    "add_unit": "vkrel.values.quantities.units",
    "check": "vkrel.findings.check",
    "compare": "vkrel.values.compare",
    "load": "vkrel.registry.load",
    "read": "vkrel.values.read",
    "resolve": "vkrel.findings.resolve",
    "understood": "vkrel.values.understood",
    "use_tongue": "vkrel.values.own_tongue",
    "Acceptance": "vkrel.findings.accepted",
    "Citation": "vkrel.model.citation",
    "Claim": "vkrel.model.claim",
    "Comparison": "vkrel.values.compare",
    "Culprit": "vkrel.findings.causes",
    "Event": "vkrel.model.event",
    "Finding": "vkrel.findings.finding",
    "Findings": "vkrel.findings.findings",
    "Indicator": "vkrel.model.indicator",
    "Kind": "vkrel.values.verdict",
    "List": "vkrel.model.listing",
    "LoadError": "vkrel.model.problems",
    "Name": "vkrel.model.name",
    "Partnership": "vkrel.model.partnership",
    "Rate": "vkrel.values.quantities.money",
    "Reading": "vkrel.values.reading",
    "Record": "vkrel.model.record",
    "Registry": "vkrel.registry.registry",
    "Resolution": "vkrel.findings.resolve",
    "Role": "vkrel.model.role",
    "Severity": "vkrel.values.verdict",
    "Slot": "vkrel.model.slot",
    "Source": "vkrel.model.source",
    "Subject": "vkrel.model.subject",
    "Verdict": "vkrel.values.verdict",
    "Visit": "vkrel.model.visit",
    "Vocabulary": "vkrel.model.vocabulary",
    "Word": "vkrel.values.understood",
}
_MODULES = {
    "rules": "vkrel.rules",  # for writers of rules
    "vocabulary": "vkrel.model.vocabulary",  # the kinds of entries
}

__all__ = sorted([*_HOMES, *_MODULES])


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        found: Any = import_module(_MODULES[name])
    elif name in _HOMES:
        found = getattr(import_module(_HOMES[name]), name)
        import_module("vkrel.report.attach").attach()
    else:
        raise AttributeError(f"module 'vkrel' has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return list(__all__)
