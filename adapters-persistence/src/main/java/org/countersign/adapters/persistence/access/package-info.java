/** Projects, identities, logins and users. */
package org.countersign.adapters.persistence.access;
