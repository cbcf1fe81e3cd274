/**
 * Reads certification requests: one PEM block (RFC 7468), strict DER of PKCS #10 (RFC 2986) inside,
 * a supported key, and proof that the requester has it.
 *
 * <p>Whatever is sent, the answer is a request or a sentence that says why there is none; what is
 * asked for in it is judged elsewhere.
 */
package org.countersign.adapters.crypto.pkcs10;
