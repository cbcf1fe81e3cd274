-- Keys that are known here: those blocked, and the moduli of RSA keys, to be compared with each other.

CREATE TABLE blocked_key (
  id UUID NOT NULL,
  public_key_fingerprint VARCHAR(64) NOT NULL,
  flaw VARCHAR(40) NOT NULL,
  reason ${text} NOT NULL,
  blocked_by UUID,
  search_text ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT blocked_key_pk PRIMARY KEY (id),
  CONSTRAINT blocked_key_fingerprint_is_unique UNIQUE (public_key_fingerprint)
);
CREATE INDEX blocked_key_by_creation ON blocked_key (created_at, id);

CREATE TABLE rsa_modulus (
  public_key_fingerprint VARCHAR(64) ${order} NOT NULL,
  modulus ${octets} NOT NULL,
  compared BOOLEAN NOT NULL,
  CONSTRAINT rsa_modulus_pk PRIMARY KEY (public_key_fingerprint)
);
CREATE INDEX rsa_modulus_by_comparison ON rsa_modulus (compared, public_key_fingerprint);

-- One row: the certificate up to which moduli were collected.
CREATE TABLE modulus_collection (
  id INTEGER NOT NULL,
  certificate_id UUID NOT NULL,
  CONSTRAINT modulus_collection_pk PRIMARY KEY (id)
);

-- A key for which a certificate is asked is looked for among those of the CAs. The longest has 550 octets.
CREATE INDEX authority_certificate_by_public_key ON authority_certificate (public_key_info);
CREATE INDEX sealed_signing_key_by_public_key ON sealed_signing_key (public_key_info);
