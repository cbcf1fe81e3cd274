/**
 * Which JCA provider does what, chosen in one class, and the operations on keys that need one.
 *
 * <p>No provider is registered with the platform: each is handed over as an object, so that an
 * application server, and whatever else runs in it, keeps its own.
 */
package org.countersign.adapters.crypto.provider;
