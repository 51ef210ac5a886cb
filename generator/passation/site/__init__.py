"""The handbook as a web site: MkDocs with Material as the press, our pages as the copy."""
