/** The pieces of the walk of one CSR, each alone, by JMH: time and allocation an operation. */
package org.countersign.benchmarks.micro;
