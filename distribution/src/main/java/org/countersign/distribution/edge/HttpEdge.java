package org.countersign.distribution.edge;

import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;

/**
 * Puts the {@link EdgeFilter} before the codec that makes requests of octets.
 *
 * <p>The application server takes add-ons for its listeners by the names it knows itself. This one
 * is registered, in {@code META-INF/hk2-locator/default}, as the one for Comet, which we do not
 * use; domain.xml enables it.
 */
public final class HttpEdge implements AddOn {

  /** The system property by which the application, which does not see this class, knows of it. */
  private static final String PRESENT = "org.countersign.http.edge";

  @Override
  public void setup(NetworkListener listener, FilterChainBuilder chain) {
    System.setProperty(PRESENT, "true");
    Connections connections = new Connections();
    connections.start();
    chain.add(
        chain.indexOfType(HttpServerFilter.class),
        new EdgeFilter(connections, Traffic.ofThisProcess()));
  }
}
