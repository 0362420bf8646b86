"""The demo archive: articles written for this project, with their claims, and an editor's login."""

from .loader import load_demo
from .login import DemoLogin, create_demo_editor, demo_login
from .tables import DemoError

__all__ = ["DemoError", "DemoLogin", "create_demo_editor", "demo_login", "load_demo"]
