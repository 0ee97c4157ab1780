"""Signing in: what is missing is said before anything is sent, what failed is said in words, nothing is lost."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.sign_in import Attempt, SignInFailed, SignInPresenter, Trouble, address
from desktop.presenters.tasks import Tasks
from desktop.shell.main_window import MainWindow
from desktop.store.account_file import Unsent
from desktop.views.sign_in_view import SignInView, keyring_words, trouble_words
from scheduling.errors import ErrorCode
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable, until


class Server:
    """Answers as told; ``gate`` lets a test look while the question is under way."""

    def __init__(self) -> None:
        self.asked: list[Attempt] = []
        self.refusal: ErrorCode | Trouble | None = None
        self.bug: Exception | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def ask(self, attempt: Attempt) -> None:
        self.asked.append(attempt)
        await self.gate.wait()
        if self.bug:
            raise self.bug
        if self.refusal:
            raise SignInFailed(self.refusal)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def presenter(server: Server) -> SignInPresenter:
    return SignInPresenter(server.ask, server="http://127.0.0.1:8080")


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("garage.example", "https://garage.example"),
        ("  http://10.0.0.5:8080/ ", "http://10.0.0.5:8080"),
        ("localhost:8080", "http://localhost:8080"),
        ("127.0.0.1:9", "http://127.0.0.1:9"),
        ("", ""),
    ],
)
def test_address_is_completed(typed: str, completed: str) -> None:
    assert address(typed) == completed


@pytest.mark.parametrize(
    ("form", "trouble"),
    [
        (("", "a@b.ca", "x"), Trouble.NO_SERVER_ADDRESS),
        (("garage.example", " ", "x"), Trouble.NO_EMAIL),
        (("garage.example", "a@b.ca", ""), Trouble.NO_PASSWORD),
    ],
)
async def test_incomplete_form_is_not_sent(
    server: Server, presenter: SignInPresenter, form: tuple[str, str, str], trouble: Trouble
) -> None:
    assert not await presenter.sign_in(*form)
    assert presenter.trouble is trouble
    assert server.asked == []


async def test_success_is_told_once(server: Server, presenter: SignInPresenter) -> None:
    told: list[bool] = []
    presenter.signed_in.connect(lambda: told.append(True))
    assert await presenter.sign_in("garage.example/", " luc@garage.example ", "secret")
    assert told == [True]
    assert server.asked == [
        Attempt(server="https://garage.example", email="luc@garage.example", password="secret")
    ]
    assert presenter.trouble is None


async def test_second_click_sends_nothing(server: Server, presenter: SignInPresenter) -> None:
    server.gate.clear()
    first = asyncio.ensure_future(presenter.sign_in("garage.example", "a@b.ca", "x"))
    await asyncio.sleep(0)
    assert presenter.busy
    assert not await presenter.sign_in("garage.example", "a@b.ca", "x")
    server.gate.set()
    assert await first
    assert len(server.asked) == 1


async def test_bug_is_not_swallowed_and_leaves_the_form_usable(
    server: Server, presenter: SignInPresenter
) -> None:
    server.bug = KeyError("x")
    with pytest.raises(KeyError):
        await presenter.sign_in("garage.example", "a@b.ca", "x")
    assert not presenter.busy


async def test_fault_of_a_spawned_task_is_told() -> None:
    faults: list[BaseException] = []
    tasks = Tasks(faults.append)

    async def fail() -> None:
        raise LookupError

    tasks.spawn(fail())
    await until(lambda: bool(faults))
    assert isinstance(faults[0], LookupError)


async def test_tasks_end_with_the_program() -> None:
    faults: list[BaseException] = []
    tasks = Tasks(faults.append)
    started = asyncio.Event()

    async def forever() -> None:
        started.set()
        await asyncio.Event().wait()

    tasks.spawn(forever())
    await started.wait()
    await tasks.close()
    assert len(asyncio.all_tasks()) == 1
    assert faults == []


@pytest.mark.parametrize("trouble", [*Trouble, *ErrorCode])
def test_every_trouble_has_words(trouble: ErrorCode | Trouble) -> None:
    assert trouble_words(trouble).endswith((".", "?"))


class TestView:
    """The page over the presenter."""

    @pytest.fixture
    def window(self, qtbot: QtBot) -> MainWindow:
        made = MainWindow()
        qtbot.addWidget(made)
        return made

    def shown(self, window: MainWindow, presenter: SignInPresenter) -> SignInView:
        def spawn(work: object) -> None:
            asyncio.ensure_future(work)  # type: ignore[call-overload]  # noqa: RUF006  a coroutine of the test's own

        view = SignInView(presenter, spawn)
        window.show_page(view, "Sign in")
        window.show()
        return view

    def words(self, view: QWidget) -> list[str]:
        return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]

    async def until_done(self, presenter: SignInPresenter, server: Server) -> None:
        await until(lambda: bool(server.asked) and not presenter.busy)

    @pytest.mark.parametrize(
        "said",
        [
            (Trouble.OFFLINE, "The server does not answer.", "server"),
            (ErrorCode.WRONG_CREDENTIALS, "The email or the password is not right.", "password"),
            (ErrorCode.TOO_MANY_ATTEMPTS, "Too many attempts.", "password"),
        ],
    )
    async def test_refusal_is_said_at_the_field(
        self,
        qtbot: QtBot,
        window: MainWindow,
        server: Server,
        presenter: SignInPresenter,
        said: tuple[ErrorCode | Trouble, str, str],
    ) -> None:
        server.refusal, words, field = said
        view = self.shown(window, presenter)
        view.email.setText("luc@garage.example")
        view.password.setText("wrong")
        qtbot.keyClick(view.password, Qt.Key.Key_Return)
        await self.until_done(presenter, server)
        assert any(text.startswith(words) for text in self.words(view))
        wrong: QLineEdit = getattr(view, field)
        assert wrong.property("invalid") is True
        assert view.email.text() == "luc@garage.example"

    async def test_form_waits_while_the_server_is_asked(
        self, qtbot: QtBot, window: MainWindow, server: Server, presenter: SignInPresenter
    ) -> None:
        server.gate.clear()
        view = self.shown(window, presenter)
        view.email.setText("a@b.ca")
        view.password.setText("x")
        qtbot.mouseClick(view.submit, Qt.MouseButton.LeftButton)
        await until(lambda: presenter.busy)
        assert view.submit.text() == "Signing in …"
        assert not view.password.isEnabled()
        server.gate.set()
        await self.until_done(presenter, server)
        assert view.submit.isEnabled()

    def test_typing_begins_at_the_first_empty_field(
        self, qtbot: QtBot, window: MainWindow, server: Server
    ) -> None:
        presenter = SignInPresenter(server.ask, server="https://garage.example", email="luc@garage.example")
        view = self.shown(window, presenter)
        view.focus_first_empty()
        qtbot.waitUntil(view.password.hasFocus)

    @pytest.mark.parametrize("in_file", [True, False])
    def test_missing_keyring_is_said(self, window: MainWindow, server: Server, in_file: bool) -> None:
        view = self.shown(window, SignInPresenter(server.ask, secrets_in_file=in_file))
        assert (keyring_words() in self.words(view)) is in_file

    def test_who_left_something_unsent_is_named_the_rest_counted(
        self, window: MainWindow, server: Server
    ) -> None:
        left = [Unsent(name=f"Jordan {n}", changes=n, files=5 - n) for n in range(5)]
        view = self.shown(window, SignInPresenter(server.ask, unsent=left))
        (said,) = [text for text in self.words(view) if "Jordan" in text]
        assert said.splitlines()[1:] == [
            "Jordan 0: 5 files",
            "Jordan 1: 1 changes, 4 files",
            "Jordan 2: 2 changes, 3 files",
            "and of 2 more people",
        ]

    def test_everything_has_a_name_and_is_reachable(
        self, window: MainWindow, presenter: SignInPresenter
    ) -> None:
        view = self.shown(window, presenter)
        assert nameless(view) == []
        assert unreachable(view) == []

    @pytest.mark.parametrize("trouble", [*Trouble, *ErrorCode])
    def test_no_words_are_cut(
        self, qtbot: QtBot, window: MainWindow, presenter: SignInPresenter, trouble: ErrorCode | Trouble
    ) -> None:
        presenter.trouble = trouble
        presenter.secrets_in_file = presenter.has_way_back = True
        presenter.unsent = [Unsent(name=f"Marie-Ève Desjardins {n}", changes=12, files=3) for n in range(5)]
        window.resize(1024, 640)
        view = self.shown(window, presenter)
        qtbot.waitUntil(lambda: cut_labels(view) == [])


class TestWithACode:
    """Somebody whom the owner took in chooses a password, and is signed in by it."""

    @pytest.fixture
    def codes(self) -> Server:
        return Server()

    @pytest.fixture
    def presenter(self, server: Server, codes: Server) -> SignInPresenter:
        return SignInPresenter(server.ask, set_password=codes.ask, server="https://garage.example")

    @pytest.mark.parametrize(
        ("password", "code", "trouble"),
        [
            ("long enough 1", " ", Trouble.NO_CODE),
            ("short", "a.b", Trouble.PASSWORD_SHORT),
            ("", "a.b", Trouble.NO_PASSWORD),
        ],
    )
    async def test_what_is_missing_is_said_before_the_code_is_used(
        self, presenter: SignInPresenter, codes: Server, password: str, code: str, trouble: Trouble
    ) -> None:
        presenter.choose(a_password=True)
        assert not await presenter.sign_in("garage.example", "a@b.ca", password, code)
        assert presenter.trouble is trouble
        assert codes.asked == []

    async def test_the_password_is_set_then_one_is_signed_in(
        self, presenter: SignInPresenter, server: Server, codes: Server
    ) -> None:
        presenter.choose(a_password=True)
        assert await presenter.sign_in("garage.example", "a@b.ca", "long enough 1", " ab\ncd.ef ")
        assert [attempt.code for attempt in codes.asked] == ["abcd.ef"]
        assert server.asked == codes.asked

    async def test_a_code_that_does_not_count_signs_nobody_in(
        self, presenter: SignInPresenter, server: Server, codes: Server
    ) -> None:
        codes.refusal, server.refusal = Trouble.CODE_WRONG, ErrorCode.WRONG_CREDENTIALS
        presenter.choose(a_password=True)
        assert not await presenter.sign_in("garage.example", "a@b.ca", "long enough 1", "a.b")
        assert (presenter.trouble, presenter.choosing) == (Trouble.CODE_WRONG, True)
        server.refusal = Trouble.OFFLINE
        assert not await presenter.sign_in("garage.example", "a@b.ca", "long enough 1", "a.b")
        assert (presenter.trouble, presenter.choosing) == (Trouble.OFFLINE, True)

    async def test_a_code_whose_answer_was_lost_does_for_who_knows_the_password(
        self, presenter: SignInPresenter, server: Server, codes: Server
    ) -> None:
        codes.refusal = Trouble.CODE_WRONG
        presenter.choose(a_password=True)
        assert await presenter.sign_in("garage.example", "a@b.ca", "long enough 1", "a.b")
        assert [attempt.code for attempt in server.asked] == [""]
        assert not presenter.choosing

    async def test_a_used_code_is_not_asked_for_again(
        self, presenter: SignInPresenter, server: Server, codes: Server
    ) -> None:
        server.refusal = Trouble.OFFLINE
        presenter.choose(a_password=True)
        assert not await presenter.sign_in("garage.example", "a@b.ca", "long enough 1", "a.b")
        assert not presenter.choosing
        server.refusal = None
        assert await presenter.sign_in("garage.example", "a@b.ca", "long enough 1", "a.b")
        assert len(codes.asked) == 1

    async def test_without_choosing_no_code_is_used(self, presenter: SignInPresenter, codes: Server) -> None:
        assert await presenter.sign_in("garage.example", "a@b.ca", "x", "a.b")
        assert codes.asked == []

    async def test_the_form_goes_there_and_back(
        self, qtbot: QtBot, presenter: SignInPresenter, codes: Server
    ) -> None:
        tasks = Tasks(lambda fault: pytest.fail(repr(fault)))
        view = SignInView(presenter, tasks.spawn)
        qtbot.addWidget(view)
        view.resize(1024, 768)
        view.show()
        assert not view.code.isVisible()
        view.other_way.click()
        assert view.code.isVisible()
        assert "10 characters" in view.password.accessibleName()
        assert view.submit.text() == "Set the password and sign in"
        assert nameless(view) == []
        assert unreachable(view) == []
        qtbot.waitUntil(lambda: cut_labels(view) == [])
        view.email.setText("a@b.ca")
        view.password.setText("long enough 1")
        view.submit.click()
        await until(lambda: presenter.trouble is not None)
        assert view.trouble.text() == "Enter the code that the owner gave you."
        view.other_way.click()
        assert not view.code.isVisible()
        assert view.password.text() == "long enough 1"
        view.other_way.click()
        view.code.setText("a.b")
        view.submit.click()
        await until(lambda: bool(codes.asked))

    def test_where_no_code_is_taken_none_is_asked_for(self, qtbot: QtBot, server: Server) -> None:
        view = SignInView(SignInPresenter(server.ask), Tasks(lambda _: None).spawn)
        qtbot.addWidget(view)
        view.show()
        assert not view.other_way.isVisible()
