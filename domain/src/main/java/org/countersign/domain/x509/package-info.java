/**
 * The vocabulary of X.509 (RFC 5280) as values that cannot hold nonsense.
 *
 * <p>Nothing here encodes or decodes ASN.1: that is the crypto adapter's room. Names taken from a
 * CSR that have not yet passed a check live in {@code org.countersign.domain.request}.
 */
package org.countersign.domain.x509;
