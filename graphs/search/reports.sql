-- How many reports are searched?
SELECT COUNT(DISTINCT passage.report) FROM passage WHERE TRUE
