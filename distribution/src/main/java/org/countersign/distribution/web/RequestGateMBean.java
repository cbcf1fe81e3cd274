package org.countersign.distribution.web;

/** What the process asks of the web application before it stops. */
public interface RequestGateMBean {

  /** No further requests come. */
  void close();

  /** Leaves everything in order; called when every request is answered. */
  void finish();
}
