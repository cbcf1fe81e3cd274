/** Work that is done now and then, once for all nodes. */
package org.countersign.application.port.job;
