"""Login by somebody else: an identity provider for staff, another for clients. `oidc.py` speaks OpenID Connect."""
