"""The program at the counter: window, presenters, local store and its exchange with the server."""
