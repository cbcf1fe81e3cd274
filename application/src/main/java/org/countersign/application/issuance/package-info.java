/**
 * A CSR becomes a certificate: read, fill, judge, compose, lint, record, sign, verify, store.
 *
 * <p>{@code IssueCertificate} is the one door; a protocol that issues ends in it.
 */
package org.countersign.application.issuance;
