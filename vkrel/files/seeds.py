"""Where the claims files that come with vkrel lie: in the wheel, or beside an editable install."""

from __future__ import annotations

from pathlib import Path


def seeds_folder() -> Path:
    """The folder of the seeds; raises FileNotFoundError where the installation lacks it."""
    package = Path(__file__).parents[1]
    for folder in (package / "_seeds", package.parent / "seeds"):
        if (folder / "vocabulary.toml").exists():
            return folder
    raise FileNotFoundError("this installation has no seeds: install vkrel again")
