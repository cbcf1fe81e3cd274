/** The rules that a request is held against, one class each; each gives its violations. */
package org.countersign.domain.policy.rule;
