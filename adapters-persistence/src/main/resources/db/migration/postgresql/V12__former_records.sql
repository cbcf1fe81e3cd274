-- Their rows have moved.
DROP TABLE certificate_metadata;
DROP TABLE former_certificate_request_metadata;
DROP TABLE former_certificate_request_violation;
DROP TABLE former_certificate;
DROP TABLE pending_request;
DROP TABLE former_certificate_request;
DROP TABLE former_idempotency_key;
DROP TABLE former_blocked_key;
DROP TABLE former_rsa_modulus;
