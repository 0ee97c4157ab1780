"""What is done later or again and again, by any number of workers. Each job may run twice without harm."""
