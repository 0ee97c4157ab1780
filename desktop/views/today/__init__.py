"""The parts of the Today screen: its columns, its cards, its words and the row at its foot."""
