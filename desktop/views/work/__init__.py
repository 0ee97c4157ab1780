"""The parts of the My work screen: its switch, its offers, what is ahead, and one session's page."""
