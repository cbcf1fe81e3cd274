/** The embedded database: a SQLite file, used by this process alone. */
package org.countersign.adapters.persistence.sqlite;
