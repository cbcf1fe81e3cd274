-- A request that is being issued stands in a table of its own, with nothing to be found by but its id, and moves to the
-- others with its certificate. So each row is written once with all its index entries, and none is changed.
--
-- Foreign keys between rows that are written in one unit, or that nothing removes, are gone with their indexes. What a
-- request in work must not lose, its CA and thereby its project, is held by the foreign key here.

CREATE TABLE pending_request (
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  profile_id UUID NOT NULL,
  requester_id UUID NOT NULL,
  csr ${text} NOT NULL,
  content ${text} NOT NULL,
  judgement ${text},
  authority_id UUID NOT NULL,
  serial_number VARCHAR(40) ${order} NOT NULL,
  to_be_signed ${octets} NOT NULL,
  metadata ${text},
  common_name VARCHAR(255) ${order} NOT NULL,
  search_text ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT pending_request_pk PRIMARY KEY (id),
  CONSTRAINT pending_request_serial_number_is_unique UNIQUE (authority_id, serial_number),
  CONSTRAINT pending_request_authority_fk FOREIGN KEY (authority_id) REFERENCES authority (id)
) ${emptied};

ALTER TABLE idempotency_key DROP CONSTRAINT idempotency_key_request_fk;
ALTER TABLE certificate DROP CONSTRAINT certificate_request_fk;
ALTER TABLE certificate DROP CONSTRAINT certificate_request_is_unique;
ALTER TABLE certificate DROP CONSTRAINT certificate_issuer_fk;
DROP INDEX certificate_by_issuer;
DROP INDEX idempotency_key_by_request;

INSERT INTO pending_request
  SELECT id, project_id, profile_id, requester_id, csr, content, judgement, authority_id, serial_number, to_be_signed,
    metadata, common_name, search_text, created_at
  FROM certificate_request WHERE status = 'PENDING';
DELETE FROM certificate_request_metadata
  WHERE request_id IN (SELECT id FROM certificate_request WHERE status = 'PENDING');
DELETE FROM certificate_request WHERE status = 'PENDING';

DROP INDEX certificate_request_pending;
ALTER TABLE certificate_request DROP CONSTRAINT certificate_request_serial_number_is_unique;
