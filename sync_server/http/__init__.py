"""What every endpoint shares: who is asking, error answers in words, limits. No endpoint of its own."""
