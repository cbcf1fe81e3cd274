/** Logging in, the access token on every other route, projects, identities and memberships. */
package org.countersign.adapters.rest.access;
