"""A z-buffer rasterizer for meshes, and mesh files."""
