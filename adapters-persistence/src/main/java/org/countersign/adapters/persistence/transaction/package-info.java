/** The unit of work as a JTA transaction, and what the stores share in talking to the database. */
package org.countersign.adapters.persistence.transaction;
