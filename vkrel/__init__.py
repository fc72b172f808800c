"""vkrel compares what documents say.

    import vkrel
    for finding in vkrel.check():
        print(finding)

`load()` gives a registry of claims, `check()` what cannot all be true among them, `compare()`
the verdict on two printed values. Names are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vkrel.findings.causes import Culprit as Culprit
    from vkrel.findings.check import check as check
    from vkrel.findings.finding import Finding as Finding
    from vkrel.findings.findings import Findings as Findings
    from vkrel.findings.resolve import Resolution as Resolution
    from vkrel.findings.resolve import resolve as resolve
    from vkrel.model.citation import Citation as Citation
    from vkrel.model.claim import Claim as Claim
    from vkrel.model.event import Event as Event
    from vkrel.model.indicator import Indicator as Indicator
    from vkrel.model.listing import List as List
    from vkrel.model.name import Name as Name
    from vkrel.model.partnership import Partnership as Partnership
    from vkrel.model.problems import LoadError as LoadError
    from vkrel.model.role import Role as Role
    from vkrel.model.source import Source as Source
    from vkrel.model.visit import Visit as Visit
    from vkrel.model.vocabulary import Vocabulary as Vocabulary
    from vkrel.registry.load import load as load
    from vkrel.registry.registry import Registry as Registry
    from vkrel.values.compare import Comparison as Comparison
    from vkrel.values.compare import compare as compare
    from vkrel.values.reading import Reading as Reading

_HOMES = {
    "check": "vkrel.findings.check",
    "compare": "vkrel.values.compare",
    "load": "vkrel.registry.load",
    "resolve": "vkrel.findings.resolve",
    "Citation": "vkrel.model.citation",
    "Claim": "vkrel.model.claim",
    "Comparison": "vkrel.values.compare",
    "Culprit": "vkrel.findings.causes",
    "Event": "vkrel.model.event",
    "Finding": "vkrel.findings.finding",
    "Findings": "vkrel.findings.findings",
    "Indicator": "vkrel.model.indicator",
    "List": "vkrel.model.listing",
    "LoadError": "vkrel.model.problems",
    "Name": "vkrel.model.name",
    "Partnership": "vkrel.model.partnership",
    "Reading": "vkrel.values.reading",
    "Resolution": "vkrel.findings.resolve",
    "Registry": "vkrel.registry.registry",
    "Role": "vkrel.model.role",
    "Source": "vkrel.model.source",
    "Visit": "vkrel.model.visit",
    "Vocabulary": "vkrel.model.vocabulary",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'vkrel' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    import_module("vkrel.report.attach").attach()
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
