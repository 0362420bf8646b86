"""The app and its admin: what Django connects when the archive starts."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig

from articles.converters import register_converters


class ArchiveAdminConfig(AdminConfig):
    """Django's admin under the archive's own site class."""

    default_site = "articles.admin_site.ArchiveAdminSite"


class ArticlesConfig(AppConfig):
    """The archive: articles, claims, curation, search."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "articles"
    verbose_name = "Archive"

    def ready(self) -> None:
        """Name what addresses are made of; let search, review and kept pages hear of every save."""
        register_converters()
        # The imports that cannot stand at the top: models load after this file.
        import_module("articles.models").connect()
        import_module("articles.search").connect()
        import_module("articles.curation.review").connect()
