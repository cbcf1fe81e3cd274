package org.countersign.adapters.rest.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.countersign.adapters.rest.call.Public;
import org.countersign.adapters.rest.json.JsonAnswer;

/** Says that the server answers. Whether it can do its work is what {@code /health} says. */
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class StatusResource {

  private final Clock clock;

  @Inject
  public StatusResource(Clock clock) {
    this.clock = clock;
  }

  @GET
  @Public
  public JsonAnswer status() {
    return new StatusAnswer(clock.instant(), "Ok");
  }

  record StatusAnswer(Instant date, String message) implements JsonAnswer {}
}
