/**
 * Fulfils the cryptographic ports: the only package tree that knows Bouncy Castle, ASN.1 and JCA
 * providers.
 */
package org.countersign.adapters.crypto;
