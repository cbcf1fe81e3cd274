/**
 * Certificate profiles: which CA issues under which policy, to whom the door is open, and what
 * fills the gaps of a CSR.
 */
package org.countersign.domain.profile;
