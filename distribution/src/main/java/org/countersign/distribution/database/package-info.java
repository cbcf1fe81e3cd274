/**
 * The data source: a connection pool of the server's over the database of the settings. The stores
 * and the health check share it.
 */
package org.countersign.distribution.database;
