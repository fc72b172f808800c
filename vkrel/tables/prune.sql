-- The questions whose answers may be in conflict; any other has answers that all meet.
-- `meanings` has a row for each different answer to a question: its group, the sort of what can be
-- compared with it, the ends of its strict cut, and 1 where the cut lacks an end (`open`), is no
-- single range or no range at all (`odd`), or cannot be true by itself (`impossible`).
-- max, min and group by only: DuckDB and Spark run the same text.
select question
from meanings
group by question
having max(impossible) = 1
    or max(low) > min(high)
    or (max(low) = min(high) and max(open) = 1)
    or min(sort) < max(sort)
    or (count(*) > 1 and max(odd) = 1)
