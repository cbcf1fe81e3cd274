/** Puts the parts together into what is run: settings, wiring, launcher. */
package org.countersign.distribution;
