/**
 * The walls of the house, as rules over the compiled classes.
 *
 * <p>{@code broken} is a house in which each wall is broken once: every rule is held against it,
 * too, and must find it.
 */
package org.countersign.architecture;
