/**
 * What the use cases ask of a database: one interface for each kind of thing kept, named by its
 * plural, and the unit of work that all of them take part in.
 *
 * <p>Every method is called inside a {@code UnitOfWork}. Reading gives an {@code Optional} or a
 * {@code Page}; adding says what a duplicate does. No entity, no JSON, no SQL.
 */
package org.countersign.application.port.persistence;
