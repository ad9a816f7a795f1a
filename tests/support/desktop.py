"""A desktop that is only a message bus of its own, and a service that is asked to keep the screen on."""

import subprocess
from threading import Thread
from typing import Self

from jeepney import HeaderFields, Message, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from support.programs import end

TOOL = "dbus-daemon"
_SCREEN_SAVER = "org.freedesktop.ScreenSaver"
_COOKIE = 7


class Desktop:
    """Answers programs that ask for the screen to stay on; `address` leads them to it.

    `requests` are the names of what was asked, in order. Where it `refuses`, each is answered by an error.
    """

    def __init__(self, *, refuses: bool = False) -> None:
        self.requests: list[str] = []
        self.address = ""
        self._refuses = refuses

    def __enter__(self) -> Self:
        command = [TOOL, "--session", "--nofork", "--nopidfile", "--print-address"]
        self._bus = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self._bus.stdout.readline().strip()
        self._connection = open_dbus_connection(self.address)
        self._connection.send_and_get_reply(message_bus.RequestName(_SCREEN_SAVER))
        self._server = Thread(target=self._serve, args=(self._connection,))
        self._server.start()
        return self

    def __exit__(self, *_error: object) -> None:
        with self._bus as bus:
            end(bus)
            self._server.join()
        self._connection.close()

    def _serve(self, connection: DBusConnection) -> None:
        while True:
            try:
                message = connection.receive()
            except (ConnectionError, EOFError):
                return  # the bus has ended
            if message.header.fields.get(HeaderFields.interface) == _SCREEN_SAVER:
                self.requests.append(message.header.fields[HeaderFields.member])
                connection.send(self._answer(message))

    def _answer(self, message: Message) -> Message:
        if self._refuses:
            return new_error(message, f"{_SCREEN_SAVER}.Refused")
        if self.requests[-1] == "Inhibit":
            return new_method_return(message, "u", (_COOKIE,))
        return new_method_return(message)
