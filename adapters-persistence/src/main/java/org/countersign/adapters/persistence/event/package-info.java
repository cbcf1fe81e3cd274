/** Events that wait for being delivered. */
package org.countersign.adapters.persistence.event;
