/**
 * How values stand in columns as JSON: written by hand, so that the domain may change and old rows
 * stay readable.
 */
package org.countersign.adapters.persistence.document;
