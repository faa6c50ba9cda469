"""SMS: one short text to one number, through a provider or, in the demo, to nowhere."""
