/**
 * What is measured of this server, and its page in the text format of Prometheus.
 *
 * <p>Not by MicroProfile Metrics: Payara estimates the buckets of a histogram from a sample that it
 * keeps of what was measured, so that they go down as well as up and no rate can be taken of them;
 * and other servers do not have it. What it says of the server itself stands on the same page.
 */
package org.countersign.distribution.telemetry;
