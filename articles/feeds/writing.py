"""Feeds as documents: Atom (RFC 4287) and RSS 2.0, in pages (RFC 5005, section 3)."""

from dataclasses import dataclass
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from .entries import Entry

# The forms of every feed: the name, what its address ends with, and the suffix of its name.
FORMS = (("atom", "", ""), ("rss", "rss/", "_rss"))
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself; `following` is the address of the next page, or ""."""

    title: str
    about: str
    page: str
    address: str
    first: str
    following: str


class _Atom(Atom1Feed):
    """Atom with the links of RFC 5005 and each entry's language."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, address in self.feed["paging"]:
            handler.addQuickElement("link", "", {"rel": relation, "href": address})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        return super().item_attributes(item) | {"xml:lang": item["language"]}


class _Rss(Rss201rev2Feed):
    """RSS with the same links, in Atom's namespace."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, address in self.feed["paging"]:
            handler.addQuickElement("atom:link", None, {"rel": relation, "href": address})


WRITERS: dict[str, type[Atom1Feed | Rss201rev2Feed]] = {"atom": _Atom, "rss": _Rss}


def write(form: str, head: Head, entries: list[Entry]) -> tuple[str, str]:
    """Return the content type and the text of a feed in the form `atom` or `rss`."""
    paging = [("first", head.first), ("next", head.following)]
    feed = WRITERS[form](
        title=head.title,
        link=head.page,
        description=head.about,
        subtitle=head.about,
        language="en",
        feed_url=head.address,
        feed_guid=head.first,
        paging=[(relation, address) for relation, address in paging if address],
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.link,
            description=entry.summary,
            author_name=entry.author,
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            categories=entry.topics,
            language=entry.language,
        )
    return feed.content_type, feed.writeString("utf-8")
