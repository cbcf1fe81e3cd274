package org.countersign.application.access;

/** The first characters of a client secret, by which people and the login tell secrets apart. */
final class ClientSecretPrefix {

  private static final int CHARACTERS = 4;

  private ClientSecretPrefix() {}

  static String of(String clientSecret) {
    return clientSecret.substring(0, Math.min(CHARACTERS, clientSecret.length()));
  }
}
