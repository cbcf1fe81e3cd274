/** Keys that are known here: those blocked, and the moduli of RSA keys. */
package org.countersign.adapters.persistence.key;
