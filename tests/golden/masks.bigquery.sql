SELECT
  f.concept_id,
  q.sex,
  f.mask,
  COUNT(*) AS participants
FROM (
  SELECT
    e.concept_id,
    e.person_id,
    BIT_OR(
      CASE
        WHEN CEIL(DATE_DIFF(e.event_date, p.born, DAY) / 365.25) <= 17
        THEN 1
        WHEN CEIL(DATE_DIFF(e.event_date, p.born, DAY) / 365.25) <= 29
        THEN 4
        WHEN CEIL(DATE_DIFF(e.event_date, p.born, DAY) / 365.25) <= 39
        THEN 8
        WHEN CEIL(DATE_DIFF(e.event_date, p.born, DAY) / 365.25) <= 49
        THEN 16
        WHEN CEIL(DATE_DIFF(e.event_date, p.born, DAY) / 365.25) <= 59
        THEN 32
        WHEN CEIL(DATE_DIFF(e.event_date, p.born, DAY) / 365.25) <= 69
        THEN 64
        WHEN CEIL(DATE_DIFF(e.event_date, p.born, DAY) / 365.25) <= 79
        THEN 128
        WHEN CEIL(DATE_DIFF(e.event_date, p.born, DAY) / 365.25) <= 89
        THEN 256
        ELSE 512
      END
    ) AS mask
  FROM conditions AS e
  JOIN people AS p
    ON p.person_id = e.person_id
  GROUP BY
    e.concept_id,
    e.person_id
) AS f
JOIN people AS q
  ON q.person_id = f.person_id
GROUP BY
  f.concept_id,
  q.sex,
  f.mask
