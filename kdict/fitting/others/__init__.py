"""Other priors of the pose under the same fit, each learned from the same poses.

`NoPrior`; `limits`: a box of joint angles; `mixture`: SMPLify's mixture of Gaussians; `vae`:
VPoser's idea, small; `ramakrishna`: a dictionary of whole 3D keypoint poses, which is a fit of
its own. Each module says what of its paper it leaves out.
"""
