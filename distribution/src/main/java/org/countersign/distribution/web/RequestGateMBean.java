package org.countersign.distribution.web;

/** What the process asks of the web application before it stops. */
public interface RequestGateMBean {

  /** How many requests are being answered now. */
  int getActive();

  /** Takes no further requests. */
  void close();

  /** Leaves everything in order; called when no request is active any more. */
  void finish();
}
