"""Money in another currency, by a named and dated rate."""

from __future__ import annotations

import pytest

from vkrel.values.compare import compare
from vkrel.values.quantities.money import Rate, converted
from vkrel.values.quantities.units import dollars, find
from vkrel.values.read import read

RATE = Rate(of="USD", to="VND", factor=23_600, name="State Bank of Viet Nam", date="2022-12-30")


def test_a_rate_makes_currencies_comparable():
    """With a rate there is a verdict, and the reason names the rate."""
    found = compare("US$87 billion", "VND 2,053 trillion", "rounding", rate=RATE)
    assert found.verdict == "compatible"
    assert "1 USD = 23,600 VND (State Bank of Viet Nam, 2022-12-30)" in found.why
    other = compare("VND 3,000 trillion", "US$87 billion", "rounding", rate=[RATE])
    assert other.verdict == "contradiction"


def test_without_the_right_rate_there_is_no_verdict():
    """A rate of two other currencies converts nothing."""
    assert compare("US$5", "€5", "rounding", rate=RATE).verdict == "unknown"
    assert converted(read("€5", "quantity"), RATE) is read("€5", "quantity")


def test_both_ways():
    """Cuts, levels and value all move."""
    dong = converted(read("about US$2", "quantity"), RATE)
    assert (dong.unit, dong.value) == ("VND", 47_200)
    assert dong.shape is not None
    assert dong.shape(0.5) == dong.strict
    back = converted(dong, RATE)
    assert back.unit == "USD"
    assert back.value == pytest.approx(2)


@pytest.mark.parametrize("wrong", [{"factor": 0}, {"name": ""}, {"date": ""}])
def test_a_rate_has_a_name_and_a_date(wrong):
    """An anonymous rate is refused."""
    with pytest.raises(ValueError, match=r".+"):
        Rate(**{"of": "USD", "to": "VND", "factor": 1.0, "name": "bank", "date": "2022", **wrong})


# The currencies of ISO 4217 in use, funds and metals left out.
CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP
BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
UGX USD UYU UZS VES VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW ZWL
""".split()  # noqa: SIM905 - in rows, to be read


@pytest.mark.parametrize("code", CODES)
def test_each_currency_of_the_world(code):
    """A code in capitals is money of its own, and converts into no other."""
    unit = find(code)
    assert unit is not None
    assert (unit.name, unit.base, unit.factor, unit.money) == (code, code, 1, True)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("US$", "USD"), ("U.S. dollars", "USD"), ("A$", "AUD"), ("NZ$", "NZD"), ("HK$", "HKD"),
        ("R$", "BRL"), ("RM", "MYR"), ("Rp", "IDR"), ("zł", "PLN"), ("Kč", "CZK"), ("Ft", None),
        ("₦", "NGN"), ("₵", "GHS"), ("₭", "LAK"), ("₴", "UAH"), ("₸", "KZT"), ("₺", "TRY"),
        ("₾", "GEL"), ("៛", "KHR"), ("৳", "BDT"), ("₽", "RUB"), ("₿", "BTC"), ("元", "CNY"),
        ("円", "JPY"), ("원", "KRW"), ("KSh", "KES"), ("Tk", "BDT"), ("SDR", "XDR"),
        ("Swiss francs", "CHF"), ("Philippine pesos", "PHP"), ("Kuwaiti dinars", "KWD"),
        ("UAE dirhams", "AED"), ("Saudi riyals", "SAR"), ("hryvnias", "UAH"), ("naira", "NGN"),
        ("Pakistani rupees", "PKR"), ("tenge", "KZT"), ("Czech crowns", "CZK"), ("lari", "GEL"),
        ("Deutsche Marks", "DEM"), ("French francs", "FRF"), ("pounds sterling", "GBP"),
        ("Egyptian pounds", "EGP"), ("Turkish lira", "TRY"), ("North Korean won", "KPW"),
        ("international dollars", "international_dollar"), ("Int$", "international_dollar"),
        ("usd", "USD"), ("eur", "EUR"), ("all", None), ("try", None), ("cup", None), ("mad", None),
    ],
)  # fmt: skip
def test_names_and_signs_of_money(printed, code):
    """Usual names and signs; a code that is a word is one in capitals only."""
    unit = find(printed)
    assert (unit.name if unit is not None and unit.money else None) == code


def test_a_dollar_is_any_of_them():
    """Currencies whose sign is a dollar, those of the newly added countries too."""
    assert {"USD", "AUD", "FJD", "international_dollar"} <= dollars()
    assert "EUR" not in dollars()


def test_the_parts_and_multiples_of_a_currency():
    """A cent converts into its own dollar only."""
    assert find("US cents").factor * 100 == find("US$").factor
    assert find("US cents").base == "USD"
    assert find("pence").base == "GBP"
    assert find("M€").factor == 10**6
    assert find("euro cents").base == "EUR"
