"""The admin site: the editors' workbench.

Outside of `articles.admin`, which registers its pages with it when imported.
"""

from django.conf import settings
from django.contrib.admin import AdminSite


class ArchiveAdminSite(AdminSite):
    """Django's admin under the archive's name."""

    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Newsroom"
    enable_nav_sidebar = True
