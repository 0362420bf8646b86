"""The addresses of the public pages; they are permanent."""

from django.urls import path

from articles import views

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("search/results.<str:ending>", views.search_results, name="search_results"),
    path("search/help/", views.search_help, name="search_help"),
    path("articles/<uslug:slug>/", views.article, name="article"),
    path("articles/<uslug:slug>/history/", views.article_history, name="article_history"),
    path(
        "articles/<uslug:slug>/history/<int:number>/",
        views.article_version,
        name="article_version",
    ),
    path("articles/<uslug:slug>/related/", views.article_related, name="article_related"),
    path(
        "articles/<uslug:slug>/related/part/",
        views.article_related_part,
        name="article_related_part",
    ),
    path("topics/", views.topics, name="topics"),
    path("topics/<uslug:slug>/", views.topic, name="topic"),
    path("experts/", views.experts, name="experts"),
    path("experts/<uslug:slug>/", views.expert, name="expert"),
    path("organizations/", views.organizations, name="organizations"),
    path("organizations/<uslug:slug>/", views.organization, name="organization"),
    path("outlets/", views.outlets, name="outlets"),
    path("outlets/<uslug:slug>/", views.outlet, name="outlet"),
    path("sections/", views.sections, name="sections"),
    path("sections/<uslug:slug>/", views.section, name="section"),
    path("metrics/", views.metrics, name="metrics"),
    path("metrics/<uslug:slug>/", views.metric, name="metric"),
    path("related/", views.related_to_text, name="related_to_text"),
    path("disagreements/", views.disagreements, name="disagreements"),
    path("statistics/", views.statistics, name="statistics"),
    path("statistics/<int:pk>/", views.statistic, name="statistic"),
    path("quotes/<int:pk>/", views.quote, name="quote"),
    path("archive/", views.archive, name="archive"),
    path("archive/on-this-day/", views.on_this_day, name="on_this_day"),
    path(
        "archive/on-this-day/<part:month>/<part:day>/",
        views.on_this_day,
        name="on_this_day_of",
    ),
    path("archive/<year:year>/", views.archive_year, name="archive_year"),
    path("archive/<year:year>/<part:month>/", views.archive_month, name="archive_month"),
    path("archive/<year:year>/<part:month>/<part:day>/", views.archive_day, name="archive_day"),
    path("corrections/", views.corrections, name="corrections"),
    path("about/", views.about, name="about"),
    path("about/design/", views.style, name="style"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
