package org.countersign.adapters.rest.json;

/**
 * An answer that goes out as JSON, its members in the order of the record's components.
 *
 * <p>Absent and null members are left out; moments are ISO-8601 in UTC. The type of its own keeps
 * the server's JSON binding away from our answers.
 */
public interface JsonAnswer {}
