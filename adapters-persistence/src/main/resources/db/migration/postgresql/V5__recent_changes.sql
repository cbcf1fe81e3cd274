-- One row for each unit of work that has changed what issuing reads: by these rows a server learns that it must read
-- again what it remembers. Found by being new, not by their moment: units commit in another order than they begin, and
-- the clocks of two servers differ. Removed some minutes later.
CREATE TABLE recent_change (
  id UUID NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT recent_change_pk PRIMARY KEY (id)
);
