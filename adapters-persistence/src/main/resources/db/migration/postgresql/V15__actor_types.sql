-- What acted: an identity, a user or the system. Null in the rows that are there: an identity where there is an actor_id,
-- else the system.
ALTER TABLE audit_event ADD COLUMN actor_type VARCHAR(16);
