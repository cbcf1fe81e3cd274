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
 * Refuses bodies that are too large: by their stated length before a byte is read, and by counting
 * where no length is stated, as in chunked coding.
 */
@Provider
@PreMatching
public final class BodyLimitFilter implements ContainerRequestFilter {

  /** Sixteen times the longest CSR: room for every other field, and little to hold in memory. */
  public static final int LIMIT_BYTES = 1024 * 1024;

  @Override
  public void filter(ContainerRequestContext request) {
    if (statedLength(request) > LIMIT_BYTES) {
      throw new BodyTooLarge();
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
        throw new BodyTooLarge();
      }
    }
  }
}
