package org.countersign.application.access;

import java.util.Objects;

/**
 * What an installation needs before anybody can log in. Safe to run at every start and on several
 * nodes at once.
 */
public interface BootstrapInstallation {

  /** Makes the key that signs access tokens, once. */
  void prepareTokenSigning();

  /**
   * Makes the first machine identity, an organisation admin, when the installation has none.
   *
   * @return whether it was made
   */
  boolean createFirstIdentity(Credentials credentials);

  /**
   * Makes the first user of the console, when the installation has none.
   *
   * @return whether it was made
   */
  boolean createFirstUser(UserCredentials credentials);

  /**
   * @param clientId 1..255 visible ASCII @param clientSecret 16..255 characters
   */
  record Credentials(String clientId, String clientSecret) {
    public Credentials {
      Objects.requireNonNull(clientId, "clientId");
      Objects.requireNonNull(clientSecret, "clientSecret");
    }

    @Override
    public String toString() {
      return "Credentials[" + clientId + "]";
    }
  }

  /**
   * @param password 12..255 characters
   */
  record UserCredentials(String email, String password) {
    public UserCredentials {
      Objects.requireNonNull(email, "email");
      Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
      return "UserCredentials[" + email + "]";
    }
  }
}
