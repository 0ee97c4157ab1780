"""Qt adapters over the lists that presenters give."""
