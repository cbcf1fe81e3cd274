/**
 * Labels of internationalised domain names (IDNA2008: RFC 5890 to 5893, RFC 3492): which are valid,
 * and how they are written in ASCII.
 *
 * <p>The Unicode data are the platform's, so that what it calls unassigned is in no label. A whole
 * domain name, its dots and lengths, is {@code x509.DnsName}'s affair.
 */
package org.countersign.domain.idna;
