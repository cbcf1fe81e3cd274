/** Public keys that are read to be recognised, not to be certified. */
package org.countersign.adapters.crypto.key;
