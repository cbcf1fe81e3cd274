/** Certificate profiles on the wire. What a profile may say is the domain's affair. */
package org.countersign.adapters.rest.profile;
