package org.countersign.adapters.crypto.provider;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** The two choices of providers, over which the same contracts run. */
public final class Providers {

  private Providers() {}

  /** Native code; where it does not load the test is skipped, but not on the build server. */
  public static KeyOperations nativeCode() {
    Optional<ProviderChoice> choice = ProviderChoice.nativeCode();
    if (choice.isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("the native library does not load on the build server");
    }
    assumeTrue(choice.isPresent(), "the native library does not load here");
    return new KeyOperations(choice.orElseThrow());
  }

  public static KeyOperations withoutNativeCode() {
    return new KeyOperations(ProviderChoice.withoutNativeCode());
  }
}
