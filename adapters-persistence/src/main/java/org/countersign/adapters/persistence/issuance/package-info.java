/** Certificate requests, certificates and idempotency keys. */
package org.countersign.adapters.persistence.issuance;
