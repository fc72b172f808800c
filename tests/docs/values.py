"""docs/values.md: what is read, made from the tables of the readers, each example read by them.

`python -m tests.docs.values docs` writes it; `test_values.py` says whether it is up to date.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from vkrel.model.show import show_reading
from vkrel.values.dates.calendars import ERAS, HIJRI, REPUBLICAN, SOLAR_HIJRI, Calendar
from vkrel.values.dates.days import MONTHS
from vkrel.values.dates.words import TOKENS
from vkrel.values.dates.zones import NAMED
from vkrel.values.quantities import fillers
from vkrel.values.quantities.frame import MULTIPLES
from vkrel.values.quantities.hedges import hedge_words
from vkrel.values.quantities.number import MONEY_SCALES, SCALES
from vkrel.values.quantities.units import Unit, ambiguous, written, written_ambiguously
from vkrel.values.read import read
from vkrel.values.tongues.tongue import Tongue, codes, load, scale_value

PAGE = "values.md"
INTRODUCTION = """\
Made from the tables of the readers by `python -m tests.docs.values docs`; every example was read by
vkrel when the page was made. `vkrel explain VALUE` shows how one value is understood, word by word."""
# Each form is read when the page is made, and fails it where it cannot be.
FORMS = {
    "Numbers and amounts": (
        "quantity",
        """
        1,234 | 1,234.5 | 12,5 | 1.234.567,8 | 12 345 | 1'234 | 2½ | ٣٥ | twenty-one | a hundred and five
        three and a half million | half a million | 3 dozen | 5 lakh | 86.5 bn | -5 °C | (5) | 20% | 3 per mille
        two thirds | one in five | 3 out of 4 | US$87 billion of US$435 billion | 5-6 km | between 3 and 4 million
        5 ft 10 in | 5'10" | 1 million 200 thousand | tens of thousands | several hundred | a couple of miles | no embassies
        2.75 miles (4.43 km) | 5 kg per hectare | 12 per 100,000 people | 60 km/h | US$5 per passenger
        9,500 investment projects | 9,300 by 2015
        """,
    ),
    "Multiples, ranks, durations, lists": (
        "",
        """
        doubled | rose by 20% | tenfold | 3 times | the third largest | No. 1 | top 10 | 20th anniversary
        18 months | an hour and a half | 3 years ago | A, B and C
        """,
    ),
    "Dates": (
        "date",
        """
        2009 | October 2009 | 3 October 2009 | October 3, 2009 | Saturday, 3 October 2009 | 3.10.2009 | 11/10/2023 | 2009-10-03
        2009-10 | 2009/10 | FY2009 | Q3 2009 | H1 2009 | spring 2009 | early 2009 | mid-October 2009 | end of 2009
        about 2009 | by 2020 | since 1992 | before May 2009 | after 2009 | from 1992 to 2001 | 1992-2001 | May or June 2009
        the 1990s | the early 1990s | the 20th century | nineteen seventy-five | 500 BC | AD 79
        2021-W05 | 1984? | 1984~ | 19XX | 2001-21 | [1667,1668] | 1985/.. | Y-17E7
        12 Ramadan 1442 | 1 Farvardin 1400 | Showa 54 | Reiwa 3 | 9 Thermidor II | BE 2564 | Kangxi 12 | 1752/3
        2 June 1900 (Old Style) | three days after 5 May 2014
        """,
    ),
    "Times": (
        "time",
        """
        7:10 | 19:10:05 | 7.10 p.m. | noon | midnight | half past seven | quarter to six | five past ten | 19:00 KST
        10:00 UTC+9 | 3 May 2014 19:10 | 2024-03-15T10:00:00+09:00
        """,
    ),
}
# What nobody can read, or vkrel cannot yet; each has to be unknown when the page is made.
UNREAD = """
    5 kg foo | about blorp 30 | 12 foo 1999 | US$5 billion dong | 5 square leagues | not 5 | 10 cubic feets wide
    9,300 by 2015 (a record) | over 500,000 visitors a year in total | down 3 percentage points
    greater than 10 and smaller than 20 | between one and ten | 2 pairs from $349 | three score and ten
    31 April 2020 | Monday, 6 May 2014 | between 2008 and 2007 | 25 February | 25:61 | version 1.2.3
    the early nineties of the 20th century | founded in the 1870s | 5 million and 6 km | n/a
"""


def page() -> str:
    """The whole page."""
    return "\n".join(
        (
            "# What is read",
            "",
            INTRODUCTION,
            "",
            *_forms(),
            *_words_of_amounts(),
            *_units(),
            *_calendars(),
            *_tongues(),
            *_unread(),
        )
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _table(head: str, rows: Iterable[Sequence[str]]) -> Iterator[str]:
    columns = head.split(", ")
    yield from (f"| {' | '.join(columns)} |", "|" + "---|" * len(columns))
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in rows)
    yield ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))


def _split(texts: str) -> list[str]:
    return [text.strip() for line in texts.strip().splitlines() for text in line.split(" | ")]


def _meant(text: str, kind: str = "", language: str = "") -> str:
    """What the reader makes of an example; fails where it cannot read it."""
    reading = read(text, kind, language=language)
    assert reading.known, f"{text}: {reading.reason}"
    return show_reading(reading)


def _forms() -> Iterator[str]:
    for title, (kind, texts) in FORMS.items():
        yield from (f"## {title}", "")
        yield from _table(
            "printed, what most readers take it for",
            ((text, _meant(text, kind)) for text in _split(texts)),
        )


def _words_of_amounts() -> Iterator[str]:
    yield from ("## Words around a number", "")
    classes = defaultdict(list)
    for words, name in hedge_words().items():
        classes[name].append(words)
    yield from _table("hedge, words", ((name, _listed(words)) for name, words in classes.items()))
    scales = defaultdict(list)
    for word, power in SCALES.items():
        scales[f"{10**power:,}"].append(word)
    for word, power in MONEY_SCALES.items():
        scales[f"{10**power:,}"].append(f"{word} (of money)")
    for word, times in MULTIPLES.items():
        scales[str(times)].append(word)
    yield from _table("scale, words", ((size, _listed(words)) for size, words in scales.items()))
    yield f"- Say nothing before a number: {_listed(sorted(fillers.BEFORE))}"
    yield f"- Say nothing behind it: {_listed(sorted(fillers.AFTER))}"
    yield f"- Behind these stands what the amount is of: {_listed(sorted(fillers.OF))}"
    yield (
        "- Words in small letters behind a bare number name the thing that is counted; any other"
        " word makes the value unknown, and is named."
    )
    yield ""


# ---------------------------------------------------------------- units


def _units() -> Iterator[str]:
    yield from ("## Units", "")
    yield "SI prefixes, plurals, squares, cubes and quotients of these are read too."
    yield ""
    money = []
    dimensions = defaultdict(list)
    for unit, spellings in written():
        if unit.money and unit.factor == 1:
            money.append(unit.name)
        else:
            names = _listed(
                each
                for each in spellings
                if each != unit.name and not (each[-1] == "s" and each[:-1] in spellings)
            )
            row = f"**{unit.name}**{_factor(unit)}{': ' * bool(names)}{names}"
            dimensions[unit.base].append(row)
    rows = ((base, "<br>".join(rows)) for base, rows in dimensions.items())
    yield from _table("base unit, units with their factors and spellings", rows)
    yield from (f"Money, by name, code and sign: {_listed(sorted(money))}.", "")
    meanings = defaultdict(list)
    for spelling in written_ambiguously():
        meanings[" or ".join(unit.name for unit in ambiguous(spelling))].append(spelling)
    rows = ((_listed(spellings), meant) for meant, spellings in meanings.items())
    yield from _table("spelling, units that it may mean (the commonest first)", rows)


def _factor(unit: Unit) -> str:
    zero = f" from {_number(unit.offset)}" if unit.offset else ""
    return f" = {_number(unit.factor)}{zero}" if unit.factor != 1 or zero else ""


def _number(number: Fraction) -> str:
    return f"{float(number):,.10g}"


# ---------------------------------------------------------------- dates


def _calendars() -> Iterator[str]:
    yield from ("## Words of dates", "")
    meanings = defaultdict(list)
    for words, token in TOKENS.items():
        if token is None:
            meanings["says nothing"].append(words)
        elif token[0] in "wus-":
            meanings[str(token[1])].append(words)
    rows = ((name, _listed(words)) for name, words in meanings.items())
    yield from _table("meaning, words", rows)
    calendars = {"Hijri": HIJRI, "Solar Hijri": SOLAR_HIJRI, "French Republic": REPUBLICAN}
    yield from _table(
        "calendar, months", ((name, _months(each)) for name, each in calendars.items())
    )
    yield from (f"Eras: {_listed(ERAS)}.", "")
    yield from (
        f"Time zones: {_listed(name.upper() for name in sorted(NAMED))}; UTC+9, +09:00.",
        "",
    )


def _months(calendar: Calendar) -> str:
    return _listed(names[0] for names in calendar.months)


# ---------------------------------------------------------------- tongues

EXAMPLES = {
    "ar": "12 مارس 1921 | ١٠٫٢ مليون نسمة | أكثر من 200,000 نسمة | نحو 3.5 مليون | 5 كم",
    "de": "3. Oktober 1990 | rund 3,5 Milliarden Euro | Anfang der 1990er Jahre | im 19. Jahrhundert"
    " | 1.234 Einwohner",
    "es": "12 de marzo de 1921 | 3,5 millones de habitantes | más de 200.000 personas"
    " | a principios de 1990 | siglo XIX",
    "fr": "le 1er janvier 2001 | plus de 3,5 millions d'euros | fin du XIXe siècle"
    " | 3 560,5 habitants | il y a trois ans",
    "it": "12 marzo 1921 | circa 3,5 milioni di euro | più di 200.000 abitanti | nel 1990"
    " | XIX secolo",
    "ja": "1921年3月12日 | 約3億5000万人 | 1990年以来 | 20万人以上 | 19世紀",
    "ko": "1921년 3월 12일 | 약 3억5000만 명 | 1조 2,300억원 | 20만 명 이상 | 19세기",
    "nl": "12 maart 1921 | ongeveer 3,5 miljoen euro | meer dan 200.000 inwoners | in 1990"
    " | 19e eeuw",
    "pt": "12 de março de 1921 | cerca de 3,5 milhões de euros | mais de 200.000 habitantes"
    " | em 1990 | século XIX",
    "ru": "12 марта 1921 года | около 3,5 млн человек | более 200 000 жителей | 1990-е годы"
    " | XIX век",
    "vi": "ngày 12 tháng 3 năm 1921 | khoảng 3,5 triệu người | hơn 200.000 người | năm 1990"
    " | thế kỷ 19",
    "zh": "1921年3月12日 | 约3.5亿人 | 超过20万人 | 20世纪90年代 | 约30%左右",
}


def _tongues() -> Iterator[str]:
    yield from ("## Languages", "")
    yield "A value of one of these is said in English first; `language` names it where it is known."
    yield ""
    for tongue in map(load, codes()):
        if not tongue.translates:
            continue
        yield from (f"### {tongue.name} (`{tongue.code}`)", "")
        group = " ".join(f"`{mark}`" for mark in tongue.group)
        asked = "; only where it is named" if "_" in tongue.code else ""
        read_as = (f"`{text}` ({_meant(text, language=tongue.code)})" for text in _examples(tongue))
        yield (
            f"- {len(tongue.phrases):,} phrases and {len(tongue.numbers)} number words; decimals"
            f" behind `{tongue.decimal}`, groups parted by {group}; 11/10/2023 is"
            f" {tongue.order}{asked}"
        )
        if "_" in tongue.code:
            yield f"- Words as in `{tongue.code.partition('_')[0]}`, with some of its own"
            yield from (f"- Read, for example: {'; '.join(read_as)}", "")
            continue
        yield f"- Months: {_listed(_saying(tongue, MONTHS))}"
        yield f"- Scale words: {_listed(_scales(tongue))}"
        yield f"- Hedges: {_listed(_saying(tongue, hedge_words()))}"
        yield from (f"- Read, for example: {'; '.join(read_as)}", "")


def _saying(tongue: Tongue, english: Iterable[str]) -> Iterator[str]:
    """The phrases of a tongue that say one of these."""
    wanted = set(english)
    return (phrase for phrase, said in tongue.phrases.items() if said in wanted)


def _scales(tongue: Tongue) -> Iterator[str]:
    return (phrase for phrase, english in tongue.phrases.items() if scale_value(english) > 1)


def _examples(tongue: Tongue) -> list[str]:
    """Printed values of the tongue; by its own marks where nobody has written any for it."""
    if tongue.code in EXAMPLES:
        return _split(EXAMPLES[tongue.code])
    group, space = tongue.group[0] if tongue.group else "", " " * tongue.spaced
    march = max(_saying(tongue, ["March"]), key=_as_a_word, default="")
    more = next(_saying(tongue, ["more than", "over", "at least"]), "")
    people = next(_saying(tongue, ["people", "inhabitants", "persons"]), "")
    return [
        f"{march} 1921".strip(),
        f"{more}{space}200{group}000{space}{people}".strip(),
        f"1{group}234{group}567{tongue.decimal}5{space}km",
    ]


def _as_a_word(phrase: str) -> tuple[bool, int]:
    return "." not in phrase, len(phrase)


# ---------------------------------------------------------------- what is not read


def _unread() -> Iterator[str]:
    yield from ("## What is not read", "", "It is unknown, with the reason, and never guessed.", "")
    rows = []
    for text in _split(UNREAD):
        reading = read(text)
        assert not reading.known, f"{text} is read as {show_reading(reading)}"
        rows.append((text, reading.reason))
    yield from _table("printed, reason", rows)


if __name__ == "__main__":
    Path(sys.argv[1], PAGE).write_text(page().rstrip() + "\n", "utf-8")
