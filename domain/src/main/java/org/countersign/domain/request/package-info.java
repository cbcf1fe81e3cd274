/**
 * What a requester asks for: the CSR (RFC 2986) as it was read, and the request as it will be
 * judged.
 *
 * <p>Names here are claims. They become {@code SubjectAlternativeName}s and leave for a certificate
 * only through a policy's decision.
 */
package org.countersign.domain.request;
