/**
 * JSON on the wire (RFC 8259): read strictly and within limits, answered from records.
 *
 * <p>A body is read into a {@link org.countersign.adapters.rest.json.Fields}, out of which a
 * resource takes one member after the other; everything that is wrong is collected and answered at
 * once. Which HTTP status a bad body gets is decided in the package {@code error}.
 */
package org.countersign.adapters.rest.json;
