"""The parts of the Waivers screen: who has still to sign, what was signed, the texts and their versions."""
