package org.countersign.distribution.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/**
 * Reduces what the application server opens at each start: deriving keys from a password that the
 * whole world knows takes it tenths of a second.
 */
final class ServerKeyStores {

  private static final String TYPE = "PKCS12";

  /** The server's own, with which it opens both. */
  private static final char[] PASSWORD = "changeit".toCharArray();

  private ServerKeyStores() {}

  static void reduce(Path configuration) throws IOException {
    // The certificates of public authorities, and no key: there is nothing to hide in either file.
    // Without salts, the same build makes the same files.
    System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
    System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
    try {
      openWithoutPassword(configuration.resolve("cacerts.p12"));
      // Its key is the same in every copy of the server, and no listener speaks TLS.
      write(empty(), configuration.resolve("keystore.p12"));
    } catch (GeneralSecurityException e) {
      throw new IOException("Cannot change a key store in " + configuration, e);
    }
  }

  private static void openWithoutPassword(Path file) throws IOException, GeneralSecurityException {
    KeyStore trusted = empty();
    try (InputStream content = Files.newInputStream(file)) {
      trusted.load(content, PASSWORD);
    }
    for (String alias : Collections.list(trusted.aliases())) {
      if (!trusted.isCertificateEntry(alias)) {
        throw new IOException(alias + " in " + file + " is a key");
      }
    }
    write(trusted, file);
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(TYPE);
    store.load(null, null);
    return store;
  }

  private static void write(KeyStore store, Path file)
      throws IOException, GeneralSecurityException {
    try (OutputStream content = Files.newOutputStream(file)) {
      store.store(content, PASSWORD);
    }
  }
}
