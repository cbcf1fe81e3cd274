package org.countersign.distribution.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.countersign.distribution.settings.SettingRefused;

/** Runs the server as a child, where a process cannot become another program. */
final class ChildServer {

  /** How long a child may take to stop: the server itself gives up before that. */
  private static final long STOP_SECONDS = 12;

  private ChildServer() {}

  /** Runs it until it ends, and ends it when this process is told to end. */
  static int run(ServerCommand command, Map<String, String> environment) {
    List<String> arguments = new ArrayList<>(command.arguments());
    // The child watches this process, in case it is killed and cannot tell.
    arguments.add(1, "-D" + ServerProcess.PARENT_PROPERTY + "=" + ProcessHandle.current().pid());
    ProcessBuilder builder = new ProcessBuilder(arguments).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process child = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(child), "stop-server"));
      return child.waitFor();
    } catch (IOException e) {
      throw new SettingRefused(
          "The Java program " + arguments.get(0) + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static void stop(Process child) {
    child.destroy();
    try {
      if (!child.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly();
      }
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
