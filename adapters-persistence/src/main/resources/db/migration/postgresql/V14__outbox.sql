-- Events that a unit of work has made and of which somebody has still to be told. A row goes when that was done; one that
-- was given up stays.
CREATE TABLE outbox_event (
  id UUID NOT NULL,
  happened_at BIGINT NOT NULL,
  aggregate_id ${text} NOT NULL,
  event_type VARCHAR(60) NOT NULL,
  facts ${text} NOT NULL,
  attempts INTEGER NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  given_up BOOLEAN NOT NULL,
  CONSTRAINT outbox_event_pk PRIMARY KEY (id)
);
CREATE INDEX outbox_event_by_time ON outbox_event (given_up, happened_at, id);
