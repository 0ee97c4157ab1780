"""Taking over the customers that a shop has elsewhere: tables (.csv) and address cards (.vcf). Pure.

Readers and planners: bytes and existing rows in, rows to write and a report out. The server's command and the desktop
each write in their own way; phone numbers are read by a function that they bring, since no library is imported here.
"""
