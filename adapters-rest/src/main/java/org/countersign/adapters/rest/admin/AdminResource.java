package org.countersign.adapters.rest.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.countersign.adapters.rest.access.IdentityAnswer;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.access.ListUsers;
import org.countersign.application.access.ManageIdentities;
import org.countersign.application.access.ManageProjects;
import org.countersign.application.inventory.ReadAuditTrail;
import org.countersign.application.search.AuditEventCriteria;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Principal;
import org.countersign.domain.access.User;
import org.countersign.domain.audit.AuditEvent;

/** What organisation admins see of the installation, and auditors of their project. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class AdminResource {

  private static final int MAX_ACTION_CHARACTERS = 255;
  private static final PageRequest COUNT_ONLY = new PageRequest(0, 1);

  private final ManageProjects projects;
  private final ManageIdentities identities;
  private final ListUsers users;
  private final ReadAuditTrail auditTrail;
  private final Clock clock;

  @Inject
  public AdminResource(
      ManageProjects projects,
      ManageIdentities identities,
      ListUsers users,
      ReadAuditTrail auditTrail,
      Clock clock) {
    this.projects = projects;
    this.identities = identities;
    this.users = users;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  @GET
  @Path("/status")
  public JsonAnswer status(@BeanParam Call call) {
    return new StatusAnswer(
        clock.instant(),
        "Ok",
        Optional.ofNullable(AdminResource.class.getPackage().getImplementationVersion()),
        System.getProperty("java.version"),
        identities.list(call.caller(), "", COUNT_ONLY).totalCount(),
        users.list(call.caller(), COUNT_ONLY).totalCount(),
        projects.list(call.caller(), "", COUNT_ONLY).totalCount());
  }

  @GET
  @Path("/audit-logs")
  @QueryParameters({"projectId", "action", "actorType", "actorId", "from", "to", "offset", "limit"})
  public JsonAnswer auditLogs(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    AuditEventCriteria criteria =
        new AuditEventCriteria(
            parameters.uuid("projectId"),
            parameters.text("action", MAX_ACTION_CHARACTERS),
            parameters.oneOf("actorType", Principal.Kind.values(), Principal.Kind::wireName),
            parameters.uuid("actorId"),
            parameters.moment("from"),
            parameters.moment("to"));
    PageRequest page = parameters.page(Parameters.DEFAULT_LIMIT);
    parameters.check();
    Page<AuditEvent> events = auditTrail.list(call.caller(), criteria, page);
    return new AuditLogs(events.map(EventAnswer::of).items(), events.totalCount());
  }

  @GET
  @Path("/users")
  @QueryParameters({"offset", "limit"})
  public JsonAnswer users(@BeanParam Call call) {
    Page<User> found = users.list(call.caller(), call.page(Parameters.DEFAULT_LIMIT));
    return new Users(found.map(UserAnswer::of).items(), found.totalCount());
  }

  @GET
  @Path("/identities")
  @QueryParameters({"search", "offset", "limit"})
  public JsonAnswer identities(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    String search = parameters.search();
    PageRequest page = parameters.page(Parameters.DEFAULT_LIMIT);
    parameters.check();
    return IdentityAnswer.Many.of(identities.list(call.caller(), search, page));
  }

  record StatusAnswer(
      Instant date,
      String message,
      Optional<String> version,
      String javaVersion,
      long identities,
      long users,
      long projects)
      implements JsonAnswer {}

  record EventAnswer(
      UUID id,
      Instant createdAt,
      Optional<UUID> projectId,
      String actorType,
      Optional<UUID> actorId,
      String event,
      String subjectId,
      Map<String, String> details,
      Optional<String> ipAddress,
      Optional<String> userAgent) {

    static EventAnswer of(AuditEvent event) {
      return new EventAnswer(
          event.id(),
          event.at(),
          event.projectId(),
          event.actorKind().wireName(),
          event.actorId(),
          event.action(),
          event.subjectId(),
          new TreeMap<>(event.details()),
          event.origin().address(),
          event.origin().userAgent());
    }
  }

  record AuditLogs(List<EventAnswer> auditLogs, long totalCount) implements JsonAnswer {}

  record UserAnswer(UUID id, String email, String role, Instant createdAt) {

    static UserAnswer of(User user) {
      return new UserAnswer(user.id(), user.email(), user.role().wireName(), user.createdAt());
    }
  }

  record Users(List<UserAnswer> users, long totalCount) implements JsonAnswer {}
}
