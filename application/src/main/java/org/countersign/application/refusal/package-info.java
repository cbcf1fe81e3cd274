/**
 * How a use case says no.
 *
 * <p>A kind for programs, a sentence for people, and the facts behind it. Which HTTP status a kind
 * gets is the REST adapter's affair.
 */
package org.countersign.application.refusal;
