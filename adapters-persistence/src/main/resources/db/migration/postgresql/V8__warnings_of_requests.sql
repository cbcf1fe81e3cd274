-- What a requester was told beside the outcome; absent when that was nothing.
ALTER TABLE certificate_request ADD COLUMN warnings ${text};
ALTER TABLE pending_request ADD COLUMN warnings ${text};
