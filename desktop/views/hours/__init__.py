"""The parts of the Availability screen: the painted week, its lists and forms, the preview, its words."""
