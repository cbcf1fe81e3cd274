/**
 * Certification authorities: their state, their certificate, and the limits that these set on what
 * they issue.
 */
package org.countersign.domain.authority;
