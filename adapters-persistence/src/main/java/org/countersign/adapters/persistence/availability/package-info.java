/** Whether the database serves: one account of it for all who use it, and for the operator. */
package org.countersign.adapters.persistence.availability;
