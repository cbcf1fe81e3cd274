-- One schema for HSQLDB and PostgreSQL. What they name differently stands in placeholders that the migration fills:
--   text    characters without a limit, in the order of their code points
--   octets  octets without a limit
--   order   the order of code points, for characters with a limit
--   pending the columns of the index over pending requests, partial where there are partial indexes
--
-- Moments are BIGINT, microseconds since 1970-01-01T00:00Z: no session's time zone has a say in them. Documents are
-- JSON in ASCII. Columns named search_text hold what is searched, in lower case, one value a line.

CREATE TABLE project (
  id UUID NOT NULL,
  name ${text} NOT NULL,
  slug ${text} NOT NULL,
  description ${text} NOT NULL,
  search_text ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT project_pk PRIMARY KEY (id),
  CONSTRAINT project_slug_is_unique UNIQUE (slug)
);

CREATE TABLE machine_identity (
  id UUID NOT NULL,
  name ${text} NOT NULL,
  organization_role VARCHAR(20) NOT NULL,
  search_text ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT machine_identity_pk PRIMARY KEY (id)
);

CREATE TABLE universal_auth (
  identity_id UUID NOT NULL,
  client_id ${text} NOT NULL,
  access_token_ttl_seconds BIGINT NOT NULL,
  access_token_max_ttl_seconds BIGINT NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT universal_auth_pk PRIMARY KEY (identity_id),
  CONSTRAINT universal_auth_client_id_is_unique UNIQUE (client_id),
  CONSTRAINT universal_auth_identity_fk FOREIGN KEY (identity_id) REFERENCES machine_identity (id)
);

CREATE TABLE client_secret (
  id UUID NOT NULL,
  identity_id UUID NOT NULL,
  description ${text} NOT NULL,
  prefix ${text} NOT NULL,
  secret_hash ${text} NOT NULL,
  uses_limit INTEGER NOT NULL,
  uses INTEGER NOT NULL,
  expires_at BIGINT,
  revoked BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT client_secret_pk PRIMARY KEY (id),
  CONSTRAINT client_secret_universal_auth_fk FOREIGN KEY (identity_id) REFERENCES universal_auth (identity_id)
);
CREATE INDEX client_secret_by_identity ON client_secret (identity_id, created_at);

CREATE TABLE access_token (
  id UUID NOT NULL,
  identity_id UUID NOT NULL,
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  max_expires_at BIGINT NOT NULL,
  revoked BOOLEAN NOT NULL,
  CONSTRAINT access_token_pk PRIMARY KEY (id),
  CONSTRAINT access_token_identity_fk FOREIGN KEY (identity_id) REFERENCES machine_identity (id)
);
CREATE INDEX access_token_by_identity ON access_token (identity_id);
CREATE INDEX access_token_by_expiry ON access_token (expires_at);

CREATE TABLE membership (
  project_id UUID NOT NULL,
  identity_id UUID NOT NULL,
  project_role VARCHAR(20) NOT NULL,
  profile_ids ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT membership_pk PRIMARY KEY (project_id, identity_id),
  CONSTRAINT membership_project_fk FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT membership_identity_fk FOREIGN KEY (identity_id) REFERENCES machine_identity (id)
);
CREATE INDEX membership_by_identity ON membership (identity_id);

CREATE TABLE login_failures (
  client_id_hash VARCHAR(64) NOT NULL,
  failures INTEGER NOT NULL,
  last_at BIGINT NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT login_failures_pk PRIMARY KEY (client_id_hash)
);
CREATE INDEX login_failures_by_last ON login_failures (last_at);

CREATE TABLE console_user (
  id UUID NOT NULL,
  email ${text} NOT NULL,
  password_hash ${text} NOT NULL,
  organization_role VARCHAR(20) NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT console_user_pk PRIMARY KEY (id),
  CONSTRAINT console_user_email_is_unique UNIQUE (email)
);

CREATE TABLE sealed_secret (
  name VARCHAR(255) NOT NULL,
  sealed ${octets} NOT NULL,
  CONSTRAINT sealed_secret_pk PRIMARY KEY (name)
);

CREATE TABLE sealed_signing_key (
  id UUID NOT NULL,
  key_algorithm VARCHAR(20) NOT NULL,
  public_key_info ${octets} NOT NULL,
  subject_public_key ${octets} NOT NULL,
  sealed ${octets} NOT NULL,
  CONSTRAINT sealed_signing_key_pk PRIMARY KEY (id)
);

CREATE TABLE authority (
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  name ${text} NOT NULL,
  friendly_name ${text} NOT NULL,
  authority_type VARCHAR(20) NOT NULL,
  status VARCHAR(30) NOT NULL,
  parent_id UUID,
  subject ${text} NOT NULL,
  search_text ${text} NOT NULL,
  key_algorithm VARCHAR(20) NOT NULL,
  max_path_length INTEGER NOT NULL,
  signing_key_store ${text} NOT NULL,
  signing_key_name ${text} NOT NULL,
  -- Its current one; no foreign key, for the certificate names the CA.
  certificate_id UUID,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT authority_pk PRIMARY KEY (id),
  CONSTRAINT authority_name_is_unique UNIQUE (project_id, name),
  CONSTRAINT authority_project_fk FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT authority_parent_fk FOREIGN KEY (parent_id) REFERENCES authority (id)
);
CREATE INDEX authority_by_parent ON authority (parent_id);

CREATE TABLE authority_certificate (
  id UUID NOT NULL,
  authority_id UUID NOT NULL,
  issuer_certificate_id UUID,
  serial_number VARCHAR(40) NOT NULL,
  not_before BIGINT NOT NULL,
  not_after BIGINT NOT NULL,
  subject_der ${octets} NOT NULL,
  key_algorithm VARCHAR(20) NOT NULL,
  public_key_info ${octets} NOT NULL,
  subject_public_key ${octets} NOT NULL,
  path_length INTEGER,
  certificate_der ${octets} NOT NULL,
  CONSTRAINT authority_certificate_pk PRIMARY KEY (id),
  CONSTRAINT authority_certificate_authority_fk FOREIGN KEY (authority_id) REFERENCES authority (id),
  CONSTRAINT authority_certificate_issuer_fk
    FOREIGN KEY (issuer_certificate_id) REFERENCES authority_certificate (id)
);
CREATE INDEX authority_certificate_by_authority ON authority_certificate (authority_id);
CREATE INDEX authority_certificate_by_issuer ON authority_certificate (issuer_certificate_id);

CREATE TABLE policy (
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  name ${text} NOT NULL,
  description ${text} NOT NULL,
  search_text ${text} NOT NULL,
  rules ${text} NOT NULL,
  policy_version INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT policy_pk PRIMARY KEY (id),
  CONSTRAINT policy_name_is_unique UNIQUE (project_id, name),
  CONSTRAINT policy_project_fk FOREIGN KEY (project_id) REFERENCES project (id)
);

CREATE TABLE profile (
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  authority_id UUID,
  policy_id UUID NOT NULL,
  slug ${text} NOT NULL,
  description ${text} NOT NULL,
  search_text ${text} NOT NULL,
  enrollment_method VARCHAR(20) NOT NULL,
  issuer_type VARCHAR(20) NOT NULL,
  settings ${text} NOT NULL,
  profile_version INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT profile_pk PRIMARY KEY (id),
  CONSTRAINT profile_slug_is_unique UNIQUE (project_id, slug),
  CONSTRAINT profile_project_fk FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT profile_policy_fk FOREIGN KEY (policy_id) REFERENCES policy (id),
  CONSTRAINT profile_authority_fk FOREIGN KEY (authority_id) REFERENCES authority (id)
);
CREATE INDEX profile_by_policy ON profile (policy_id);
CREATE INDEX profile_by_authority ON profile (authority_id);

CREATE TABLE certificate_request (
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  -- No foreign keys: profiles and identities go, requests stay.
  profile_id UUID NOT NULL,
  requester_id UUID NOT NULL,
  status VARCHAR(20) NOT NULL,
  csr ${text} NOT NULL,
  content ${text} NOT NULL,
  judgement ${text},
  authority_id UUID,
  serial_number VARCHAR(40),
  to_be_signed ${octets},
  certificate_id UUID,
  violations ${text},
  error_message ${text},
  metadata ${text},
  common_name VARCHAR(255) ${order} NOT NULL,
  search_text ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CONSTRAINT certificate_request_pk PRIMARY KEY (id),
  CONSTRAINT certificate_request_serial_number_is_unique UNIQUE (authority_id, serial_number),
  CONSTRAINT certificate_request_project_fk FOREIGN KEY (project_id) REFERENCES project (id)
);
CREATE INDEX certificate_request_by_creation ON certificate_request (project_id, created_at, id);
CREATE INDEX certificate_request_by_update ON certificate_request (project_id, updated_at, id);
CREATE INDEX certificate_request_by_status ON certificate_request (project_id, status, id);
CREATE INDEX certificate_request_by_common_name ON certificate_request (project_id, common_name, id);
CREATE INDEX certificate_request_by_profile ON certificate_request (profile_id, created_at);
CREATE INDEX certificate_request_by_requester ON certificate_request (requester_id, created_at);
CREATE INDEX certificate_request_pending ON certificate_request ${pending};

-- A pair is found by the SHA-256 of its key and value: the text itself is longer than an index entry may be.
CREATE TABLE certificate_request_metadata (
  request_id UUID NOT NULL,
  pair_digest VARCHAR(64) NOT NULL,
  CONSTRAINT certificate_request_metadata_pk PRIMARY KEY (request_id, pair_digest),
  CONSTRAINT certificate_request_metadata_fk FOREIGN KEY (request_id) REFERENCES certificate_request (id)
);
CREATE INDEX certificate_request_metadata_by_pair ON certificate_request_metadata (pair_digest, request_id);

CREATE TABLE certificate (
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  profile_id UUID NOT NULL,
  request_id UUID NOT NULL,
  requester_id UUID NOT NULL,
  authority_id UUID NOT NULL,
  issuer_certificate_id UUID NOT NULL,
  serial_number VARCHAR(40) NOT NULL,
  not_before BIGINT NOT NULL,
  not_after BIGINT NOT NULL,
  key_algorithm VARCHAR(20) NOT NULL,
  signature_algorithm VARCHAR(20) NOT NULL,
  content ${text} NOT NULL,
  metadata ${text},
  public_key_fingerprint VARCHAR(64) NOT NULL,
  revoked_at BIGINT,
  revocation_reason VARCHAR(30),
  certificate_der ${octets} NOT NULL,
  common_name VARCHAR(255) ${order} NOT NULL,
  search_text ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT certificate_pk PRIMARY KEY (id),
  CONSTRAINT certificate_serial_number_is_unique UNIQUE (authority_id, serial_number),
  CONSTRAINT certificate_request_is_unique UNIQUE (request_id),
  CONSTRAINT certificate_request_fk FOREIGN KEY (request_id) REFERENCES certificate_request (id),
  CONSTRAINT certificate_issuer_fk
    FOREIGN KEY (issuer_certificate_id) REFERENCES authority_certificate (id)
);
CREATE INDEX certificate_by_creation ON certificate (project_id, created_at, id);
CREATE INDEX certificate_by_not_after ON certificate (project_id, not_after, id);
CREATE INDEX certificate_by_not_before ON certificate (project_id, not_before, id);
CREATE INDEX certificate_by_common_name ON certificate (project_id, common_name, id);
CREATE INDEX certificate_by_profile ON certificate (profile_id, not_after, revoked_at);
CREATE INDEX certificate_by_requester ON certificate (requester_id, created_at);
CREATE INDEX certificate_by_issuer ON certificate (issuer_certificate_id);
CREATE INDEX certificate_by_public_key ON certificate (public_key_fingerprint);

CREATE TABLE certificate_metadata (
  certificate_id UUID NOT NULL,
  pair_digest VARCHAR(64) NOT NULL,
  CONSTRAINT certificate_metadata_pk PRIMARY KEY (certificate_id, pair_digest),
  CONSTRAINT certificate_metadata_fk FOREIGN KEY (certificate_id) REFERENCES certificate (id)
);
CREATE INDEX certificate_metadata_by_pair ON certificate_metadata (pair_digest, certificate_id);

CREATE TABLE idempotency_key (
  identity_id UUID NOT NULL,
  idempotency_key VARCHAR(255) NOT NULL,
  body_hash VARCHAR(64) NOT NULL,
  request_id UUID NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT idempotency_key_pk PRIMARY KEY (identity_id, idempotency_key),
  CONSTRAINT idempotency_key_request_fk FOREIGN KEY (request_id) REFERENCES certificate_request (id)
);
CREATE INDEX idempotency_key_by_creation ON idempotency_key (created_at);
CREATE INDEX idempotency_key_by_request ON idempotency_key (request_id);

CREATE TABLE audit_event (
  id UUID NOT NULL,
  happened_at BIGINT NOT NULL,
  project_id UUID,
  actor_id UUID,
  action ${text} NOT NULL,
  subject_id ${text} NOT NULL,
  details ${text} NOT NULL,
  CONSTRAINT audit_event_pk PRIMARY KEY (id)
);
CREATE INDEX audit_event_by_time ON audit_event (happened_at, id);
CREATE INDEX audit_event_by_project ON audit_event (project_id, happened_at, id);
