"""`python -m passation` is `passation`."""

from passation.cli import main

if __name__ == "__main__":
    main()
