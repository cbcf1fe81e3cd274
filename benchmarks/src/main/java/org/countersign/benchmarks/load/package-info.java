/** The load generator: connections, when requests are due, what came back and how soon. */
package org.countersign.benchmarks.load;
