package org.countersign.distribution.launcher;

import java.util.Map;

/** Where the web application finds what to say of the lines that it logs. */
public interface LogContextMBean {

  /** Names and values that belong to whatever a thread logs at present. */
  ThreadLocal<Map<String, Object>> getCurrent();
}
