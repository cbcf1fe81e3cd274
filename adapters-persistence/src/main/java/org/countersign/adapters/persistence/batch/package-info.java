/**
 * Units of work that concurrent requests share: what many threads want written, or looked up, goes
 * to the database in one trip, on connections of this package's own.
 */
package org.countersign.adapters.persistence.batch;
