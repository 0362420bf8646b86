"""All settings of the archive; every difference between deployments is an environment variable.

The table of variables is in docs/deploying.md. Variables may also stand in a file `.env` beside
manage.py.
"""

import secrets
import sqlite3
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()
VAR_DIR.mkdir(parents=True, exist_ok=True)


def secret_key() -> str:
    """Return SECRET_KEY, or the key this installation made for itself at its first start."""
    key = env.str("SECRET_KEY", default="")
    path = VAR_DIR / "secret_key"
    if not key and not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return key or path.read_text(encoding="ascii")


SECRET_KEY = secret_key()
SITE_NAME = env.str("SITE_NAME", default="News Archive")
SITE_URL = env.str("SITE_URL", default="")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")  # mailto: or https:, for security.txt
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "articles.apps.ArchiveAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "taggit",
    "simple_history",
    "csp",
    "axes",
    "ninja",
    "articles.apps.ArticlesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.middleware.HeadLikeGetMiddleware",
    "articles.middleware.PublishDueMiddleware",
    # Outside everything that makes a page and inside what may send one elsewhere.
    "articles.middleware.KeptPagesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "newsarchive.urls"
WSGI_APPLICATION = "newsarchive.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["articles.templatetags.addresses"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.context.site",
            ],
        },
    }
]

# -- database ---------------------------------------------------------------------------------


def sqlite_pragmas() -> str:
    """Return the start-up pragmas for the SQLite library that this Python is linked with.

    Versions 3.7.0 to 3.51.2 can corrupt a write-ahead log when it is reset, so they get the
    rollback journal with full sync (https://sqlite.org/wal.html, docs/decisions/).
    """
    if (3, 7, 0) <= sqlite3.sqlite_version_info <= (3, 51, 2):
        return "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"
    return "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"


def database() -> dict[str, Any]:
    """Return the database of DATABASE_URL with the options its engine needs."""
    config: dict[str, Any] = env.db_url(
        "DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'archive.sqlite3'}"
    )
    if config["ENGINE"].endswith("sqlite3"):
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": sqlite_pragmas(),
        }
        # Opening the file, with its pragmas and its schema, takes longer than most of the queries
        # of a page. After a minute it is opened anew, so that a file put in its place is seen.
        config["CONN_MAX_AGE"] = 60
    elif config["ENGINE"].endswith("postgresql"):
        options = {"pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL_SIZE", default=8)}}
        config["CONN_HEALTH_CHECKS"] = True
    else:
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:// or postgres://")
    config["OPTIONS"] = options | config.get("OPTIONS", {})
    return config


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- search -----------------------------------------------------------------------------------

SEARCH_INDEX_DIR = VAR_DIR / "index"

# The folder of an encoder of meaning for related claims (docs/deploying.md); empty: words alone.
RELATED_ENCODER = env.str("RELATED_ENCODER", default="")

# -- the clock that publishes scheduled articles -----------------------------------------------

# How often a process looks when it is asked for a page; 0: only `manage.py publish_due` publishes.
PUBLISH_CHECK_SECONDS = env.int("PUBLISH_CHECK_SECONDS", default=60)

# -- pages kept for readers -------------------------------------------------------------------

# Memory of each process for finished pages, until anything public changes; 0: none are kept.
PAGE_CACHE_MB = env.int("PAGE_CACHE_MB", default=64)

# -- language and time ------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_I18N = True
USE_TZ = True

# -- static files -----------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# -- who may log in ---------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
LOGIN_URL = "admin:login"

# -- transport and content security -----------------------------------------------------------

# One switch: HTTPS=true means that readers reach the archive over TLS (usually by a proxy).
HTTPS = env.bool("HTTPS", default=False)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
# How many proxies of ours a request comes through; so far X-Forwarded-For is believed.
PROXY_COUNT = env.int("PROXY_COUNT", default=1 if BEHIND_PROXY else 0)
AXES_CLIENT_IP_CALLABLE = "articles.limits.client_address"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=3600 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_AGE = 12 * 60 * 60
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "https:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# -- mail -------------------------------------------------------------------------------------

# EMAIL_URL such as smtp+tls://user:password@mail.example:587; without it mails are printed.
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="archive@localhost")

# -- limits -----------------------------------------------------------------------------------

DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

API_RATE_LIMIT = env.int("API_RATE_LIMIT", default=120)  # requests a minute, with a token tenfold

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # The requests of every client are counted here; Django's 300 entries would forget some.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
