-- The schema of the embedded database. It begins with the version that the schema for PostgreSQL had when SQLite became
-- the embedded database; from here on each version has a script for either.
--
-- Ids are TEXT, as UUIDs are written. Moments are microseconds since 1970-01-01T00:00Z. Documents are JSON in ASCII.
-- Columns named search_text hold what is searched, in lower case, one value a line.

CREATE TABLE project (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  slug TEXT NOT NULL,
  description TEXT NOT NULL,
  search_text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT project_pk PRIMARY KEY (id),
  CONSTRAINT project_slug_is_unique UNIQUE (slug)
) STRICT;

CREATE TABLE machine_identity (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  organization_role TEXT NOT NULL,
  search_text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT machine_identity_pk PRIMARY KEY (id)
) STRICT;

CREATE TABLE universal_auth (
  identity_id TEXT NOT NULL,
  client_id TEXT NOT NULL,
  access_token_ttl_seconds INTEGER NOT NULL,
  access_token_max_ttl_seconds INTEGER NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT universal_auth_pk PRIMARY KEY (identity_id),
  CONSTRAINT universal_auth_client_id_is_unique UNIQUE (client_id),
  CONSTRAINT universal_auth_identity_fk FOREIGN KEY (identity_id) REFERENCES machine_identity (id)
) STRICT;

CREATE TABLE client_secret (
  id TEXT NOT NULL,
  identity_id TEXT NOT NULL,
  description TEXT NOT NULL,
  prefix TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  uses_limit INTEGER NOT NULL,
  uses INTEGER NOT NULL,
  expires_at INTEGER,
  revoked INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT client_secret_pk PRIMARY KEY (id),
  CONSTRAINT client_secret_universal_auth_fk FOREIGN KEY (identity_id) REFERENCES universal_auth (identity_id)
) STRICT;
CREATE INDEX client_secret_by_identity ON client_secret (identity_id, created_at);

CREATE TABLE access_token (
  id TEXT NOT NULL,
  identity_id TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  max_expires_at INTEGER NOT NULL,
  revoked INTEGER NOT NULL,
  CONSTRAINT access_token_pk PRIMARY KEY (id),
  CONSTRAINT access_token_identity_fk FOREIGN KEY (identity_id) REFERENCES machine_identity (id)
) STRICT;
CREATE INDEX access_token_by_identity ON access_token (identity_id);
CREATE INDEX access_token_by_expiry ON access_token (expires_at);

CREATE TABLE membership (
  project_id TEXT NOT NULL,
  identity_id TEXT NOT NULL,
  project_role TEXT NOT NULL,
  profile_ids TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT membership_pk PRIMARY KEY (project_id, identity_id),
  CONSTRAINT membership_project_fk FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT membership_identity_fk FOREIGN KEY (identity_id) REFERENCES machine_identity (id)
) STRICT;
CREATE INDEX membership_by_identity ON membership (identity_id);

CREATE TABLE login_failures (
  client_id_hash TEXT NOT NULL,
  failures INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT login_failures_pk PRIMARY KEY (client_id_hash)
) STRICT;
CREATE INDEX login_failures_by_last ON login_failures (last_at);

CREATE TABLE console_user (
  id TEXT NOT NULL,
  email TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  organization_role TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT console_user_pk PRIMARY KEY (id),
  CONSTRAINT console_user_email_is_unique UNIQUE (email)
) STRICT;

CREATE TABLE sealed_secret (
  name TEXT NOT NULL,
  sealed BLOB NOT NULL,
  CONSTRAINT sealed_secret_pk PRIMARY KEY (name)
) STRICT;

CREATE TABLE sealed_signing_key (
  id TEXT NOT NULL,
  key_algorithm TEXT NOT NULL,
  public_key_info BLOB NOT NULL,
  subject_public_key BLOB NOT NULL,
  sealed BLOB NOT NULL,
  CONSTRAINT sealed_signing_key_pk PRIMARY KEY (id)
) STRICT;
CREATE INDEX sealed_signing_key_by_public_key ON sealed_signing_key (public_key_info);

CREATE TABLE authority (
  id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  name TEXT NOT NULL,
  friendly_name TEXT NOT NULL,
  authority_type TEXT NOT NULL,
  status TEXT NOT NULL,
  parent_id TEXT,
  subject TEXT NOT NULL,
  search_text TEXT NOT NULL,
  key_algorithm TEXT NOT NULL,
  max_path_length INTEGER NOT NULL,
  signing_key_store TEXT NOT NULL,
  signing_key_name TEXT NOT NULL,
  -- Its current one; no foreign key, for the certificate names the CA.
  certificate_id TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  lock_version INTEGER NOT NULL,
  CONSTRAINT authority_pk PRIMARY KEY (id),
  CONSTRAINT authority_name_is_unique UNIQUE (project_id, name),
  CONSTRAINT authority_project_fk FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT authority_parent_fk FOREIGN KEY (parent_id) REFERENCES authority (id)
) STRICT;
CREATE INDEX authority_by_parent ON authority (parent_id);

CREATE TABLE authority_certificate (
  id TEXT NOT NULL,
  authority_id TEXT NOT NULL,
  issuer_certificate_id TEXT,
  serial_number BLOB NOT NULL,
  not_before INTEGER NOT NULL,
  not_after INTEGER NOT NULL,
  subject_der BLOB NOT NULL,
  key_algorithm TEXT NOT NULL,
  public_key_info BLOB NOT NULL,
  subject_public_key BLOB NOT NULL,
  path_length INTEGER,
  certificate_der BLOB NOT NULL,
  CONSTRAINT authority_certificate_pk PRIMARY KEY (id),
  CONSTRAINT authority_certificate_authority_fk FOREIGN KEY (authority_id) REFERENCES authority (id),
  CONSTRAINT authority_certificate_issuer_fk
    FOREIGN KEY (issuer_certificate_id) REFERENCES authority_certificate (id)
) STRICT;
CREATE INDEX authority_certificate_by_authority ON authority_certificate (authority_id);
CREATE INDEX authority_certificate_by_issuer ON authority_certificate (issuer_certificate_id);
CREATE INDEX authority_certificate_by_public_key ON authority_certificate (public_key_info);

CREATE TABLE policy (
  id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  search_text TEXT NOT NULL,
  rules TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT policy_pk PRIMARY KEY (id),
  CONSTRAINT policy_name_is_unique UNIQUE (project_id, name),
  CONSTRAINT policy_project_fk FOREIGN KEY (project_id) REFERENCES project (id)
) STRICT;

CREATE TABLE profile (
  id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  authority_id TEXT,
  policy_id TEXT NOT NULL,
  slug TEXT NOT NULL,
  description TEXT NOT NULL,
  search_text TEXT NOT NULL,
  enrollment_method TEXT NOT NULL,
  issuer_type TEXT NOT NULL,
  settings TEXT NOT NULL,
  profile_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT profile_pk PRIMARY KEY (id),
  CONSTRAINT profile_slug_is_unique UNIQUE (project_id, slug),
  CONSTRAINT profile_project_fk FOREIGN KEY (project_id) REFERENCES project (id),
  CONSTRAINT profile_policy_fk FOREIGN KEY (policy_id) REFERENCES policy (id),
  CONSTRAINT profile_authority_fk FOREIGN KEY (authority_id) REFERENCES authority (id)
) STRICT;
CREATE INDEX profile_by_policy ON profile (policy_id);
CREATE INDEX profile_by_authority ON profile (authority_id);

CREATE TABLE certificate_request (
  id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  -- No foreign keys: profiles and identities go, requests stay.
  requester_id TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- Absent: as created, or with its certificate.
  updated_at INTEGER,
  policy_id TEXT,
  authority_id TEXT,
  certificate_id TEXT,
  policy_version INTEGER,
  profile_version INTEGER,
  policy_hash BLOB,
  profile_hash BLOB,
  serial_number BLOB,
  -- As it was written: a pending request is issued when its certificate is there.
  status TEXT NOT NULL,
  csr_form TEXT NOT NULL,
  csr BLOB NOT NULL,
  content TEXT NOT NULL,
  violations TEXT,
  warnings TEXT,
  error_message TEXT,
  metadata TEXT,
  common_name TEXT NOT NULL,
  search_text TEXT NOT NULL,
  CONSTRAINT certificate_request_is_unique PRIMARY KEY (id),
  CONSTRAINT certificate_request_of_project_fk FOREIGN KEY (project_id) REFERENCES project (id)
) STRICT;
-- A requester sees only its own: they are told apart without a look at the rows.
CREATE INDEX certificate_request_of_project ON certificate_request (project_id, id, requester_id);
CREATE INDEX certificate_request_by_outcome ON certificate_request (project_id, status, id) WHERE status <> 'PENDING';

CREATE TABLE certificate_request_metadata (
  pair_digest BLOB NOT NULL,
  request_id TEXT NOT NULL,
  CONSTRAINT certificate_request_metadata_is_unique PRIMARY KEY (pair_digest, request_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE certificate_request_violation (
  code TEXT NOT NULL,
  request_id TEXT NOT NULL,
  CONSTRAINT certificate_request_violation_is_unique PRIMARY KEY (code, request_id)
) STRICT, WITHOUT ROWID;

-- Committed before the key signs, kept whatever becomes of it, also when the CA goes.
CREATE TABLE signed_content (
  authority_id TEXT NOT NULL,
  certificate_id TEXT NOT NULL,
  serial_number BLOB NOT NULL,
  kind TEXT NOT NULL,
  to_be_signed BLOB NOT NULL,
  CONSTRAINT signed_content_serial_number_is_unique PRIMARY KEY (authority_id, serial_number)
) STRICT;

-- That a request is pending. Its CA, and thereby its project, may not go as long as it is.
CREATE TABLE pending_issuance (
  request_id TEXT NOT NULL,
  authority_id TEXT NOT NULL,
  CONSTRAINT pending_issuance_pk PRIMARY KEY (request_id),
  CONSTRAINT pending_issuance_authority_fk FOREIGN KEY (authority_id) REFERENCES authority (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE certificate (
  id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  requester_id TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  authority_id TEXT NOT NULL,
  issuer_certificate_id TEXT NOT NULL,
  not_before INTEGER NOT NULL,
  not_after INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER,
  key_usages INTEGER NOT NULL,
  serial_number BLOB NOT NULL,
  public_key_fingerprint BLOB NOT NULL,
  earlier_serial_number BLOB,
  key_algorithm TEXT NOT NULL,
  signature_algorithm TEXT NOT NULL,
  extended_key_usages TEXT NOT NULL,
  revocation_reason TEXT,
  -- Of whom it names, what is not as the request has it.
  content TEXT,
  -- What follows the octets that were signed; where those are not known, the whole certificate.
  signature BLOB,
  der BLOB,
  common_name TEXT NOT NULL,
  search_text TEXT NOT NULL,
  CONSTRAINT certificate_is_unique PRIMARY KEY (id)
) STRICT;
CREATE INDEX certificate_of_project ON certificate (project_id, id, requester_id);
CREATE INDEX certificate_by_end ON certificate (project_id, not_after, id);
CREATE INDEX certificate_by_name ON certificate (project_id, common_name, id);
CREATE INDEX certificate_of_profile ON certificate (profile_id, not_after, revoked_at);
CREATE INDEX certificate_on_key ON certificate (public_key_fingerprint, project_id, id);

CREATE TABLE idempotency_key (
  identity_id TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  body_hash BLOB NOT NULL,
  request_id TEXT NOT NULL,
  remarks TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  CONSTRAINT idempotency_key_is_unique PRIMARY KEY (identity_id, idempotency_key)
) STRICT;
CREATE INDEX idempotency_key_by_end ON idempotency_key (expires_at);

CREATE TABLE blocked_key (
  id TEXT NOT NULL,
  hashed_part TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  flaw TEXT NOT NULL,
  reason TEXT NOT NULL,
  blocked_by TEXT,
  search_text TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT blocked_key_is_unique PRIMARY KEY (id),
  CONSTRAINT blocked_key_is_blocked_once UNIQUE (sha256)
) STRICT;
CREATE INDEX blocked_key_by_time ON blocked_key (created_at, id);

CREATE TABLE rsa_modulus (
  public_key_fingerprint BLOB NOT NULL,
  modulus BLOB NOT NULL,
  -- Absent where it is still to be computed from the modulus.
  modulus_fingerprint BLOB,
  compared INTEGER DEFAULT FALSE NOT NULL,
  CONSTRAINT rsa_modulus_is_unique PRIMARY KEY (public_key_fingerprint)
) STRICT;
CREATE INDEX rsa_modulus_by_comparing ON rsa_modulus (compared, public_key_fingerprint);
CREATE INDEX rsa_modulus_by_fingerprint ON rsa_modulus (modulus_fingerprint);

-- One row: the certificate up to which moduli were collected.
CREATE TABLE modulus_collection (
  id INTEGER NOT NULL,
  certificate_id TEXT NOT NULL,
  CONSTRAINT modulus_collection_pk PRIMARY KEY (id)
) STRICT;

-- One row for each unit of work that has changed what issuing reads. Removed some minutes later.
CREATE TABLE recent_change (
  id TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT recent_change_pk PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_event (
  id TEXT NOT NULL,
  happened_at INTEGER NOT NULL,
  project_id TEXT,
  -- Null in rows that were written before it was known: an identity where there is an actor_id, else the system.
  actor_type TEXT,
  actor_id TEXT,
  action TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  details TEXT NOT NULL,
  CONSTRAINT audit_event_pk PRIMARY KEY (id)
) STRICT;
CREATE INDEX audit_event_of_project ON audit_event (project_id, id);

-- Events that a unit of work has made and of which somebody has still to be told. A row goes when that was done; one that
-- was given up stays.
CREATE TABLE outbox_event (
  id TEXT NOT NULL,
  happened_at INTEGER NOT NULL,
  aggregate_id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  facts TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  given_up INTEGER NOT NULL,
  CONSTRAINT outbox_event_pk PRIMARY KEY (id)
) STRICT;
CREATE INDEX outbox_event_by_time ON outbox_event (given_up, happened_at, id);

-- One row for each job that is done now and then. The names and meanings of the columns are db-scheduler's; its moments
-- are milliseconds since 1970-01-01T00:00Z.
CREATE TABLE job (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data BLOB,
  execution_time INTEGER,
  picked INTEGER NOT NULL,
  picked_by TEXT,
  last_success INTEGER,
  last_failure INTEGER,
  consecutive_failures INTEGER,
  last_heartbeat INTEGER,
  version INTEGER NOT NULL,
  CONSTRAINT job_pk PRIMARY KEY (task_name, task_instance)
) STRICT;

-- One row, written to learn whether the database can be written to again after a failure.
CREATE TABLE write_check (
  id INTEGER NOT NULL,
  checked_at INTEGER NOT NULL,
  CONSTRAINT write_check_pk PRIMARY KEY (id)
) STRICT;
INSERT INTO write_check VALUES (1, 0);
