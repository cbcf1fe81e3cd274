package org.countersign.adapters.rest.json;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses bodies that are too large: by their stated length before a byte is kept, and by counting
 * where no length is stated, as in chunked coding.
 */
@Provider
@PreMatching
public final class BodyLimitFilter implements ContainerRequestFilter {

  /** Sixteen times the longest CSR: room for every other field, and little to hold in memory. */
  public static final int LIMIT_BYTES = 1024 * 1024;

  /** Who sends more than this does not wait for an answer. */
  private static final int DISCARDED_BYTES = 8 * LIMIT_BYTES;

  @Override
  public void filter(ContainerRequestContext request) {
    if (statedLength(request) > LIMIT_BYTES) {
      throw tooLarge(request.getEntityStream());
    }
    request.setEntityStream(new Counted(request.getEntityStream()));
  }

  /** Not {@code getLength()}, which is an int and forgets a length beyond it. */
  private static long statedLength(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /**
   * Reads on for a while and throws it away: to a client that is still sending when the connection
   * closes, the answer is lost.
   */
  private static BodyTooLarge tooLarge(InputStream body) {
    byte[] buffer = new byte[8192];
    try {
      for (int read = 0, total = 0; read >= 0 && total < DISCARDED_BYTES; total += read) {
        read = body.read(buffer);
      }
    } catch (IOException e) {
      // The client has gone, and needs no answer.
    }
    return new BodyTooLarge();
  }

  private static final class Counted extends FilterInputStream {

    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      if (octet >= 0) {
        add(1);
      }
      return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        add(read);
      }
      return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
      long skipped = super.skip(wanted);
      add(skipped);
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void add(long octets) {
      count += octets;
      if (count > LIMIT_BYTES) {
        throw tooLarge(in);
      }
    }
  }
}
