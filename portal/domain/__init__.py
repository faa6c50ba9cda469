"""The subject matter, one package per subject; a package imports only lower ones (see pyproject.toml)."""
