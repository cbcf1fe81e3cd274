/** What can be measured of the whole server, each as one scenario that writes one section. */
package org.countersign.benchmarks.scenario;
