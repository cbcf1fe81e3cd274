/**
 * Reads certification requests: one PEM block (RFC 7468), DER of PKCS #10 (RFC 2986) inside, a
 * supported key, and proof that the requester has it. What is not written as it should be, and can
 * be read in one way only, is read and told.
 *
 * <p>Whatever is sent, the answer is a request or a sentence that says why there is none; what is
 * asked for in it is judged elsewhere.
 */
package org.countersign.adapters.crypto.pkcs10;
