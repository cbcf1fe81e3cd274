package org.countersign.distribution.assembly;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;

/** Stands in a library that the server is to pass over. */
@WebListener
public final class MarkedListener implements ServletContextListener {

  static final String SAID = "The listener in the marked library was found";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    System.getLogger("org.countersign").log(Level.INFO, SAID);
  }
}
