"""Design tokens, palette, style, icons, words and formats: all that every view shares. No screen is here."""
