"""Other priors of the pose under the same fit, each learned from the same poses.

`limits`: none at all, and a box of joint angles; `mixture`: SMPLify's mixture of Gaussians; `vae`:
VPoser's idea, small; `shipped`: these as a file; `bench`: the fit that compares them. Each module
says what of its paper it leaves out.
"""
