"""The five figures above everything else."""
