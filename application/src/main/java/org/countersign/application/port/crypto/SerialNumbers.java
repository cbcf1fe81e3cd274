package org.countersign.application.port.crypto;

import org.countersign.domain.x509.SerialNumber;

/**
 * Serial numbers from a CSPRNG: 20 octets, positive, at least 151 random bits (BR 7.1 asks for 64).
 */
public interface SerialNumbers {

  SerialNumber next();
}
