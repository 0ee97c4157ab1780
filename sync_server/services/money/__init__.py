"""Money behind the server: terms of a booking, payments, credit, refunds, the ledger, the checkout.

What is due, who gets what and which tax is charged are the pure rules of ``scheduling``; how a card is charged is a
gateway's (``sync_server.payments``).
"""
