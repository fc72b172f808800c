"""A language of one's own: printed phrases and their English, in a file of the form of ours."""

from __future__ import annotations

from pathlib import Path

from vkrel.values.table import forget
from vkrel.values.tongues import tongue


def use_tongue(path: Path | str) -> str:
    """Read the language of a file of one's own from now on, and return its code.

    What was read before is forgotten.

    Args:
        path: a TOML file such as those beside `vkrel/values/tongues/de.toml`. Its name is the code
            of the language ("sw.toml"), and stands in the place of ours of that code.

    Returns:
        The code, for `language`.

    Raises:
        OSError: there is no such file.
        ValueError: it is no tongue; the message says why.

    """
    code = tongue.use(path)
    forget()
    return code
