/**
 * What the use cases ask of a database: one interface for each kind of thing kept, named by its
 * plural, and the unit of work that all of them take part in.
 *
 * <p>Every method is called inside a {@code UnitOfWork}. Reading gives an {@code Optional} or a
 * {@code Page}; adding says what a duplicate does. No entity, no JSON, no SQL.
 *
 * <p>Moments are kept to the microsecond; Unicode's order is the order of text. NUL and unpaired
 * surrogates, which databases cannot hold, may come back as U+FFFD from names, descriptions and
 * messages, never from CSRs, what could be read of them, violations and metadata.
 */
package org.countersign.application.port.persistence;
