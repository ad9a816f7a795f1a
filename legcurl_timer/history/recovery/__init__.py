"""Opening and closing the history: who else has it open, its health, its backups, what is saved of damage."""
