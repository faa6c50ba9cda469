"""Letter: for whoever reads paper. A PDF in a print folder (the default) or to a print provider."""
