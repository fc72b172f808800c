"""What is found on the five documents is written down; a change of it needs a reason.

`python -m tests.findings.test_snapshot` writes the list anew; whoever changes a line of it gives
the reason in a comment beside it.
"""

from pathlib import Path

import tomli

import vkrel

PAGE = Path(__file__).with_name("on_the_documents.toml")


def lines() -> list[dict[str, object]]:
    """The findings on the five documents: id, content, rule, severity, claims."""
    return [
        {
            "id": each.id,
            "content": each.content,
            "rule": each.rule,
            "severity": str(each.severity),
            "claims": sorted(claim.id for claim in each.claims),
        }
        for each in sorted(vkrel.check(), key=lambda each: each.id)
    ]


def test_the_findings_on_the_documents_are_those_that_are_written_down():
    """The same ids, with the same content, severity and claims: accepted ids survive."""
    written = tomli.loads(PAGE.read_text("utf-8"))
    assert written["version"] == 1
    assert len(written["finding"]) == 35
    assert lines() == written["finding"]


def page() -> str:
    """The list as TOML, a finding a table."""
    text = "# See test_snapshot.py: a changed line needs its reason beside it.\nversion = 1\n"
    for each in lines():
        text += "\n[[finding]]\n"
        for name in ("id", "content", "rule", "severity"):
            text += f'{name} = "{each[name]}"\n'
        text += "claims = [\n" + "".join(f'  "{one}",\n' for one in each["claims"]) + "]\n"
    return text


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
