"""The SQL of the migrations from the fifth on: one module each."""
