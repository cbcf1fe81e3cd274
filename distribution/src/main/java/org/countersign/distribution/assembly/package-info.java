/**
 * Runs in the build, not in the product: lays out the runtime and packs it with the launcher into
 * {@code countersign.jar}.
 */
package org.countersign.distribution.assembly;
