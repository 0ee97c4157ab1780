"""The program at the counter: window, presenters, local store and its exchange with the server."""

VERSION = "0.1.0"
