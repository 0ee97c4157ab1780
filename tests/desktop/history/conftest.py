"""Every test here has the bundled fonts and the style, in light and English, and leaves them so."""

from tests.desktop.calendar.view.conftest import dressed

__all__ = ["dressed"]
