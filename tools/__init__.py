"""Commands for whoever works on the portal: tests per group, measurements, screenshots."""
