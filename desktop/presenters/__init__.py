"""What each screen decides, without Qt: codes and parameters, never words."""
