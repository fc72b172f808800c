"""Numbers in words: one way to compose them in every tongue.

What a number word counts for stands in its tongue; a multiplier (hundred, thousand, 億, mươi)
multiplies what stands before it, and what stands behind it is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from vkrel.values.tongues.tongue import Tongue

# The joins of words ("treinta y uno"), and those within one word ("dreiundzwanzig"), by which
# ones stand before tens.
JOIN, GLUED_JOIN = "join", "glued join"
Part = Fraction | str
# So many letters has the longest number in one word.
_LONGEST = 100


def compose(parts: Sequence[Part], tongue: Tongue) -> Fraction | None:
    """The number that number words make together; None where they are no single number."""
    numbers = _plain(parts)
    if len(numbers) > 1 and not tongue.spaced and all(number < 10 for number in numbers):
        # 一九四九: digit after digit
        return Fraction("".join(str(number) for number in numbers))
    if tongue.next_place and len(parts) > 1 and 0 < numbers[-1] < 10:
        before = parts[-2]
        if not isinstance(before, str) and before >= 100 and multiplies(before, tongue):
            # 三万五, without a zero between: five thousands
            numbers[-1] *= before / 10
    numbers = _without_zeros(numbers, tongue)
    return _composed(numbers, tongue) if numbers else None


def _without_zeros(numbers: list[Fraction], tongue: Tongue) -> list[Fraction]:
    """The numbers without zeros in empty places, also not as "no hundreds"; zero alone stays."""
    kept: list[Fraction] = []
    for at, number in enumerate(numbers):
        no_hundreds = at and not numbers[at - 1] and multiplies(number, tongue)
        if number and not no_hundreds:
            kept.append(number)
    return kept or numbers[:1]


def _plain(parts: Sequence[Part]) -> list[Fraction]:
    """The numbers without joins, three-and-twenty as twenty, three."""
    numbers: list[Fraction] = []
    tens_follow = False
    for part in parts:
        if isinstance(part, str):
            tens_follow = part == GLUED_JOIN
            continue
        if tens_follow and numbers and 0 < numbers[-1] < 10 <= part < 100:
            numbers.insert(-1, part)
        else:
            numbers.append(part)
        tens_follow = False
    return numbers


def multiplies(number: Fraction, tongue: Tongue) -> bool:
    """Whether it multiplies what stands before it: a hundred, a thousand, ten in "hai mươi"."""
    return number in tongue.multiplies or (
        number >= 100 and number.denominator == 1 and str(number).strip("0") == "1"
    )


def _composed(numbers: list[Fraction], tongue: Tongue) -> Fraction | None:
    multipliers = [number for number in numbers if multiplies(number, tongue)]
    if not multipliers or max(multipliers) < max(numbers):
        return _added(numbers, tongue)
    most = max(multipliers)
    at = numbers.index(most)
    before = _composed(numbers[:at], tongue) if at else Fraction(1)
    behind = _composed(numbers[at + 1 :], tongue) if numbers[at + 1 :] else Fraction(0)
    if before is None or behind is None or not 0 < before < most or behind >= most:
        return None
    return before * most + behind


def _added(numbers: list[Fraction], tongue: Tongue) -> Fraction | None:
    """The sum of numbers of which each fills empty places of the one before: 200, 20, 3."""
    total = numbers[0]
    for before, number in pairwise(numbers):
        fills = 0 < number < 10 ** _empty_places(before)
        sixty_twelve = tongue.vigesimal and before in (60, 80) and 0 < number < 20
        if not (fills or sixty_twelve):
            return None
        total += number
    return total


def _empty_places(number: Fraction) -> int:
    digits = str(number)
    return len(digits) - len(digits.rstrip("0")) if digits.isdecimal() and number else 0


@lru_cache(maxsize=4096)
def _segmented(word: str, tongue: Tongue) -> tuple[Part, ...] | None:
    """The number words and joins that one word is made of; the longest ones first."""
    if not word:
        return ()
    for length in range(min(len(word), 20), 0, -1):
        head = word[:length]
        counted = tongue.counted.get(head)
        part: Part | None = None
        if counted is not None:
            part = Fraction(counted.value)
        elif head in tongue.joins:
            part = GLUED_JOIN
        if part is not None:
            rest = _segmented(word[length:], tongue)
            if rest is not None:
                return (part, *rest)
    return None


def glued(word: str, tongue: Tongue) -> tuple[Part, ...] | None:
    """The parts of a number in one word; None where it is none, or a join alone."""
    if not tongue.glued or len(word) > _LONGEST:
        return None
    parts = _segmented(word, tongue)
    if not parts or all(part == GLUED_JOIN for part in parts) or parts[-1] == GLUED_JOIN:
        return None
    return parts


def written(number: Fraction) -> str:
    """The number in figures, exactly."""
    places = 0
    while number.denominator > 1 and places < 12:
        number *= 10
        places += 1
    digits = str(int(number)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
