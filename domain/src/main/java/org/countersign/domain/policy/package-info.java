/**
 * Certificate policies: what may be certified, and what becomes of one request.
 *
 * <p>Deny by default: what a policy does not name is refused. Evaluation is total: it collects
 * every violation and never stops at the first. {@code PolicyRules} is a {@code document} that was
 * checked; it holds a request against each {@code rule} and gives a {@code decision}.
 */
package org.countersign.domain.policy;
