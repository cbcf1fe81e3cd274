/** The CSRs that benchmarks send, made before anything is measured. */
package org.countersign.benchmarks.request;
