/**
 * What will be signed, and the checks it passes first.
 *
 * <p>A {@code TbsCertificate} is built from a policy's decision; nothing changes a certificate
 * after lint. The rules of the lint live in {@code lint}, one a file. Encoding is the crypto
 * adapter's room.
 */
package org.countersign.domain.issuance;
