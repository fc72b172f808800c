"""The HTML report in headless Chromium, without a network: see look.mjs for what is asked.

Needs Chromium, Node and `npm install --prefix tests/browser`; skipped with a word where one is
missing. VKREL_PICTURES=FOLDER keeps screenshots of every part at both widths.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import vkrel
from tests.cli.test_cli import vkrel as run
from tests.report.test_html import hostile_registry, report_of

HERE = Path(__file__).parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
NODE = shutil.which("node")
MODULES = HERE / "node_modules" / "playwright-core"
FOUND = {"Chromium": CHROMIUM, "Node": NODE, "npm install --prefix tests/browser": MODULES.exists()}
MISSING = [name for name, found in FOUND.items() if not found]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not here: {', '.join(MISSING)}")


def look(report):
    """What a browser makes of a report."""
    pictures = os.environ.get("VKREL_PICTURES", "")
    done = subprocess.run(
        [NODE, str(HERE / "look.mjs"), CHROMIUM, str(report), *([pictures] if pictures else [])],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    """The report of the five documents, in the browser."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    assert run("report", "-o", str(file))[0] == 0
    return look(file)


def test_quiet_and_offline(seeds):
    """Nothing on the console, and nothing is asked for but the file itself."""
    assert seeds["console"] == []
    assert {each.partition(":")[0] for each in seeds["requests"]} == {"file"}
    assert len(seeds["requests"]) == 5


def test_the_text_is_there(seeds):
    """The findings can be read without opening anything."""
    findings = vkrel.check()
    assert findings
    for finding in findings:
        assert finding.title in seeds["text"]
        assert all(claim.quote in seeds["text"] for claim in finding.claims)


def test_accessible(seeds):
    """Axe finds nothing serious at 360 and 1,440 pixels, light and dark, all details open."""
    assert [(each["width"], each["colorScheme"]) for each in seeds["pages"]] == [
        (360, "light"), (360, "dark"), (1440, "light"), (1440, "dark"),
    ]  # fmt: skip
    assert [each["violations"] for each in seeds["pages"]] == [[], [], [], []]


def test_no_sideways_scrolling(seeds):
    """The page is as wide as the screen."""
    assert [each["overflow"] for each in seeds["pages"]] == [0, 0, 0, 0]


def test_keyboard(seeds):
    """Tab reaches everything that can be used; Enter opens what is closed."""
    assert seeds["keyboard"]["wanted"] > 20
    assert seeds["keyboard"]["reached"] == seeds["keyboard"]["wanted"]
    assert seeds["keyboard"]["opens"]


def test_search(seeds):
    """The search keeps the claims that hold all words, and says how many."""
    shown = seeds["search"]["shown"]
    assert 0 < shown < seeds["search"]["all"]
    assert seeds["search"]["words"] == f"{shown} of {seeds['search']['all']} claims"


def test_paper(seeds):
    """It prints."""
    assert seeds["print"] > 50_000


def test_hostile_quotes_do_nothing(tmp_path):
    """Scripts in quotes do not run, with or without the page's own policy."""
    quote = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    registry = hostile_registry(
        quote, "</style><script>alert(3)</script>", "<svg onload=alert(4)>", "a"
    )
    file = tmp_path / "report.html"
    file.write_text(report_of(registry), "utf-8")
    found = look(file)
    assert found["console"] == []
    assert quote in found["text"]
