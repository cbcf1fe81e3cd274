/**
 * Writes certificates (RFC 5280, 4.1), and reads them back on other code.
 *
 * <p>Writing is Bouncy Castle's, reading is that of {@code asn1}; neither knows the other, so that
 * a mistake in one is not agreed to by the other.
 */
package org.countersign.adapters.crypto.x509;
