"""Tests of whole processes: a real server, a real worker, a real PostgreSQL."""
