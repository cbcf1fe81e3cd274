package org.countersign.domain.issuance;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A tbsCertificate read back: what it says, and how it says it where one content could be encoded
 * in more than one way.
 *
 * @param content what the octets say
 * @param signatureIdentifier the field {@code signature}, an AlgorithmIdentifier, octet for octet
 * @param extensions in the order in which they are encoded, of each kind one
 */
public record EncodedCertificate(
    TbsCertificate content, byte[] signatureIdentifier, List<EncodedExtension> extensions) {

  public EncodedCertificate {
    Objects.requireNonNull(content, "content");
    signatureIdentifier = signatureIdentifier.clone();
    extensions = List.copyOf(extensions);
  }

  @Override
  public byte[] signatureIdentifier() {
    return signatureIdentifier.clone();
  }

  /** The extension of a kind; empty when there is none. */
  public Optional<EncodedExtension> extension(String oid) {
    for (EncodedExtension extension : extensions) {
      if (extension.oid().equals(oid)) {
        return Optional.of(extension);
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedCertificate that
        && content.equals(that.content)
        && Arrays.equals(signatureIdentifier, that.signatureIdentifier)
        && extensions.equals(that.extensions);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }

  @Override
  public String toString() {
    return "EncodedCertificate[" + content + ", " + extensions + "]";
  }
}
