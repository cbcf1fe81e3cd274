/** Mutated CSRs against a running server, for as long as one likes; off unless asked for. */
package org.countersign.blackbox.mutation;
