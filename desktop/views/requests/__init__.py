"""The parts of the Requests screen: its list, one request, the day's strip, the answers, its words."""
