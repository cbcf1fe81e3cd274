-- By which a refused request is found; the violations themselves stand in the request.
CREATE TABLE certificate_request_violation (
  request_id UUID NOT NULL,
  code VARCHAR(64) NOT NULL,
  CONSTRAINT certificate_request_violation_pk PRIMARY KEY (request_id, code),
  CONSTRAINT certificate_request_violation_fk FOREIGN KEY (request_id) REFERENCES certificate_request (id)
);
CREATE INDEX certificate_request_violation_by_code ON certificate_request_violation (code, request_id);
