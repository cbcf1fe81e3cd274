/** The machine that is measured on: what it is, and what it can do at best. */
package org.countersign.benchmarks.machine;
