"""Mail: one message to one address, through an SMTP relay or, in the demo, to nowhere."""
