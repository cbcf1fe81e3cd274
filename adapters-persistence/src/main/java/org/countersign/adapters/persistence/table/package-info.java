/** Tables whose columns a record declares. */
package org.countersign.adapters.persistence.table;
