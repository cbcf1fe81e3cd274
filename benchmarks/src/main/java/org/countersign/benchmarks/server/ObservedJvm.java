package org.countersign.benchmarks.server;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Another JVM on this machine, seen through its platform MXBeans. */
public final class ObservedJvm implements Closeable {

  private static final double OCTETS_PER_MIB = 1 << 20;

  private final JMXConnector connector;
  private final com.sun.management.ThreadMXBean threads;
  private final MemoryMXBean memory;

  private ObservedJvm(JMXConnector connector) throws IOException {
    this.connector = connector;
    MBeanServerConnection server = connector.getMBeanServerConnection();
    this.threads =
        ManagementFactory.newPlatformMXBeanProxy(
            server, ManagementFactory.THREAD_MXBEAN_NAME, com.sun.management.ThreadMXBean.class);
    this.memory =
        ManagementFactory.newPlatformMXBeanProxy(
            server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
  }

  // The agent is one that this process has just started, and only this machine reaches it.
  @SuppressWarnings("BanJNDI")
  public static ObservedJvm attach(long pid) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
        return new ObservedJvm(JMXConnectorFactory.connect(address));
      } finally {
        machine.detach();
      }
    } catch (IOException | AttachNotSupportedException e) {
      throw new IllegalStateException("the JVM " + pid + " cannot be observed", e);
    }
  }

  /**
   * Octets that each thread allocated so far. Threads are asked one by one, for JDK 17 has no
   * total.
   */
  public Allocations allocations() {
    long[] ids = threads.getAllThreadIds();
    long[] octets = threads.getThreadAllocatedBytes(ids);
    Map<Long, Long> byThread = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      byThread.put(ids[i], Math.max(0, octets[i]));
    }
    return new Allocations(byThread);
  }

  /** What the threads that live at one moment had allocated. */
  public record Allocations(Map<Long, Long> octetsByThread) {

    public Allocations {
      octetsByThread = Map.copyOf(octetsByThread);
    }

    /** Of all threads that live now, since then; a thread that ended in between is not counted. */
    public long octetsSince(Allocations before) {
      return octetsByThread.entrySet().stream()
          .mapToLong(
              thread -> thread.getValue() - before.octetsByThread.getOrDefault(thread.getKey(), 0L))
          .sum();
    }
  }

  /** Collects garbage, then says what of the heap is in use. */
  public double heapAfterCollectionMib() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() / OCTETS_PER_MIB;
  }

  /** The most that the heap may grow to. */
  public double largestHeapMib() {
    return memory.getHeapMemoryUsage().getMax() / OCTETS_PER_MIB;
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
