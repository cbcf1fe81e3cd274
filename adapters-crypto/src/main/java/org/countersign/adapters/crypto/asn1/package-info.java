/**
 * Reads strict DER (X.690, 10 and 11) and the productions of X.509 that requests and certificates
 * share.
 *
 * <p>Every element is checked before any is read: definite and minimal lengths, minimal integers
 * and object identifiers, sorted sets, bounded depth and number. Nothing here writes; what writes
 * is in {@code x509}, on other code, so that one can vouch for the other.
 */
package org.countersign.adapters.crypto.asn1;
