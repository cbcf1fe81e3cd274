-- A key is blocked by the hash of its SubjectPublicKeyInfo, as all were before this, or by that of its RSA modulus. The
-- two cannot be the same, so that one column holds both, and one look finds either.
ALTER TABLE blocked_key ADD COLUMN hashed_part VARCHAR(10) DEFAULT 'SPKI' NOT NULL;

-- By which the keys with a blocked modulus are found. The server adds it by and by to the rows that are there.
ALTER TABLE rsa_modulus ADD COLUMN modulus_fingerprint VARCHAR(64);
CREATE INDEX rsa_modulus_by_modulus ON rsa_modulus (modulus_fingerprint);
