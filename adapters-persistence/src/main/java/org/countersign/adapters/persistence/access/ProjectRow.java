package org.countersign.adapters.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.adapters.persistence.column.Moments;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.column.StorableText;
import org.countersign.domain.access.Project;

/** A row of {@code project}. */
@Entity
@Table(name = "project")
public class ProjectRow {

  @Id private UUID id;
  private String name;
  private String slug;
  private String description;

  @Column(name = "search_text")
  private String searchText;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  @Version
  @Column(name = "lock_version")
  private int lockVersion;

  protected ProjectRow() {}

  static ProjectRow of(Project project) {
    ProjectRow row = new ProjectRow();
    row.id = project.id();
    row.set(project);
    return row;
  }

  void set(Project project) {
    name = StorableText.of(project.name());
    slug = project.slug();
    description = StorableText.of(project.description());
    searchText = SearchText.of(Stream.of(project.name(), project.slug()));
    createdAt = Moments.toMicros(project.createdAt());
    updatedAt = Moments.toMicros(project.updatedAt());
  }

  Project toProject() {
    return new Project(
        id, name, slug, description, Moments.ofMicros(createdAt), Moments.ofMicros(updatedAt));
  }
}
