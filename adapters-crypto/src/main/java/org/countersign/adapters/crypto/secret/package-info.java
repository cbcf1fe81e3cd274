/** Hashes of client secrets and passwords: Argon2id (RFC 9106) in PHC string format. */
package org.countersign.adapters.crypto.secret;
