/**
 * How the API says no: one envelope for everything, and the only place that knows which HTTP status
 * a refusal gets.
 *
 * <p>Every answer, good or bad, has the id of its request in {@code X-Request-Id}; what went wrong
 * inside is in the log under that id and nowhere else.
 */
package org.countersign.adapters.rest.error;
