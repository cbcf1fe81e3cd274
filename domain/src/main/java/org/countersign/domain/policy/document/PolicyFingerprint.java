package org.countersign.domain.policy.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * SHA-256 over what a document says, whatever the order of its members or the program that wrote
 * it.
 *
 * <p>Hashed is a text with one line for each thing said: {@code path=length:value}. The length
 * keeps a value from posing as further lines; a list says its length, so that an empty one differs
 * from none; null says nothing.
 */
public final class PolicyFingerprint {

  private final StringBuilder text = new StringBuilder();

  /** One value. */
  public PolicyFingerprint add(String path, Object value) {
    if (value != null) {
      String written = value.toString();
      text.append(path)
          .append('=')
          .append(written.length())
          .append(':')
          .append(written)
          .append('\n');
    }
    return this;
  }

  /** A list of values, in its order. */
  public PolicyFingerprint addAll(String path, List<?> values) {
    return addEach(path, values, this::add);
  }

  /** A list of things that have values. */
  public <T> PolicyFingerprint addEach(String path, List<T> things, BiConsumer<String, T> each) {
    if (things != null) {
      add(path, things.size());
      for (int i = 0; i < things.size(); i++) {
        each.accept(path + "/" + i, things.get(i));
      }
    }
    return this;
  }

  /** Lower-case hex, 64 digits. */
  public String hex() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public static String of(PolicyDocument document) {
    PolicyFingerprint fingerprint = new PolicyFingerprint();
    fingerprint.addEach("/subject", document.subject(), fingerprint::addValues);
    fingerprint.addEach("/sans", document.sans(), fingerprint::addValues);
    fingerprint.addUsages("/keyUsages", document.keyUsages());
    fingerprint.addUsages("/extendedKeyUsages", document.extendedKeyUsages());
    if (document.algorithms() != null) {
      fingerprint.add("/algorithms", "");
      fingerprint.addAll("/algorithms/signature", document.algorithms().signature());
      fingerprint.addAll("/algorithms/keyAlgorithm", document.algorithms().keyAlgorithm());
    }
    if (document.validity() != null) {
      fingerprint.add("/validity/max", document.validity().max());
    }
    if (document.basicConstraints() != null) {
      fingerprint.add("/basicConstraints/isCA", document.basicConstraints().isCA());
      fingerprint.add(
          "/basicConstraints/maxPathLength", document.basicConstraints().maxPathLength());
    }
    return fingerprint.hex();
  }

  private void addValues(String path, PolicyDocument.Values values) {
    add(path + "/type", values.type());
    addAll(path + "/allowed", values.allowed());
    addAll(path + "/required", values.required());
    addAll(path + "/denied", values.denied());
    add(path + "/wildcards", values.wildcards());
    if (values.isIgnored()) {
      add(path + "/ignored", true);
    }
  }

  private void addUsages(String path, PolicyDocument.Usages usages) {
    if (usages != null) {
      addAll(path + "/allowed", usages.allowed());
      addAll(path + "/required", usages.required());
      addAll(path + "/denied", usages.denied());
    }
  }
}
