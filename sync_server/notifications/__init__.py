"""The carriers of messages. Which messages go out when is decided in ``services``."""
