/**
 * What the use cases ask of cryptography. Whoever implements this folder, in software, over PKCS
 * #11 or in a cloud, has given Countersign its keys, its CSR reader and its encodings. Domain types
 * and Java SE only: no ASN.1, no provider.
 */
package org.countersign.application.port.crypto;
