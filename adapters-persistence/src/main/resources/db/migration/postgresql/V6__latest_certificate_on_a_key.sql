-- The latest certificate on a key in a project is asked for with each request: one look, however many there are.

DROP INDEX certificate_by_public_key;
CREATE INDEX certificate_by_public_key ON certificate (public_key_fingerprint, project_id, id);
