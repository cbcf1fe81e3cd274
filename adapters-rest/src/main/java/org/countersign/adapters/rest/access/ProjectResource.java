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
import java.util.UUID;
import org.countersign.adapters.rest.call.Call;
import org.countersign.adapters.rest.call.Parameters;
import org.countersign.adapters.rest.call.QueryParameters;
import org.countersign.adapters.rest.json.Fields;
import org.countersign.adapters.rest.json.JsonAnswer;
import org.countersign.application.access.ManageProjects;
import org.countersign.application.access.ManageProjects.NewProject;
import org.countersign.application.access.ManageProjects.ProjectChange;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.access.Project;

/** Projects. */
@Path("/v1/projects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public final class ProjectResource {

  private static final int MAX_NAME_CHARACTERS = 255;
  private static final int MAX_DESCRIPTION_CHARACTERS = 1000;

  private final ManageProjects projects;

  @Inject
  public ProjectResource(ManageProjects projects) {
    this.projects = projects;
  }

  @POST
  public JsonAnswer create(@BeanParam Call call, Fields body) {
    NewProject project =
        new NewProject(
            body.requiredText("projectName", MAX_NAME_CHARACTERS),
            body.text("slug", MAX_NAME_CHARACTERS),
            body.text("description", MAX_DESCRIPTION_CHARACTERS).orElse(""));
    body.check();
    return One.of(projects.create(call.caller(), project));
  }

  @GET
  @QueryParameters({"search", "offset", "limit"})
  public JsonAnswer list(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    String search = parameters.search();
    PageRequest page = parameters.page(Parameters.DEFAULT_LIMIT);
    parameters.check();
    Page<Project> found = projects.list(call.caller(), search, page);
    return new Many(found.map(ProjectAnswer::of).items(), found.totalCount());
  }

  @GET
  @Path("/{id}")
  public JsonAnswer find(@BeanParam Call call) {
    return One.of(projects.find(call.caller(), call.id()));
  }

  /** The project itself, unwrapped: clients read {@code id} at the top. */
  @GET
  @Path("/slug/{slug}")
  public JsonAnswer findBySlug(@BeanParam Call call) {
    Parameters parameters = call.parameters();
    String slug = parameters.pathText("slug");
    parameters.check();
    return ProjectAnswer.of(projects.findBySlug(call.caller(), slug));
  }

  @PATCH
  @Path("/{id}")
  public JsonAnswer update(@BeanParam Call call, Fields body) {
    Optional<String> name = body.text("name", MAX_NAME_CHARACTERS);
    Optional<String> projectName = body.text("projectName", MAX_NAME_CHARACTERS);
    ProjectChange change =
        new ProjectChange(
            name.or(() -> projectName),
            body.text("slug", MAX_NAME_CHARACTERS),
            body.isNull("description")
                ? Optional.of("")
                : body.text("description", MAX_DESCRIPTION_CHARACTERS));
    body.check();
    return One.of(projects.update(call.caller(), call.id(), change));
  }

  @DELETE
  @Path("/{id}")
  public JsonAnswer remove(@BeanParam Call call) {
    return One.of(projects.remove(call.caller(), call.id()));
  }

  record ProjectAnswer(
      UUID id, String name, String slug, String description, Instant createdAt, Instant updatedAt)
      implements JsonAnswer {

    static ProjectAnswer of(Project project) {
      return new ProjectAnswer(
          project.id(),
          project.name(),
          project.slug(),
          project.description(),
          project.createdAt(),
          project.updatedAt());
    }
  }

  record One(ProjectAnswer project) implements JsonAnswer {

    static One of(Project project) {
      return new One(ProjectAnswer.of(project));
    }
  }

  record Many(List<ProjectAnswer> projects, long totalCount) implements JsonAnswer {}
}
