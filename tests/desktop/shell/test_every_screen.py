"""Every screen as a person meets it at 1366 × 768: what can be used has a name, is reached by Tab in the order in which
it is read, and shows that it has the keys; words are whole in both languages, and legible in both themes; and it comes
to rest.

What is on view is looked at, in the scenes that pictures are taken of. Each of these checks can fail: the last tests
show a widget that breaks the rule.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.presenters.preferences import Language
from desktop.theming import style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from sync_server.services.demo import DemoTenant
from tests.desktop.shell import legible
from tests.desktop.shell.restless import restless
from tests.desktop.shell.widgets import nameless, unreachable
from tools.quiet import answered, settle, spoken
from tools.screenshots import SCENES, Scene
from tools.stage import Stage

LOOKED_AT = (
    *("today-full", "today-parked", "today-walk-in"),
    *("calendar-week", "calendar-card-correcting-wrong", "calendar-cancelling", "hint"),
    *("sentence-choosing", "search-found", "keys", "waiting-list"),
    *("requests-queue", "requests-counter", "customers-found", "changes-narrowed", "settings"),
    *("booking-plan", "booking-mechanic-video", "booking-mechanic-not-known", "booking-files"),
    *("booking-time-buffer", "booking-review", "booking-result-lost"),
    *("availability-offline", "availability-asks", "availability-changed-day", "availability-roster"),
    *(
        "settings-policies",
        "settings-people-new",
        "settings-listing",
        "settings-keys-new",
        "settings-plans-price",
    ),
    *("changes-files", "customers-merging-compared", "requests-all", "work-usual", "calendar-card-files"),
    *("sign-in-refused", "first-fetch-offline", "switching-people", "switching-free-other"),
)
"""By their names in ``tools.screenshots``: one or two of each screen."""
SMALLEST = (1024, 640)
OWN_WAY = "CalendarView"
"""A crowded week is wider than a small window, and meant to be scrolled."""
ALL = {scene.name: scene for scene in SCENES}
BY_KEY = "(Esc)"
"""A cross for the mouse that says so: the keyboard has that key."""
APART = ("in Alert", "in ConfirmPanel")
"""What can be done about a message comes before its cross; an answer's keys begin at its foot, where it is sent."""


def screens() -> Iterator[Scene]:
    """Those that are looked at, and the first of each other group, so that a new screen is not forgotten."""
    groups = {name.partition("-")[0] for name in LOOKED_AT}
    for name, scene in ALL.items():
        group = name.partition("-")[0]
        if name in LOOKED_AT or group not in groups:
            groups.add(group)
            yield scene


async def _shown(scene: Scene, tenant: DemoTenant, folder: Path, language: Language) -> Stage:
    stage = Stage(folder, tenant, language, rows=scene.rows, role=scene.role)
    stage.window.resize(1366, 768)
    stage.window.show()
    scene.show(stage)
    await answered()
    return stage


@pytest.mark.parametrize("scene", [*screens()], ids=lambda scene: scene.name)
class TestEach:
    """Of the screens."""

    async def test_names_keys_words_and_colours(
        self, scene: Scene, tenant: DemoTenant, tmp_path: Path, qapp: QApplication
    ) -> None:
        stage = await _shown(scene, tenant, tmp_path, "en")
        window = stage.window
        try:
            assert restless() == []
            assert nameless(window, on_view=True) == []
            assert [name for name in unreachable(window) if BY_KEY not in name] == []
            assert [pair for pair in legible.jumps(window) if not pair.endswith(APART)] == []
            assert legible.cut_words(window) == []
            assert legible.pale_words(window) == {}
            theme().set_mode("dark")
            qapp.processEvents()
            settle()
            assert legible.pale_words(window) == {}
            window.activateWindow()
            assert legible.unmarked(window, set()) == []
        finally:
            theme().set_mode("light")
            await stage.close()
            settle()

    async def test_french_words_are_whole_at_each_size(
        self, scene: Scene, tenant: DemoTenant, tmp_path: Path, qapp: QApplication
    ) -> None:
        """Its words are the longer ones; the smallest window by making it smaller, as a person does."""
        with spoken("fr"):
            stage = await _shown(scene, tenant, tmp_path, "fr")
            try:
                assert legible.cut_words(stage.window) == []
                stage.window.resize(*SMALLEST)
                qapp.processEvents()
                settle()
                assert legible.cut_words(stage.window) == []
                assert [bar for bar in legible.sideways(stage.window) if bar != OWN_WAY] == []
            finally:
                await stage.close()
                settle()


async def test_what_a_scene_asks_is_asked_by_the_time_it_is_looked_at(
    tenant: DemoTenant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By turns of the loop alone: what a thread did would be done sooner or later, as busy as the machine is."""
    threads: list[object] = []

    async def beside(work: object, *_: object) -> None:
        threads.append(work)

    monkeypatch.setattr(asyncio, "to_thread", beside)
    stage = await _shown(ALL["today-walk-in"], tenant, tmp_path, "en")
    try:
        assert threads == []
        assert stage.desk._asking._running == set()
    finally:
        await stage.close()
        settle()


class TestTheChecks:
    """They find what breaks the rule."""

    @pytest.fixture
    def page(self, qtbot: QtBot) -> QWidget:
        made = QWidget()
        made.resize(400, 300)
        made.setLayout(QVBoxLayout())
        style.mark(made, panel="canvas")
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitActive(made)
        return made

    def _with(self, page: QWidget, *widgets: QWidget) -> None:
        layout = page.layout()
        assert layout is not None
        for widget in widgets:
            layout.addWidget(widget)
        settle()

    def test_a_page_that_lays_itself_out_for_ever(self, page: QWidget) -> None:
        class Fitting(QWidget):
            def event(self, event: QEvent) -> bool:
                done = super().event(event)
                if event.type() == QEvent.Type.LayoutRequest and (inside := self.layout()) is not None:
                    inside.setSpacing(7 - inside.spacing())
                return done

        fitting = Fitting()
        inside = QVBoxLayout(fitting)
        inside.setSpacing(3)
        label = QLabel("Words")
        inside.addWidget(label)
        assert restless() == []
        self._with(page, fitting)
        label.setText("Other words")
        assert "Fitting" in restless()

    def test_a_label_and_a_button_that_are_too_narrow(self, page: QWidget) -> None:
        label, button, whole = QLabel("A long word"), QPushButton("A long word"), QPushButton("Short")
        label.setFixedWidth(20)
        button.setFixedWidth(40)
        self._with(page, label, button, whole)
        assert [name.split()[0] for name in legible.cut_words(page)] == ["QLabel", "QPushButton"]

    def test_a_shortened_text_that_says_the_whole_nowhere(self, page: QWidget) -> None:
        cut, told, around = (
            ElidedLabel("A very long sentence " * 5),
            ElidedLabel("Another long " * 9),
            QWidget(),
        )
        QVBoxLayout(around).addWidget(told)
        around.setToolTip(told.text())
        cut.setToolTip(" ")  # somebody else's, which tells nothing
        self._with(page, cut, around)
        assert [name[:20] for name in legible.cut_words(page)] == ["ElidedLabel “A very "]

    def test_a_line_that_wraps_into_too_little(self, page: QWidget) -> None:
        label = QLabel("Many words that need a second line and a third one " * 3)
        label.setWordWrap(True)
        label.setFixedSize(200, 18)
        self._with(page, label)
        assert len(legible.cut_words(page)) == 1

    @pytest.mark.parametrize("mode", ["light", "dark"])
    def test_words_too_pale_for_their_ground(self, page: QWidget, mode: str) -> None:
        theme().set_mode("dark" if mode == "dark" else "light")
        pale, clear = QLabel("hardly to be read"), style.text("well to be read", tone="muted")
        ground = theme().color("canvas")
        ink = ground.darker(130) if mode == "light" else ground.lighter(160)
        pale.setStyleSheet(f"color: {ink.name()}")
        self._with(page, pale, clear)
        assert [name[:15] for name in legible.pale_words(page)] == ["QLabel “hardly "]

    def test_a_page_that_has_to_be_scrolled_sideways(self, page: QWidget) -> None:
        area, wide = QScrollArea(), QWidget()
        wide.setFixedSize(700, 20)
        area.setWidget(wide)
        self._with(page, area)
        assert legible.sideways(page) == ["QWidget"]
        wide.setFixedSize(70, 20)
        settle()
        assert legible.sideways(page) == []

    def test_contrast_is_that_of_the_picture(self) -> None:
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        for x in range(20):
            for y in range(20):
                image.setPixelColor(x, y, QColor("#777777"))
        assert legible.measured(image, QRect(0, 0, 20, 20)) == pytest.approx(4.48, abs=0.01)
        assert legible.measured(image, QRect(10, 10, 5, 5)) is None

    def test_a_widget_that_shows_no_focus(self, page: QWidget) -> None:
        mute, field, button = QPushButton("mute"), QLineEdit("field"), style.button("button")
        mute.setStyleSheet(
            "QPushButton, QPushButton:focus { border: 1px solid gray; padding: 0; min-height: 28px; }"
        )
        mute.setProperty("role", "mute")
        self._with(page, mute, field, button)
        assert [name.split()[1] for name in legible.unmarked(page, set())] == ["“mute”"]

    def test_a_walk_by_tab_against_the_way_it_is_read(self, page: QWidget) -> None:
        first, second, third = (style.button(name) for name in ("first", "second", "third"))
        self._with(page, first, second, third)
        assert legible.jumps(page) == []
        QWidget.setTabOrder(first, third)
        QWidget.setTabOrder(third, second)
        assert len(legible.jumps(page)) == 1

    def test_a_button_without_a_name_and_one_out_of_reach(self, page: QWidget) -> None:
        bare, mouse, hidden = style.button(""), style.button("mouse"), style.button("")
        mouse.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._with(page, bare, mouse, hidden)
        hidden.hide()
        assert len(nameless(page, on_view=True)) == 1
        assert unreachable(page) == ["mouse"]

    def test_a_way_by_tab_that_never_comes_back(self, page: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
        one, other = QPushButton("One"), QPushButton("Other")
        self._with(page, one, other)
        assert legible.stops(page) == [one, other]
        monkeypatch.setattr(QPushButton, "nextInFocusChain", lambda button: other if button is one else one)
        with pytest.raises(AssertionError, match="for ever"):
            legible.stops(page)


def test_all_that_are_named_are_there() -> None:
    assert set(LOOKED_AT) <= set(ALL)
    assert len([*screens()]) < len(ALL) // 2, "each is built twice"
