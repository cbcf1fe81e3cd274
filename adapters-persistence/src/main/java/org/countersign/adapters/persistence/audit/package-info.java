/** The audit trail. */
package org.countersign.adapters.persistence.audit;
