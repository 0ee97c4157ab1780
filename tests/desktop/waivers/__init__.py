"""The Waivers screen and its presenters."""
