/** Tables and plots, and the document that they stand in. */
package org.countersign.benchmarks.report;
