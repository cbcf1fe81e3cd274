/** Certificate policies. */
package org.countersign.adapters.persistence.policy;
