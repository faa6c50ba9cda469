"""What the screen remembers and which use case a click calls. One flat `rx.State` per flow."""
