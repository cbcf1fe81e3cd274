/**
 * The rules of the lint, one a file: clause, applies, holds, finding. {@code CertificateRules}
 * lists them; a new rule is a file, a test and a line there.
 */
package org.countersign.domain.issuance.lint;
