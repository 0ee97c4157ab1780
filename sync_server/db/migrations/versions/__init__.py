"""The history of the database's shape. Each version must suit the program that is still running."""
