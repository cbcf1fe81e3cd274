/** The command that measures, and its options. */
package org.countersign.benchmarks;
