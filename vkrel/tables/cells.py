"""Cells as texts: what a typed cell would look like in print."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from math import isfinite
from typing import Any


def text_of(cell: Any) -> str:
    """A cell as printed text; "" for an empty one (None, NaN, NaT)."""
    if isinstance(cell, str):
        return cell
    if cell is None or cell != cell:  # noqa: PLR0124  NaN and NaT differ from themselves
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return str(int(cell))
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, dt.datetime):
        if cell.time() == dt.time():
            return cell.date().isoformat()
        return cell.isoformat(sep=" ", timespec="minutes" if not cell.second else "seconds")
    if isinstance(cell, dt.time):
        return cell.isoformat(timespec="minutes" if not cell.second else "seconds")
    if isinstance(cell, dt.date | Decimal):
        return str(cell)
    if isinstance(cell, list | tuple | dict):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return str(cell)


def _number(cell: float) -> str:
    """A float as a person would write it: 1200.0 is 1200, as many tools turn counts to floats."""
    if not isfinite(cell):
        return ""
    if cell == int(cell) and abs(cell) < 1e15:
        return str(int(cell))
    return repr(cell)
