"""Speed and memory, measured as ratios in one run: absolute times of a shared machine say little."""
