package org.countersign.application.access;

/**
 * Removes access tokens and failed logins that have no effect any more. To be run now and then, on
 * any node.
 */
public interface ForgetExpired {

  void run();
}
