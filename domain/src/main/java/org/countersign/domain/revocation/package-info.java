/** Why and when a certificate stopped being good before its time (RFC 5280, 5.3.1). */
package org.countersign.domain.revocation;
