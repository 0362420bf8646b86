"""The WSGI application, for gunicorn."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from newsarchive.warming import let_go, warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

application = get_wsgi_application()

if not settings.DEBUG:
    warm_up(application)
    let_go()

# What was loaded so far stays: the collector of cycles need not look at it again with each page.
# Pages make many short-lived objects and hardly a cycle, so it also looks more rarely.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
