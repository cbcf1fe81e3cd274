/** What a policy says of a request: granted, or every violation; a verdict on each element. */
package org.countersign.domain.policy.decision;
