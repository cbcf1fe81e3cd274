/** Certificate profiles. */
package org.countersign.adapters.persistence.profile;
