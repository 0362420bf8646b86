"""The parts of addresses that change: slugs in any script, years, months and days."""

from django.urls import register_converter


class SlugConverter:
    """A slug in any script: not `\\w`, which leaves out the vowel signs of Hindi or Thai.

    Nor any control character: PostgreSQL refuses to be asked about a NUL.
    """

    regex = r"[^/\x00-\x20]+"

    def to_python(self, value: str) -> str:
        """Return the slug as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """Return the slug; Django quotes it."""
        return value


class YearConverter:
    """A year of four digits."""

    regex = r"[0-9]{4}"

    def to_python(self, value: str) -> int:
        """Return the year as a number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the year in four digits."""
        return f"{value:04}"


class TwoDigitConverter(YearConverter):
    """A month or a day, 1 to 31; one digit is understood as well."""

    regex = r"(?:0?[1-9]|[12][0-9]|3[01])"

    def to_url(self, value: int) -> str:
        """Return the number in two digits."""
        return f"{value:02}"


def register_converters() -> None:
    """Let addresses name the converters: `<uslug:slug>`, `<year:year>`, `<part:month>`."""
    register_converter(SlugConverter, "uslug")
    register_converter(YearConverter, "year")
    register_converter(TwoDigitConverter, "part")
