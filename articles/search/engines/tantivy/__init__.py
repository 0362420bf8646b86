"""The embedded engine."""

from .engine import TantivyEngine

__all__ = ["TantivyEngine"]
