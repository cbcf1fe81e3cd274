/**
 * What a policy writes for names and subject values: what each pattern matches, and whether
 * anything can match it.
 */
package org.countersign.domain.policy.pattern;
