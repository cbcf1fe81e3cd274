/**
 * Who is calling and what they may do: logging in, projects, machine identities, memberships.
 *
 * <p>Another project's things do not exist for a caller: what is asked about them is answered as if
 * they were not there.
 */
package org.countersign.application.access;
