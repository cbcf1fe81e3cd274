package org.countersign.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Sends requests over connections that stay open, and times the answers. */
public final class Load {

  private final InetSocketAddress server;
  private final List<byte[]> requests;
  private long taken;

  /**
   * @param requests whole requests, head and body; sent in turn, again from the first after the
   *     last
   */
  public Load(InetSocketAddress server, List<byte[]> requests) {
    this.server = server;
    this.requests = List.copyOf(requests);
  }

  /** Goes on from the request after the last one that was sent before. For one thread. */
  public LoadResult run(Pace pace, int connections, Duration length) {
    try (Drive drive = new Drive(server, connections, this::next)) {
      return drive.run(pace, length);
    } catch (IOException e) {
      throw new UncheckedIOException("the load generator failed", e);
    }
  }

  private byte[] next() {
    return requests.get((int) (taken++ % requests.size()));
  }
}
