/**
 * Puts the parts together: one class of CDI producers per adapter module, one for the use cases.
 * The parts themselves know nothing of CDI.
 */
package org.countersign.distribution.wiring;
