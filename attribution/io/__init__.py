"""Reading articles and documents, writing documents: the only modules that touch files."""
