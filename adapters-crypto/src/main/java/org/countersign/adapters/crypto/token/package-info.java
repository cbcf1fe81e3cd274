/**
 * Access tokens: JWTs (RFC 7519) under HMAC with SHA-256 (RFC 7518, 3.2), and no other algorithm.
 */
package org.countersign.adapters.crypto.token;
