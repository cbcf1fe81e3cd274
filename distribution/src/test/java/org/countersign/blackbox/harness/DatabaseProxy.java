package org.countersign.blackbox.harness;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to a PostgreSQL server that can go dead in the middle of a commit: bytes vanish, and
 * neither end is told. Reads what the client sends as messages (PostgreSQL's frontend/backend
 * protocol 3.0, without TLS) to know a commit when it sees one.
 */
public final class DatabaseProxy implements AutoCloseable {

  /** What becomes of the commit at which the line goes dead. */
  public enum Commit {
    /** The database commits, and its answer vanishes. */
    ARRIVES,
    /** The database never hears of it. */
    VANISHES
  }

  /** How a statement begins that is prepared on the connection whose commits count. */
  private static final String WRITES = "INSERT INTO certificate (";

  private static final int PARSE = 'P';
  private static final int BIND = 'B';

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger commitsToGo = new AtomicInteger();
  private volatile Commit deadAt = Commit.ARRIVES;
  private volatile int serverPort;

  private DatabaseProxy(ServerSocket listener, int serverPort) {
    this.listener = listener;
    this.serverPort = serverPort;
  }

  public static DatabaseProxy to(int serverPort) throws IOException {
    DatabaseProxy proxy =
        new DatabaseProxy(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), serverPort);
    start("database-proxy", proxy::accept);
    return proxy;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** New connections go there. */
  public void redirect(int port) {
    serverPort = port;
  }

  /** Lets the line of who stores certificates go dead at one of its next commits, once. */
  public void goDeadAtCommit(int number, Commit commit) {
    deadAt = commit;
    commitsToGo.set(number);
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Line line = new Line(listener.accept());
        start("to-database", line::forward);
      } catch (IOException e) {
        // Closed.
        return;
      }
    }
  }

  private final class Line {
    private final Socket client;
    private final Set<String> commits = new HashSet<>();
    private boolean writes;
    private volatile boolean dead;

    Line(Socket client) {
      this.client = client;
      open.add(client);
    }

    void forward() {
      try {
        Socket server = new Socket("127.0.0.1", serverPort);
        open.add(server);
        start("from-database", () -> answer(server));
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = server.getOutputStream();
        byte[] startup = body(in);
        out.write(ByteBuffer.allocate(4).putInt(startup.length + 4).array());
        out.write(startup);
        for (int type = in.read(); type >= 0; type = in.read()) {
          pass(type, body(in), out);
        }
        if (!dead) {
          hangUp(server);
        }
      } catch (IOException e) {
        hangUp(client);
      }
    }

    private byte[] body(DataInputStream in) throws IOException {
      return in.readNBytes(in.readInt() - 4);
    }

    private void pass(int type, byte[] body, OutputStream out) throws IOException {
      if (type == PARSE) {
        note(body);
      }
      boolean vanishes = dead;
      if (!dead && writes && isCommit(type, body) && commitsToGo.getAndDecrement() == 1) {
        dead = true;
        vanishes = deadAt == Commit.VANISHES;
        if (!vanishes) {
          // Its execution is in the messages that follow.
          send(type, body, out);
          send('E', new byte[] {0, 0, 0, 0, 0}, out);
          send('S', new byte[0], out);
          return;
        }
      }
      if (!vanishes) {
        send(type, body, out);
      }
    }

    private static void send(int type, byte[] body, OutputStream out) throws IOException {
      out.write(
          ByteBuffer.allocate(5 + body.length)
              .put((byte) type)
              .putInt(body.length + 4)
              .put(body)
              .array());
    }

    private void note(byte[] parse) {
      String sql = text(parse, 1).strip();
      writes |= sql.startsWith(WRITES);
      if (sql.equals("COMMIT")) {
        commits.add(text(parse, 0));
      } else {
        commits.remove(text(parse, 0));
      }
    }

    private boolean isCommit(int type, byte[] body) {
      return type == BIND && commits.contains(text(body, 1));
    }

    /** One of the texts that a message begins with, each ended by a zero octet. */
    private static String text(byte[] body, int before) {
      int begin = 0;
      int left = before;
      for (int i = 0; ; i++) {
        if (body[i] == 0) {
          if (left == 0) {
            return new String(body, begin, i - begin, StandardCharsets.UTF_8);
          }
          left--;
          begin = i + 1;
        }
      }
    }

    private void answer(Socket server) {
      try (InputStream in = server.getInputStream()) {
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (!dead) {
            out.write(buffer, 0, read);
          }
        }
      } catch (IOException e) {
        // The client has hung up.
      }
      if (!dead) {
        hangUp(client);
      }
    }
  }

  private void hangUp(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(this::hangUp);
  }
}
