"""What the owner writes in YAML: settings, ICPs, personas, the team."""
