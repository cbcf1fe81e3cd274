/**
 * Certificate policies: what may be certified, rule by rule, and the decision over one request.
 *
 * <p>Deny by default: what a policy does not name is refused. Evaluation is total: it collects
 * every violation and never stops at the first. One file for each section's rule. Profiles, and how
 * a certificate is built, live elsewhere.
 */
package org.countersign.domain.policy;
