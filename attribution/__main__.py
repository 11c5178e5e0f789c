"""`python -m attribution`: the same as the command."""

from attribution.cli import main

if __name__ == "__main__":
    main()
