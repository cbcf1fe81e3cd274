package org.countersign.distribution.telemetry;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Keeps what a servlet answers, and sends nothing of it. */
final class KeptResponse extends HttpServletResponseWrapper {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final PrintWriter writer = new PrintWriter(body, false, StandardCharsets.UTF_8);
  private int status = SC_OK;

  KeptResponse(HttpServletResponse response) {
    super(response);
  }

  /** The body of a success, ending with a line feed; else nothing. */
  String text() {
    writer.flush();
    String text = body.toString(StandardCharsets.UTF_8);
    if (status != SC_OK || text.isEmpty()) {
      return "";
    }
    return text.endsWith("\n") ? text : text + "\n";
  }

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new ServletOutputStream() {
      @Override
      public void write(int octet) {
        body.write(octet);
      }

      @Override
      public void write(byte[] octets, int offset, int length) {
        body.write(octets, offset, length);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("what is kept is written at once");
      }
    };
  }

  @Override
  public void setStatus(int value) {
    status = value;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void sendError(int value) {
    status = value;
  }

  @Override
  public void sendError(int value, String message) {
    status = value;
  }

  @Override
  public void setContentType(String type) {
    // The page's own is set by who sends it.
  }

  @Override
  public void setCharacterEncoding(String encoding) {
    // Likewise.
  }

  @Override
  public void setContentLength(int length) {
    // Likewise.
  }

  @Override
  public void setContentLengthLong(long length) {
    // Likewise.
  }

  @Override
  public void flushBuffer() {
    // Nothing is sent.
  }

  @Override
  public boolean isCommitted() {
    return false;
  }
}
