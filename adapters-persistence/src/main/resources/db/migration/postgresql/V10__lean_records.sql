-- One row for each request, written once; what a CA's key signs in a table of its own, by CA and serial number; a
-- certificate with what is known of it since it was signed. Hashes, fingerprints and serial numbers are octets. The rows
-- that there are move with the next version, and their former tables go with the one after it.
--
-- There is an index for what people look for, and none for mere orders: ids are in the order of their time.

ALTER TABLE certificate_request RENAME TO former_certificate_request;
ALTER TABLE certificate RENAME TO former_certificate;
ALTER TABLE certificate_request_violation RENAME TO former_certificate_request_violation;
ALTER TABLE certificate_request_metadata RENAME TO former_certificate_request_metadata;
ALTER TABLE idempotency_key RENAME TO former_idempotency_key;
ALTER TABLE blocked_key RENAME TO former_blocked_key;
ALTER TABLE rsa_modulus RENAME TO former_rsa_modulus;

CREATE TABLE certificate_request (
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  -- No foreign keys: profiles and identities go, requests stay.
  requester_id UUID NOT NULL,
  profile_id UUID NOT NULL,
  created_at BIGINT NOT NULL,
  -- Absent: as created, or with its certificate.
  updated_at BIGINT,
  policy_id UUID,
  authority_id UUID,
  certificate_id UUID,
  policy_version INTEGER,
  profile_version INTEGER,
  policy_hash ${octets},
  profile_hash ${octets},
  serial_number ${octets},
  -- As it was written: a pending request is issued when its certificate is there.
  status VARCHAR(20) ${order} NOT NULL,
  csr_form VARCHAR(20) NOT NULL,
  csr ${octets} NOT NULL,
  content ${text} NOT NULL,
  violations ${text},
  warnings ${text},
  error_message ${text},
  metadata ${text},
  common_name VARCHAR(255) ${order} NOT NULL,
  search_text ${text} NOT NULL,
  CONSTRAINT certificate_request_is_unique PRIMARY KEY (id),
  CONSTRAINT certificate_request_of_project_fk FOREIGN KEY (project_id) REFERENCES project (id)
);
-- A requester sees only its own: they are told apart without a look at the rows.
CREATE INDEX certificate_request_of_project ON certificate_request (project_id, id, requester_id);
CREATE INDEX certificate_request_by_outcome ON certificate_request ${settled};

CREATE TABLE certificate_request_metadata (
  pair_digest ${octets} NOT NULL,
  request_id UUID NOT NULL,
  CONSTRAINT certificate_request_metadata_is_unique PRIMARY KEY (pair_digest, request_id)
);

CREATE TABLE certificate_request_violation (
  code VARCHAR(64) NOT NULL,
  request_id UUID NOT NULL,
  CONSTRAINT certificate_request_violation_is_unique PRIMARY KEY (code, request_id)
);

-- Committed before the key signs, kept whatever becomes of it, also when the CA goes.
CREATE TABLE signed_content (
  authority_id UUID NOT NULL,
  certificate_id UUID NOT NULL,
  serial_number ${octets} NOT NULL,
  kind VARCHAR(30) NOT NULL,
  to_be_signed ${octets} NOT NULL,
  CONSTRAINT signed_content_serial_number_is_unique PRIMARY KEY (authority_id, serial_number)
);

-- That a request is pending. Its CA, and thereby its project, may not go as long as it is.
CREATE TABLE pending_issuance (
  request_id UUID NOT NULL,
  authority_id UUID NOT NULL,
  CONSTRAINT pending_issuance_pk PRIMARY KEY (request_id),
  CONSTRAINT pending_issuance_authority_fk FOREIGN KEY (authority_id) REFERENCES authority (id)
) ${emptied};

CREATE TABLE certificate (
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  requester_id UUID NOT NULL,
  profile_id UUID NOT NULL,
  request_id UUID NOT NULL,
  authority_id UUID NOT NULL,
  issuer_certificate_id UUID NOT NULL,
  not_before BIGINT NOT NULL,
  not_after BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  revoked_at BIGINT,
  key_usages INTEGER NOT NULL,
  serial_number ${octets} NOT NULL,
  public_key_fingerprint ${octets} NOT NULL,
  earlier_serial_number ${octets},
  key_algorithm VARCHAR(20) NOT NULL,
  signature_algorithm VARCHAR(20) NOT NULL,
  extended_key_usages ${text} NOT NULL,
  revocation_reason VARCHAR(30),
  -- Of whom it names, what is not as the request has it.
  content ${text},
  -- What follows the octets that were signed; where those are not known, the whole certificate.
  signature ${octets},
  der ${octets},
  common_name VARCHAR(255) ${order} NOT NULL,
  search_text ${text} NOT NULL,
  CONSTRAINT certificate_is_unique PRIMARY KEY (id)
);
CREATE INDEX certificate_of_project ON certificate (project_id, id, requester_id);
CREATE INDEX certificate_by_end ON certificate (project_id, not_after, id);
CREATE INDEX certificate_by_name ON certificate (project_id, common_name, id);
CREATE INDEX certificate_of_profile ON certificate (profile_id, not_after, revoked_at);
CREATE INDEX certificate_on_key ON certificate (public_key_fingerprint, project_id, id);

CREATE TABLE idempotency_key (
  identity_id UUID NOT NULL,
  idempotency_key VARCHAR(255) NOT NULL,
  body_hash ${octets} NOT NULL,
  request_id UUID NOT NULL,
  remarks ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  CONSTRAINT idempotency_key_is_unique PRIMARY KEY (identity_id, idempotency_key)
);
CREATE INDEX idempotency_key_by_end ON idempotency_key (expires_at);

CREATE TABLE blocked_key (
  id UUID NOT NULL,
  hashed_part VARCHAR(10) NOT NULL,
  sha256 ${octets} NOT NULL,
  flaw VARCHAR(40) NOT NULL,
  reason ${text} NOT NULL,
  blocked_by UUID,
  search_text ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT blocked_key_is_unique PRIMARY KEY (id),
  CONSTRAINT blocked_key_is_blocked_once UNIQUE (sha256)
);
CREATE INDEX blocked_key_by_time ON blocked_key (created_at, id);

CREATE TABLE rsa_modulus (
  public_key_fingerprint ${octets} NOT NULL,
  modulus ${octets} NOT NULL,
  -- Absent where it is still to be computed from the modulus.
  modulus_fingerprint ${octets},
  compared BOOLEAN DEFAULT FALSE NOT NULL,
  CONSTRAINT rsa_modulus_is_unique PRIMARY KEY (public_key_fingerprint)
);
CREATE INDEX rsa_modulus_by_comparing ON rsa_modulus (compared, public_key_fingerprint);
CREATE INDEX rsa_modulus_by_fingerprint ON rsa_modulus (modulus_fingerprint);

ALTER TABLE authority_certificate ADD COLUMN serial_octets ${octets};
UPDATE authority_certificate SET serial_octets = ${from_hex}serial_number${hex};
ALTER TABLE authority_certificate DROP COLUMN serial_number;
ALTER TABLE authority_certificate ADD COLUMN serial_number ${octets};
UPDATE authority_certificate SET serial_number = serial_octets;
ALTER TABLE authority_certificate ALTER COLUMN serial_number SET NOT NULL;
ALTER TABLE authority_certificate DROP COLUMN serial_octets;

INSERT INTO certificate_request_violation SELECT code, request_id FROM former_certificate_request_violation;
INSERT INTO idempotency_key
  SELECT identity_id, idempotency_key, ${from_hex}body_hash${hex}, request_id, remarks, created_at, expires_at
  FROM former_idempotency_key;
INSERT INTO blocked_key
  SELECT id, hashed_part, ${from_hex}public_key_fingerprint${hex}, flaw, reason, blocked_by, search_text, created_at
  FROM former_blocked_key;
INSERT INTO rsa_modulus
  SELECT ${from_hex}public_key_fingerprint${hex}, modulus, ${from_hex}modulus_fingerprint${hex}, compared FROM former_rsa_modulus;

-- What happened is listed by id.
DROP INDEX audit_event_by_time;
DROP INDEX audit_event_by_project;
CREATE INDEX audit_event_of_project ON audit_event (project_id, id);
