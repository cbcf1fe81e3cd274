package org.countersign.distribution.launcher;

/** Which build this is. */
final class Version {

  private Version() {}

  /** From the manifest; a build that was not packaged has none. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }
}
