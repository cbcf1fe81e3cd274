package org.countersign.domain.authority;

import java.util.Objects;

/**
 * Names a private key that a key store holds; the key itself never leaves the adapter that keeps
 * it.
 *
 * @param store which adapter keeps it, such as {@code software}
 * @param name what that adapter calls it
 */
public record SigningKeyReference(String store, String name) {

  public SigningKeyReference {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(name, "name");
  }
}
