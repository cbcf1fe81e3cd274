/**
 * How a requester gets a CSR that a policy accepts: the content of an acceptable request (RFC 2986)
 * and the recipe for it, for the programs that people make CSRs with.
 *
 * <p>Nothing here decides: each request that is offered has been judged by the policy itself.
 */
package org.countersign.domain.recipe;
