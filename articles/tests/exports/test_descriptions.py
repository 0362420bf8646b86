"""The descriptions beside the CSV files name the columns the files have."""

import pytest
from django.test import Client

from articles.exports import TABLES, csvw, data_package

from .story import SITE


@pytest.mark.parametrize("name", sorted(TABLES))
def test_csvw_names_the_columns_of_the_file(name: str) -> None:
    described = csvw(TABLES[name], f"{name}.csv")
    columns = described["tableSchema"]["columns"]
    assert [c["name"] for c in columns] == [c.name for c in TABLES[name].flat]
    assert all(c["dc:description"] for c in columns)
    assert {"name": "id", "datatype": "integer"}.items() <= columns[0].items()


def test_the_data_package_holds_every_table() -> None:
    resources = data_package(TABLES.values(), SITE)["resources"]
    assert [r["path"] for r in resources] == [f"{name}.csv" for name in TABLES]
    fields = {f["name"]: f["type"] for f in resources[1]["schema"]["fields"]}
    assert (fields["value"], fields["period_end"], fields["topics"]) == ("number", "date", "string")


def test_descriptions_stand_beside_the_files(client: Client) -> None:
    assert client.get("/downloads/datapackage.json").json()["name"] == "news-archive"
    assert client.get("/downloads/quotes.csv-metadata.json").json()["url"] == "quotes.csv"
