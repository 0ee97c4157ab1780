"""What this desktop keeps on its own disk: the server's rows, what the user changed, who is signed in.

No network here (that is ``desktop.sync``) and no Qt.
"""
