/**
 * What is wrong with a public key, whoever asks and whatever the policy: one rule, one file.
 *
 * <p>Here is arithmetic on the numbers of a key. Taking a key apart, and whether an EC point is on
 * its curve, is the crypto adapter's affair; which keys are known here is the application's.
 */
package org.countersign.domain.key;
