/**
 * What is measured of the work that this application does. Whoever fulfils these is called within
 * every request: it takes no time worth the name, waits for nobody and throws nothing.
 */
package org.countersign.application.port.telemetry;
