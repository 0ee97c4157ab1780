"""Parts of the Customers screen: the list, one customer's page, the form for a new one, import."""
