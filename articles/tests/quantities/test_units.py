"""The table of units: codes, spellings, plurals, and what is ambiguous."""

from decimal import Decimal

import pytest

from articles.quantities import UnitKind, find, parse, unit_for_code

ISO_4217 = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD
CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD
NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS
VED VES VND VUV WST XAF XCD XDR XOF XPF YER ZAR ZMW ZWG
""".split()


@pytest.mark.parametrize("code", ISO_4217)
def test_every_iso_currency_is_known_and_read_by_code_and_name(code: str) -> None:
    unit = unit_for_code(code)
    assert unit is not None and unit.kind is UnitKind.CURRENCY
    for text in (f"{code} 2,500,000", f"2.5 million {code}", f"2.5 million {unit.name}"):
        quantity = parse(text)
        assert quantity is not None, text
        assert (quantity.value, quantity.unit) == (Decimal(2500000), unit)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("7 millimetres", "mm"),
        ("7 kilometers", "km"),
        ("7 km", "km"),
        ("7 MW", "MW"),
        ("7 mW", "mW"),
        ("7 megawatt-hours", "MW.h"),
        ("7 milliamps", "mA"),
        ("7 GHz", "GHz"),
        ("7 hectopascals", "hPa"),
        ("7 micrograms", "ug"),
        ("7 gigabytes", "GBy"),
        ("7 Mbps", "Mbit/s"),
        ("7 light-years", "[ly]"),
        ("7 nautical miles", "[nmi_i]"),
        ("7 acre-feet", "{acre-foot}"),
        ("7 TEUs", "{teu}"),
    ],
)
def test_a_measure_is_read_with_its_prefix(text: str, code: str) -> None:
    quantity = parse(text)
    assert quantity is not None
    assert quantity.unit == unit_for_code(code)


def test_a_rate_has_the_code_of_both_its_units() -> None:
    quantity = parse("$58.24 per barrel")
    assert quantity is not None
    assert quantity.unit.code == "USD/[bbl_us]"
    assert quantity.unit == unit_for_code("USD/[bbl_us]")
    assert unit_for_code("USD/") is None and unit_for_code("nonsense/h") is None


def test_a_currency_word_of_several_countries_names_none_of_them() -> None:
    for text, word in (("50 pesos", "peso"), ("Rs 50,000", "rupee"), ("50 dinars", "dinar")):
        quantity = parse(text)
        assert quantity is not None
        assert (quantity.unit.kind, quantity.unit.code) == (UnitKind.CURRENCY, word)


def test_letters_of_a_model_are_no_currency() -> None:
    assert find("the PS4 and the R2 sold") == ()
    assert find("Reaching all 23 million Americans")[0].quantity.unit.kind is UnitKind.COUNT
