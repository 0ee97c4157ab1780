"""The small server: it alone decides who has a slot, and tells every device what changed.

It shares ``scheduling`` (the rules) with the desktop and nothing else. Layers, highest first: ``__main__``,
``app``, ``api`` and ``jobs``, ``http``, ``bootstrap``, ``db``, ``services``, ``config``.
"""
