"""The screens: they paint what a presenter says and forward what the user does."""
