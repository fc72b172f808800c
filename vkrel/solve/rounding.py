"""Whether one number lies above another, where arithmetic rounds."""

from __future__ import annotations

_ROUNDING = 1e-9


def above(low: float, high: float, *, closed: bool, exact: bool, scale: float = 0) -> bool:
    """Whether a lower end lies above an upper one.

    Days are exact, so ends that touch are apart unless both are `closed`; amounts are rounded by
    arithmetic, so they are apart only where more than the rounding lies between them, relative
    to the largest number that took part (`scale`).
    """
    if exact:
        return low > high or (low == high and not closed)
    return low - high > _ROUNDING * max(abs(low), abs(high), scale, 1e-300)
