package org.countersign.adapters.rest.call;

import jakarta.annotation.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import org.countersign.adapters.rest.json.FieldErrors;
import org.countersign.domain.spelling.KnownNames;
import org.countersign.domain.text.QuotedText;
import org.countersign.domain.validation.FieldError;

/**
 * Refuses query parameters that count for nothing: on routes that have some, and on all that change
 * something, where a wish such as {@code dryRun} must not go unheard.
 *
 * <p>A route that only reads one thing overlooks them, and so does one that takes no token: there
 * is nothing that they could widen.
 */
@Provider
public final class KnownQueryParameters implements DynamicFeature {

  @Override
  public void configure(ResourceInfo route, FeatureContext context) {
    Method method = route.getResourceMethod();
    QueryParameters known = method.getAnnotation(QueryParameters.class);
    if (known != null && !known.judgesOthers()) {
      context.register(new Filter(List.of(known.value())));
    } else if (known == null
        && !method.isAnnotationPresent(GET.class)
        && !method.isAnnotationPresent(Public.class)) {
      context.register(new Filter(List.of()));
    }
  }

  /** After the caller is known, before the body is read. */
  @Priority(Priorities.AUTHORIZATION)
  private static final class Filter implements ContainerRequestFilter {

    private static final int MOST_TOLD = 20;

    private final List<String> known;
    private final KnownNames names;

    Filter(List<String> known) {
      this.known = known;
      this.names = new KnownNames(known);
    }

    @Override
    public void filter(ContainerRequestContext request) {
      FieldErrors errors = new FieldErrors();
      request.getUriInfo().getQueryParameters().keySet().stream()
          .filter(name -> !known.contains(name))
          .sorted()
          .limit(MOST_TOLD)
          .forEach(name -> errors.add(FieldError.UNRECOGNIZED_KEYS, pathOf(name), message(name)));
      errors.check();
    }

    private static String pathOf(String name) {
      return name.indexOf('.') < 0 && name.length() <= 64 ? name : "";
    }

    private String message(String name) {
      return "Unknown query parameter " + QuotedText.quoted(name) + ". " + way(name);
    }

    private String way(String name) {
      if (known.isEmpty()) {
        return "This route has none; what it takes stands in its body";
      }
      return names
          .near(name)
          .map(near -> "Did you mean '" + near + "'?")
          .orElseGet(() -> "Known here: " + String.join(", ", known));
    }
  }
}
