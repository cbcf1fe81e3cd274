package org.countersign.adapters.crypto.asn1;

import java.util.Optional;

/** Walks over the elements inside a constructed one; each read names the field that it expects. */
public final class DerCursor {

  private final byte[] octets;
  private final int end;
  private final String container;
  private int position;
  private int left = Integer.MAX_VALUE;
  private int most = Integer.MAX_VALUE;

  DerCursor(byte[] octets, int position, int end, String container) {
    this.octets = octets;
    this.position = position;
    this.end = end;
    this.container = container;
  }

  /**
   * The same cursor, which gives no more than so many elements.
   *
   * @throws MalformedDer from {@link #next}, when one more is asked for and is there
   */
  public DerCursor atMost(int elements) {
    this.most = elements;
    this.left = elements;
    return this;
  }

  public boolean hasNext() {
    return position < end;
  }

  public DerValue next(String what) throws MalformedDer {
    if (!hasNext()) {
      throw new MalformedDer(what + " is missing in " + container);
    }
    if (left-- == 0) {
      throw new MalformedDer(container + " has more than " + most + " elements");
    }
    DerValue value = StrictDer.header(octets, position, end);
    position = value.end();
    return value;
  }

  /** The next element when it has this tag, as an OPTIONAL or DEFAULT field does. */
  public Optional<DerValue> nextIf(int tag) throws MalformedDer {
    return hasNext() && (octets[position] & 0xff) == tag ? Optional.of(next("")) : Optional.empty();
  }

  /** Makes sure that nothing is left. */
  public void end() throws MalformedDer {
    if (hasNext()) {
      throw new MalformedDer(container + " has more in it than it may: " + next(""));
    }
  }
}
