package org.countersign.architecture.broken.adapters.rest;

import com.github.kagkarlsson.scheduler.Scheduler;
import javax.crypto.SecretKey;
import org.bouncycastle.asn1.ASN1Sequence;
import org.countersign.architecture.broken.adapters.persistence.Store;
import org.countersign.architecture.broken.application.port.Port;
import org.countersign.architecture.broken.distribution.Wiring;

/**
 * Breaks: adapters do not meet; Bouncy Castle; keys and ciphers; nothing depends on the
 * distribution; db-scheduler; HTTP sees no ports.
 */
public final class Resource {

  public Store store;
  public ASN1Sequence sequence;
  public SecretKey key;
  public Wiring wiring;
  public Scheduler scheduler;
  public Port port;
}
