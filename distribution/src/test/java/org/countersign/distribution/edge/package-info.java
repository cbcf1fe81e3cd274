/** Which octets are one request and which are none. */
package org.countersign.distribution.edge;
