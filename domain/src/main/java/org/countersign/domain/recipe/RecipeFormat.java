package org.countersign.domain.recipe;

import java.util.Locale;

/** The programs that recipes are written for. */
public enum RecipeFormat {
  /** OpenSSL 1.1.1 and later. */
  OPENSSL,
  /** Of the JDK, 13 and later. */
  KEYTOOL,
  /** Of GnuTLS, 3.6 and later. */
  CERTTOOL;

  /** The name in the REST contract. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How this program makes a CSR of that content. */
  public CsrRecipe recipe(AcceptableRequest request) {
    return switch (this) {
      case OPENSSL -> new OpenSslRecipe(request).recipe();
      case KEYTOOL -> new KeytoolRecipe(request).recipe();
      case CERTTOOL -> new CerttoolRecipe(request).recipe();
    };
  }
}
