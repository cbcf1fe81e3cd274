package org.countersign.domain.profile;

import java.time.Duration;
import java.util.Optional;

/**
 * What a profile puts where a request says nothing, checked.
 *
 * <p>Two are equal when their documents are.
 */
public final class ProfileDefaults {

  public static final ProfileDefaults NONE = new ProfileDefaults(DefaultsDocument.EMPTY);

  private final DefaultsDocument document;

  private ProfileDefaults(DefaultsDocument document) {
    this.document = document;
  }

  /**
   * The defaults that a document states.
   *
   * @throws IllegalArgumentException when there is an error in it
   */
  public static ProfileDefaults of(DefaultsDocument document) {
    return new ProfileDefaults(document);
  }

  /** The document as it was written. */
  public DefaultsDocument document() {
    return document;
  }

  /** How long a certificate is valid for when the request does not say. */
  public Optional<Duration> lifetime() {
    return Optional.ofNullable(document.ttlDays()).map(Duration::ofDays);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProfileDefaults that && document.equals(that.document);
  }

  @Override
  public int hashCode() {
    return document.hashCode();
  }

  @Override
  public String toString() {
    return "ProfileDefaults[" + document + "]";
  }
}
