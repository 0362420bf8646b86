"""The map of addresses: the archive's own pages, what machines read, and the admin."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("articles.api.urls")),
    path("", include("articles.views.exports")),
    path("", include("articles.views.following")),
    path("", include("articles.views.embedding")),
    path("", include("articles.feeds")),
    path("", include("articles.urls")),
]
