/** Certificate policies on the wire. What a policy may say is the domain's affair. */
package org.countersign.adapters.rest.policy;
