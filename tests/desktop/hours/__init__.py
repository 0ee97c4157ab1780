"""The Availability screen."""
