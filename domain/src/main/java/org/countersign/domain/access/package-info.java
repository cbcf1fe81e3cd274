/** Who may do what: projects, machine identities, roles and what each role permits. */
package org.countersign.domain.access;
