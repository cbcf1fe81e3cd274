-- Where the call came from that an event tells of, and which client secret a token was given for. Null in the rows that are
-- there: it was not noted then.
ALTER TABLE audit_event ADD COLUMN ip_address TEXT;
ALTER TABLE audit_event ADD COLUMN user_agent TEXT;
ALTER TABLE access_token ADD COLUMN client_secret_id TEXT;
