package org.countersign.distribution.settings;

/** A setting cannot be used. The message is one sentence for the operator, and holds no secret. */
public final class SettingRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingRefused(String sentence) {
    super(sentence);
  }

  public SettingRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
