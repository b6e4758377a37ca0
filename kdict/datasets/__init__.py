"""Images with what is known of the people in them, each dataset read into the same `Sample`."""
