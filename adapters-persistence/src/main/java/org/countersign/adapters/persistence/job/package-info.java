/** Jobs with leases in the table {@code job}; the only place that knows db-scheduler. */
package org.countersign.adapters.persistence.job;
