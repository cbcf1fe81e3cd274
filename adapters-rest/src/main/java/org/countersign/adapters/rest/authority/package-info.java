/** Internal certification authorities on the wire, and what relying parties fetch of them. */
package org.countersign.adapters.rest.authority;
