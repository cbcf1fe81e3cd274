package org.countersign.distribution.launcher;

import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What belongs to the lines that a thread logs, such as the id of the request that it answers. The
 * web application sets it. It shares no class loader with the formatters, so that it finds this by
 * the management of the process.
 */
public final class LogContext implements LogContextMBean {

  private static final String NAME = "org.countersign:type=LogContext";

  static final ThreadLocal<Map<String, Object>> CURRENT = new ThreadLocal<>();

  private LogContext() {}

  /** Lets it be found. Called once. */
  static void publish() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(new LogContext(), new ObjectName(NAME));
    } catch (JMException e) {
      throw new IllegalStateException("The context of the log cannot be published", e);
    }
  }

  @Override
  public ThreadLocal<Map<String, Object>> getCurrent() {
    return CURRENT;
  }

  /** Of this thread, in the order in which it is written. */
  static Map<String, Object> current() {
    Map<String, Object> current = CURRENT.get();
    return current == null ? Map.of() : current;
  }
}
