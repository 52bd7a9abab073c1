"""What ./dev does, one module per matter: shell, setup, build, checks, commands."""
