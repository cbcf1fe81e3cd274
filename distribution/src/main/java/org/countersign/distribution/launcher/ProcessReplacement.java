package org.countersign.distribution.launcher;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.StringArray;
import java.io.File;
import java.util.List;
import java.util.Map;

/**
 * Becomes another program, as a shell's {@code exec} does: process id, signals, exit code and
 * standard streams are then the server's own, and a service manager sees one process.
 */
final class ProcessReplacement {

  private static final int F_GETFD = 1;
  private static final int F_SETFD = 2;
  private static final int FD_CLOEXEC = 1;

  /** Standard input, output and error stay open. */
  private static final int FIRST_OTHER_DESCRIPTOR = 3;

  private ProcessReplacement() {}

  /** The three functions of the C library. */
  interface CLibrary extends Library {
    int execve(String path, StringArray arguments, StringArray environment);

    int fcntl(int descriptor, int command, Object... argument);
  }

  /** Does not return, unless this system has no such thing. */
  static void replace(List<String> command, Map<String, String> environment) {
    if (!Platform.isLinux() && !Platform.isMac()) {
      return;
    }
    CLibrary c;
    try {
      c = Native.load("c", CLibrary.class);
    } catch (UnsatisfiedLinkError e) {
      // Such as a temporary directory mounted noexec: a child process serves as well.
      return;
    }
    closeOnReplacement(c);
    c.execve(
        command.get(0),
        new StringArray(command.toArray(String[]::new)),
        new StringArray(
            environment.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new)));
  }

  /** The launcher's open files are not the server's affair. */
  private static void closeOnReplacement(CLibrary c) {
    String[] descriptors = new File(Platform.isLinux() ? "/proc/self/fd" : "/dev/fd").list();
    if (descriptors == null) {
      return;
    }
    for (String descriptor : descriptors) {
      int number = Integer.parseInt(descriptor);
      int flags = number < FIRST_OTHER_DESCRIPTOR ? -1 : c.fcntl(number, F_GETFD);
      if (flags >= 0) {
        c.fcntl(number, F_SETFD, flags | FD_CLOEXEC);
      }
    }
  }
}
