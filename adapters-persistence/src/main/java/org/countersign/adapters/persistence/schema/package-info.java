/** The database schema and its upgrades; the scripts are in {@code db/migration}. */
package org.countersign.adapters.persistence.schema;
