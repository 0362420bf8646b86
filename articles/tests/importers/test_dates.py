"""Dates as news sites write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers import DateError, parse_date

SHANGHAI = ZoneInfo("Asia/Shanghai")
EVENING = datetime(2024, 1, 19, 21, 52, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "text",
    [
        "Jan 19, 2024 09:52 PM",
        "January 19th, 2024, 9:52 p.m.",
        "Friday, January 19, 2024 at 9.52pm",
        "19 January 2024 21:52",
        "19-Jan-2024 21:52:00",
        "2024-01-19T21:52:00+08:00",
        "2024-01-19 21:52:00.000 +0800",
        "2024-01-19T13:52:00Z",
        "20240119T135200Z",
        "2024/1/19 21:52",
        "2024年1月19日 21:52",
        "Fri, 19 Jan 2024 21:52:00 +0800",
        "Fri, 19 Jan 2024 08:52:00 EST",
        "Fri, 19 Jan 2024 13:52:00 GMT",
        "Jan 19, 2024 21:52 UTC+8",
    ],
)
def test_one_moment_in_many_spellings(text):
    assert parse_date(text, SHANGHAI) == EVENING


@pytest.mark.parametrize("text", ["2024-01-19", "20240119", "Sept 19, 2024", "2024年01月19日"])
def test_a_date_without_a_time_is_midnight_of_the_zone(text):
    date = parse_date(text, SHANGHAI)
    assert (date.hour, date.minute, date.utcoffset()) == (0, 0, SHANGHAI.utcoffset(date))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "01/02/2024",
        "19.1.24",
        "2024-02-30",
        "2024-01-19T25:00",
        "Jan 19, 2024 21:52 PM",
        "Ma 3, 2024",
        "Foo 3, 2024",
        "0001-01-01",
        "9999-12-31",
        "1705672320",
        "2024-01-19 5",
        "2024-01-19T00:00+99:00",
    ],
)
def test_what_is_not_one_date_is_refused(text):
    with pytest.raises(DateError):
        parse_date(text, UTC)


def test_a_time_that_the_clock_skipped_is_read_with_the_offset_before():
    berlin = ZoneInfo("Europe/Berlin")
    assert parse_date("2024-03-31 02:30", berlin).isoformat() == "2024-03-31T03:30:00+02:00"


def test_a_time_that_the_clock_showed_twice_is_the_first():
    berlin = ZoneInfo("Europe/Berlin")
    assert parse_date("2024-10-27 02:30", berlin).isoformat() == "2024-10-27T02:30:00+02:00"


@given(st.datetimes(datetime(1600, 1, 2), datetime(2100, 12, 30), timezones=st.timezones()))
def test_iso_dates_come_back_to_the_minute(moment):
    moment = moment.astimezone(UTC).replace(microsecond=0)
    assert parse_date(moment.isoformat(), SHANGHAI) == moment


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused(text):
    try:
        assert parse_date(text, UTC).tzinfo is not None
    except DateError as error:
        assert text.split()[:1] == [] or str(error)
