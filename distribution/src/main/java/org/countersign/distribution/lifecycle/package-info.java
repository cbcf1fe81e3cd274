/**
 * What the web application does at its start and at its end, and the one thread of its own between
 * them.
 */
package org.countersign.distribution.lifecycle;
