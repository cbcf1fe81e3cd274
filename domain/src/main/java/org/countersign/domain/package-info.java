/** The values and rules of certificate issuance: plain Java, no I/O, nothing but the JDK. */
package org.countersign.domain;
