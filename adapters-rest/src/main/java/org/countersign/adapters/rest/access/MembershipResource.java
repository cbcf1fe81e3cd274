package org.countersign.adapters.rest.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.access.ManageMemberships;
import org.countersign.application.access.ManageMemberships.Member;
import org.countersign.application.search.Page;
import org.countersign.domain.access.ProjectRole;

/** Which identities are in a project, and as what. */
@Path("/v1/projects/{id}/memberships/identities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class MembershipResource {

  private static final int MAX_PROFILES = 100;

  private final ManageMemberships memberships;

  @Inject
  public MembershipResource(ManageMemberships memberships) {
    this.memberships = memberships;
  }

  @GET
  @QueryParameters({"offset", "limit"})
  public JsonAnswer list(@BeanParam Call call) {
    Page<Member> found =
        memberships.list(call.caller(), call.id(), call.page(Parameters.DEFAULT_LIMIT));
    return new Many(found.map(MembershipAnswer::of).items(), found.totalCount());
  }

  @POST
  @Path("/{identityId}")
  public JsonAnswer add(@BeanParam Call call, Fields body) {
    ProjectRole role = body.requiredOneOf("role", ProjectRole.values(), ProjectRole::wireName);
    Set<UUID> profileIds = profileIds(body).orElse(Set.of());
    body.check();
    return One.of(
        memberships.add(call.caller(), call.id(), call.id("identityId"), role, profileIds));
  }

  @GET
  @Path("/{identityId}")
  public JsonAnswer find(@BeanParam Call call) {
    return One.of(memberships.find(call.caller(), call.id(), call.id("identityId")));
  }

  @PATCH
  @Path("/{identityId}")
  public JsonAnswer update(@BeanParam Call call, Fields body) {
    Optional<ProjectRole> role = body.oneOf("role", ProjectRole.values(), ProjectRole::wireName);
    Optional<Set<UUID>> profileIds = profileIds(body);
    body.check();
    return One.of(
        memberships.update(call.caller(), call.id(), call.id("identityId"), role, profileIds));
  }

  @DELETE
  @Path("/{identityId}")
  public JsonAnswer remove(@BeanParam Call call) {
    return One.of(memberships.remove(call.caller(), call.id(), call.id("identityId")));
  }

  private static Optional<Set<UUID>> profileIds(Fields body) {
    return body.uuids("profileIds", MAX_PROFILES).map(Set::copyOf);
  }

  record MembershipAnswer(
      UUID projectId,
      UUID identityId,
      String role,
      List<UUID> profileIds,
      Instant createdAt,
      IdentityAnswer identity) {

    static MembershipAnswer of(Member member) {
      return new MembershipAnswer(
          member.membership().projectId(),
          member.membership().identityId(),
          member.membership().role().wireName(),
          member.membership().profileIds().stream().sorted().toList(),
          member.membership().createdAt(),
          IdentityAnswer.of(member.identity()));
    }
  }

  record One(MembershipAnswer identityMembership) implements JsonAnswer {

    static One of(Member member) {
      return new One(MembershipAnswer.of(member));
    }
  }

  record Many(List<MembershipAnswer> identityMemberships, long totalCount) implements JsonAnswer {}
}
