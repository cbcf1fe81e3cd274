package org.countersign.adapters.crypto.asn1;

import java.util.ArrayList;
import java.util.List;
import org.countersign.domain.request.Deviation;

/**
 * What in octets is not written as it should be and yet can be read in one way only: gathered, or
 * refused like all else.
 *
 * <p>What is found before it is known which part of the whole it stands in is put in its place
 * later.
 */
public final class Deviations {

  /** Takes none: what deviates is malformed. */
  public static final Deviations REFUSED = new Deviations(true);

  /** A request with more of them was made to have them; the others are not told. */
  private static final int MOST = 32;

  private record AtOctet(int octet, String message) {}

  private final boolean refused;

  // Made when there is something to put in, which is seldom.
  private List<Deviation> gathered = List.of();
  private List<AtOctet> unplaced = List.of();

  private Deviations(boolean refused) {
    this.refused = refused;
  }

  /** Gathers them. */
  public static Deviations gathered() {
    return new Deviations(false);
  }

  /**
   * One in a part of the whole that is known.
   *
   * @throws MalformedDer with this message, where none is taken
   */
  public void found(String field, String message) throws MalformedDer {
    if (refused) {
      throw new MalformedDer(message);
    }
    if (gathered.size() < MOST) {
      gathered = gathered.isEmpty() ? new ArrayList<>() : gathered;
      gathered.add(new Deviation(field, message));
    }
  }

  /** One at a place of which no more is known. */
  void foundAt(int octet, String message) throws MalformedDer {
    if (refused) {
      throw new MalformedDer(message);
    }
    if (unplaced.size() < MOST) {
      unplaced = unplaced.isEmpty() ? new ArrayList<>() : unplaced;
      unplaced.add(new AtOctet(octet, message));
    }
  }

  /** Says which part of the whole an element is: what was found in it was found there. */
  public void place(String field, DerValue element) throws MalformedDer {
    if (unplaced.isEmpty()) {
      return;
    }
    for (AtOctet found : List.copyOf(unplaced)) {
      if (found.octet() >= element.offset() && found.octet() < element.end()) {
        unplaced.remove(found);
        found(field, found.message());
      }
    }
  }

  /** All of them, in the order in which they were placed. */
  public List<Deviation> all() {
    return gathered;
  }
}
