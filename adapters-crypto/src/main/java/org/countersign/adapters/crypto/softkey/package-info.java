/**
 * Signing keys in software: made here, sealed in the database, opened in memory to sign.
 *
 * <p>The plain private key leaves this package in no form; what is stored opens under the master
 * key alone.
 */
package org.countersign.adapters.crypto.softkey;
