"""How the local store and the server come to agree: push, pull, holds, signing in. No Qt, no words."""
