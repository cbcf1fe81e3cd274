package org.countersign.distribution.edge;

/**
 * What a request is for, as far as it matters for how many threads it may have: together they are
 * all that there are, so that whatever fills one of them leaves the others theirs.
 */
enum Route {
  /** Who asks whether the server is well has to get an answer when it is not. */
  PROBE(4, 100),
  /**
   * Each costs a password hash, of which as many run at once as there are processors: a longer
   * queue outlasts the patience of whoever is at its end.
   */
  LOGIN(24, 200),
  /** So many are issued in a few seconds; it may be all clients of a fleet at once. */
  ISSUING(120, 1_000),
  /** Large files for anybody: whoever reads them slowly holds a thread. */
  DOCUMENTATION(8, 100),
  OTHER(48, 500);

  /** What the server's own pool has to have: all but the probes, which have a pool of their own. */
  static final int POOL_THREADS =
      LOGIN.threads + ISSUING.threads + DOCUMENTATION.threads + OTHER.threads;

  private static final byte[] HEALTH = Octets.of("/health");
  private static final byte[] METRICS = Octets.of("/metrics");
  private static final byte[] AUTH = Octets.of("/api/v1/auth/");
  private static final byte[] PAGES = Octets.of("/api-docs");
  private static final byte[] DESCRIPTION = Octets.of("/openapi");
  private static final byte[] CERTIFICATES = Octets.of("/api/v1/cert-manager/certificates");

  private final int threads;
  private final int waiting;

  Route(int threads, int waiting) {
    this.threads = threads;
    this.waiting = waiting;
  }

  /** How many requests of this kind are at work at once; more of them wait. */
  int threads() {
    return threads;
  }

  /** How many more may wait for one of the threads; what comes beyond them is refused. */
  int waiting() {
    return waiting;
  }

  /** Of a target that {@link RequestTarget} has nothing against. */
  static Route of(byte[] octets, int from, int to) {
    int path = RequestTarget.pathStart(octets, from, to);
    if (begins(HEALTH, octets, path, to) || begins(METRICS, octets, path, to)) {
      return PROBE;
    }
    if (begins(AUTH, octets, path, to)) {
      return LOGIN;
    }
    if (begins(PAGES, octets, path, to) || begins(DESCRIPTION, octets, path, to)) {
      return DOCUMENTATION;
    }
    int end = path + CERTIFICATES.length;
    boolean issues = begins(CERTIFICATES, octets, path, to) && (end == to || octets[end] == '?');
    return issues ? ISSUING : OTHER;
  }

  private static boolean begins(byte[] prefix, byte[] octets, int from, int to) {
    return to - from >= prefix.length && Octets.equals(octets, from, from + prefix.length, prefix);
  }
}
