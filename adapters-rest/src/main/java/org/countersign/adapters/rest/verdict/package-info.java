/**
 * What is said of a request's parts on the wire, wherever it is said: why not, and what became of
 * each.
 */
package org.countersign.adapters.rest.verdict;
