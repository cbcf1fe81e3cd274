/** Copies of the embedded database. */
package org.countersign.adapters.persistence.backup;
