-- Where the call came from that an event tells of, and which client secret a token was given for. Null in the rows that are
-- there: it was not noted then.
ALTER TABLE audit_event ADD COLUMN ip_address VARCHAR(64);
ALTER TABLE audit_event ADD COLUMN user_agent VARCHAR(200);
ALTER TABLE access_token ADD COLUMN client_secret_id UUID;
