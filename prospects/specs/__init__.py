"""What the owner writes in YAML: settings, ICPs, personas, the team; each loaded with all faults at once."""
