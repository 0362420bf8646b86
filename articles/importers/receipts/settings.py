"""The settings of an import as words that a command, a form and a receipt share."""

from dataclasses import asdict, dataclass, field
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from articles.importers.fields import MappingError, ReadOptions, parse_mapping
from articles.importers.upsert import UpsertOptions


class SettingsError(ValueError):
    """A setting that cannot be read; `field` names it and the message says what may stand there."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """How files are read and written; `map` is "theirs=ours,...", the rest as in the command."""

    map: str = ""
    outlet: str = ""
    language: str = "en"
    timezone: str = "UTC"
    topics: tuple[str, ...] = field(default_factory=tuple)
    status: str = "published"
    overwrite: bool = False

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "ImportSettings":
        """Return the settings that a receipt keeps."""
        return cls(**kept | {"topics": tuple(kept["topics"])})

    def kept(self) -> dict[str, Any]:
        """Return the settings as a receipt keeps them."""
        return asdict(self) | {"topics": list(self.topics)}

    def reading(self) -> ReadOptions:
        """Return how rows are read; raise SettingsError for a map or a time zone that is none."""
        try:
            mapping = parse_mapping(self.map)
        except MappingError as error:
            raise SettingsError("map", str(error)) from error
        try:
            zone = ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise SettingsError("timezone", "write a name such as Europe/Berlin.") from error
        return ReadOptions(mapping, self.outlet, self.language, zone)

    def writing(self) -> UpsertOptions:
        """Return how records are written."""
        return UpsertOptions(self.status, self.topics, self.overwrite)
