/** A policy as it is written: its sections, and everything that can be wrong in one. */
package org.countersign.domain.policy.document;
