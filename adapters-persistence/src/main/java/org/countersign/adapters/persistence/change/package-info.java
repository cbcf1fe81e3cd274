/** How a node learns that another has changed what it remembers. */
package org.countersign.adapters.persistence.change;
