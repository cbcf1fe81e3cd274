/**
 * What {@code java -jar countersign.jar} runs. {@link
 * org.countersign.distribution.launcher.Launcher} checks the settings, finds the runtime (the
 * server's jars and the web application, unpacked once) and becomes the server; {@link
 * org.countersign.distribution.launcher.ServerProcess} is what that process runs. None of this is
 * in the web application.
 */
package org.countersign.distribution.launcher;
