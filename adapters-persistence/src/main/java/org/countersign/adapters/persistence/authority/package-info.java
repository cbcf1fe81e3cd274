/** CAs, their certificates and their sealed keys. */
package org.countersign.adapters.persistence.authority;
