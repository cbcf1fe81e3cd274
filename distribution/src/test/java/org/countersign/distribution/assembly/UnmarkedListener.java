package org.countersign.distribution.assembly;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;

/** Stands in a library that the server reads for annotations. */
@WebListener
public final class UnmarkedListener implements ServletContextListener {

  static final String SAID = "The listener in the unmarked library was found";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    System.getLogger("org.countersign").log(Level.INFO, SAID);
  }
}
