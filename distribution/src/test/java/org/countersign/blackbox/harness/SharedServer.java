package org.countersign.blackbox.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test methods and constructors the one server of this test run ({@link ServerUnderTest}), a
 * client logged in as its organisation admin ({@link ApiClient}), or a project of its own ({@link
 * TestProject}). A start takes seconds; whoever needs a server for themselves starts one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedServer.Resolver.class)
public @interface SharedServer {

  /** Starts the server when the first test asks, ends it with the test run. */
  final class Resolver implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == ServerUnderTest.class || type == ApiClient.class || type == TestProject.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      Running running =
          context
              .getRoot()
              .getStore(NAMESPACE)
              .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
      Class<?> type = parameter.getParameter().getType();
      if (type == ServerUnderTest.class) {
        return running.server();
      }
      return type == ApiClient.class ? running.admin() : TestProject.create(running.admin());
    }
  }

  /** The server and its admin. */
  record Running(ServerUnderTest server, ApiClient admin) implements AutoCloseable {

    static Running start() {
      ServerUnderTest server =
          ServerUnderTest.start(
              ServerConfiguration.fresh()
                  .with("COUNTERSIGN_PUBLIC_URL", "http://pki.example.test"));
      return new Running(server, server.admin());
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
