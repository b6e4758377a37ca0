"""The open benchmark: rendered people whose ground truth is known exactly."""
