/**
 * The use cases. Inbound ports and their services by subject; the ports they need under {@code
 * port}.
 */
package org.countersign.application;
