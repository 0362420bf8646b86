"""Addresses that machines read: citations, other forms of a record, downloads, sitemaps."""

from django.urls import path

from .downloads import csv_metadata, download_csv, download_jsonl, downloads, package, topics_turtle
from .records import (
    article_annotations,
    article_cite,
    article_ninjs,
    claim_cite,
    metric_csv,
    metric_json,
    search_cite,
)
from .sitemaps import index, news, part
from .wellknown import opensearch, opensearch_suggest, security

urlpatterns = [
    path("articles/<uslug:slug>/cite.<str:ending>", article_cite, name="article_cite"),
    path("search/cite.<str:ending>", search_cite, name="search_cite"),
    path("articles/<uslug:slug>/ninjs.json", article_ninjs, name="article_ninjs"),
    path("articles/<uslug:slug>/annotations.jsonld", article_annotations, name="annotations"),
    path(
        "statistics/<int:pk>/cite.<str:ending>",
        claim_cite,
        {"kind": "statistic"},
        name="statistic_cite",
    ),
    path("quotes/<int:pk>/cite.<str:ending>", claim_cite, {"kind": "quote"}, name="quote_cite"),
    path("metrics/<uslug:slug>/statistics.csv", metric_csv, name="metric_csv"),
    path("metrics/<uslug:slug>/statistics.json", metric_json, name="metric_json"),
    path("topics.ttl", topics_turtle, name="topics_turtle"),
    path("downloads/", downloads, name="downloads"),
    path("downloads/datapackage.json", package, name="data_package"),
    path("downloads/<str:name>.csv-metadata.json", csv_metadata, name="csv_metadata"),
    path("downloads/<str:name>.csv", download_csv, name="download_csv"),
    path("downloads/<str:name>.jsonl", download_jsonl, name="download_jsonl"),
    path("sitemap.xml", index, name="sitemaps"),
    path("sitemaps/<str:kind>-<int:number>.xml", part, name="sitemap"),
    path("news-sitemap.xml", news, name="news_sitemap"),
    path("opensearch.xml", opensearch, name="opensearch"),
    path("search/opensearch.json", opensearch_suggest, name="opensearch_suggest"),
    path(".well-known/security.txt", security, name="security"),
]
