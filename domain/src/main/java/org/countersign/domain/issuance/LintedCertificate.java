package org.countersign.domain.issuance;

import java.util.Objects;

/**
 * A tbsCertificate that passed every rule of the lint: the only thing that is ever signed.
 *
 * <p>Made by {@link Lint} alone.
 */
public final class LintedCertificate {

  private final TbsCertificate content;
  private final byte[] der;

  LintedCertificate(TbsCertificate content, byte[] der) {
    this.content = Objects.requireNonNull(content, "content");
    this.der = der.clone();
  }

  public TbsCertificate content() {
    return content;
  }

  /** The octets to sign. */
  public byte[] der() {
    return der.clone();
  }

  @Override
  public String toString() {
    return "LintedCertificate[" + content + "]";
  }
}
