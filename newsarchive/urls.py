"""The map of addresses: the archive's own pages, what machines read, and the admin.

Django tries them in their order, so what readers ask for stands first.
"""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("articles.urls")),
    path("admin/", admin.site.urls),
    path("", include("articles.api.urls")),
    path("", include("articles.views.exports")),
    path("", include("articles.views.following")),
    path("", include("articles.views.embedding")),
    path("", include("articles.feeds")),
]
