package org.countersign.distribution.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.countersign.distribution.settings.SettingName;

/**
 * Makes a {@link ClassArchive}: starts the server once on an empty data directory of its own, asks
 * it a few things, stops it. The JVM writes the archive when it ends.
 */
public final class ClassArchiveTraining {

  /** On a busy machine a start without an archive takes minutes, and is not to be in vain. */
  private static final Duration START_PATIENCE = Duration.ofMinutes(10);

  private static final Duration DUMP_PATIENCE = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final String LOOPBACK = "127.0.0.1";

  /** What a first client asks for; each loads classes that the next start then has. */
  private static final List<String> ASKED =
      List.of("/health", "/metrics", "/openapi", "/api/status", "/api/v1/projects", "/none");

  private final RuntimeImage image;
  private final Path work;

  private ClassArchiveTraining(RuntimeImage image, Path work) {
    this.image = image;
    this.work = work;
  }

  /**
   * Makes the archive for the running JDK: at build time, or when an operator asks for it. Needs
   * the memory of a server.
   *
   * @param work a directory to be made and deleted, on the file system of the image
   */
  public static void train(RuntimeImage image, Path work) throws IOException, InterruptedException {
    new ClassArchiveTraining(image, work).run();
  }

  private void run() throws IOException, InterruptedException {
    RuntimeImage.delete(work);
    Files.createDirectories(work);
    Path unfinished = work.resolve("classes.jsa");
    int port = freePort();
    Process server = start(unfinished, port);
    Thread kill = new Thread(server::destroyForcibly, "stop-training");
    Runtime.getRuntime().addShutdownHook(kill);
    try {
      exercise(server, port);
      server.destroy();
      if (!server.waitFor(DUMP_PATIENCE.toSeconds(), TimeUnit.SECONDS)
          || !Files.exists(unfinished)) {
        throw new IOException("the JVM wrote none");
      }
      Path archive = ClassArchive.of(image).path();
      Files.createDirectories(archive.getParent());
      Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      server.destroyForcibly().waitFor();
      RuntimeImage.delete(work);
      forget(kill);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process is ending, and the hook has done what it was there for.
    }
  }

  private Process start(Path archive, int port) throws IOException {
    List<String> command = new ArrayList<>(ServerCommand.training(image, archive).arguments());
    command.add(1, "-D" + ServerProcess.PARENT_PROPERTY + "=" + ProcessHandle.current().pid());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("training.out").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
    environment.putAll(settings(port));
    return builder.start();
  }

  private Map<String, String> settings(int port) {
    return new TreeMap<>(
        Map.of(
            SettingName.HTTP_HOST.variable(),
            LOOPBACK,
            SettingName.HTTP_PORT.variable(),
            Integer.toString(port),
            SettingName.DATA_DIR.variable(),
            work.resolve("data").toString()));
  }

  private static void exercise(Process server, int port) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    long end = System.nanoTime() + START_PATIENCE.toNanos();
    while (status(client, port, "/health/ready") != 200) {
      if (!server.isAlive() || System.nanoTime() > end) {
        throw new IOException("the server that it takes did not come up");
      }
      Thread.sleep(POLL.toMillis());
    }
    for (String path : ASKED) {
      status(client, port, path);
    }
  }

  /** The HTTP status; 0 when there was no answer. */
  private static int status(HttpClient client, int port, String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ":" + port + path)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }
}
