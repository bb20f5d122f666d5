"""What an import will do, is doing and has done."""
