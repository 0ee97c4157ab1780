"""A booking said in one sentence of English or French, read word by word. Pure: rows and the day are arguments.

``reading.read`` is the door. Not here: whether the time is free and what is booked (``desktop.presenters.quick_add``).
"""
