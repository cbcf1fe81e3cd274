package org.countersign.blackbox.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Clients that issue one certificate after another until the server is gone. */
public final class IssuingClients implements AutoCloseable {

  /** A certificate whose issue the server has acknowledged. */
  public record Acknowledged(String certificateId, String serialNumber, String pem) {}

  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();
  private final List<Future<?>> running = new ArrayList<>();
  private final ExecutorService threads;
  private volatile boolean stopping;

  private IssuingClients(int count) {
    threads = Executors.newFixedThreadPool(count);
  }

  public static IssuingClients start(int count, ApiClient client, String profileId, String csr) {
    IssuingClients clients = new IssuingClients(count);
    for (int i = 0; i < count; i++) {
      ApiClient own = ApiClient.anonymous(client.base()).withToken(client.token());
      clients.running.add(clients.threads.submit(() -> clients.run(own, profileId, csr)));
    }
    return clients;
  }

  private void run(ApiClient client, String profileId, String csr) {
    while (!stopping) {
      Answer answer;
      try {
        answer = TestProject.issue(client, profileId, csr);
      } catch (java.io.UncheckedIOException e) {
        // The server is gone: what was not acknowledged is not counted.
        return;
      }
      if (answer.status() == 200) {
        var certificate = answer.json().path("certificate");
        acknowledged.add(
            new Acknowledged(
                certificate.path("certificateId").asText(),
                certificate.path("serialNumber").asText(),
                certificate.path("certificate").asText()));
      } else {
        refused.add(answer);
      }
    }
  }

  /** Waits until this many certificates were acknowledged. */
  public void await(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (acknowledged.size() < count) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Only " + acknowledged.size() + " of " + count + ": " + refused);
      }
      Thread.sleep(5);
    }
  }

  /** What was acknowledged so far. */
  public List<Acknowledged> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** Lets each finish what it is at; what was acknowledged until then. */
  public List<Acknowledged> finish() throws Exception {
    stopping = true;
    for (Future<?> each : running) {
      each.get(60, TimeUnit.SECONDS);
    }
    return List.copyOf(acknowledged);
  }

  /** Answers other than 200. */
  public List<Answer> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void close() {
    stopping = true;
    threads.shutdownNow();
  }
}
