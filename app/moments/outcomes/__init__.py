"""What came of moments: for each gesture and playbook, how it was taken and whether people came back."""
