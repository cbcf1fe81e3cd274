-- No server before this one has bound a key, so that the table is empty and its columns need no default.

ALTER TABLE idempotency_key ADD COLUMN remarks ${text} NOT NULL;
ALTER TABLE idempotency_key ADD COLUMN expires_at BIGINT NOT NULL;

DROP INDEX idempotency_key_by_creation;
CREATE INDEX idempotency_key_by_expiry ON idempotency_key (expires_at);
