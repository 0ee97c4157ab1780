"""The pages of a session at once and what they are made of. They show the flow and forward to it."""
