"""What a browser and a notebook show: the report as one page, and small tables."""
