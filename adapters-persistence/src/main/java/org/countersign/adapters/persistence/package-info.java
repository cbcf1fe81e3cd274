/**
 * Fulfils the stores on SQLite or PostgreSQL: the only package tree that knows Jakarta Persistence.
 */
package org.countersign.adapters.persistence;
