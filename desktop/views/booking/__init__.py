"""The pages of the booking wizard and what they are made of. They show the flow and forward to it."""
