/**
 * Asking what would become of a request, by CSR, by attributes, or again. Nothing is issued here.
 */
package org.countersign.adapters.rest.evaluation;
