package org.countersign.adapters.persistence.transaction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.x509.HexadecimalText;

/**
 * A search, put together condition by condition, that finds a page of rows and how many there are.
 *
 * @param <R> the row, which conditions call {@code r}
 */
public final class PagedQuery<R> {

  private final OpenUnit unit;
  private final Class<R> row;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  public PagedQuery(OpenUnit unit, Class<R> row) {
    this.unit = unit;
    this.row = row;
  }

  /** Adds a condition in JPQL without parameters. */
  public PagedQuery<R> where(String condition) {
    conditions.add(condition);
    return this;
  }

  /** Adds a condition in JPQL with one named parameter. */
  public PagedQuery<R> where(String condition, String parameter, Object value) {
    parameters.put(parameter, value);
    return where(condition);
  }

  /** As {@link #where(String, String, Object)}, when there is a value. */
  public PagedQuery<R> whereIfPresent(String condition, String parameter, Optional<?> value) {
    value.ifPresent(present -> where(condition, parameter, present));
    return this;
  }

  /** Adds that the text is part of one of the values searched in; empty text is part of all. */
  public PagedQuery<R> whereContains(String text) {
    return text.isEmpty() ? this : where(contains(text), "text", SearchText.pattern(text));
  }

  /** The text itself, or the octets that it prints in another spelling. */
  private String contains(String text) {
    Optional<String> octets = HexadecimalText.searched(text);
    if (octets.isEmpty()) {
      return SearchText.CONTAINS;
    }
    parameters.put("octets", SearchText.pattern(octets.get()));
    return "(" + SearchText.CONTAINS + " or " + SearchText.CONTAINS_OCTETS + ")";
  }

  /**
   * Finds a page.
   *
   * @param order what stands behind ORDER BY
   */
  public <T> Page<T> page(String order, PageRequest page, Function<R, T> toDomain) {
    EntityManager database = unit.entityManager();
    TypedQuery<R> rows =
        database.createQuery("select r " + fromAndWhere() + " order by " + order, row);
    parameters.forEach(rows::setParameter);
    List<T> items =
        rows.setMaxResults((int) Math.min(Integer.MAX_VALUE, (long) page.offset() + page.limit()))
            .getResultStream()
            .skip(page.offset())
            .map(toDomain)
            .toList();
    return new Page<>(items, totalCount(page, items.size()));
  }

  /** The last page says how many there are; only else must they be counted. */
  private long totalCount(PageRequest page, int found) {
    boolean isLast = found < page.limit() && (found > 0 || page.offset() == 0);
    return isLast ? page.offset() + (long) found : count();
  }

  private long count() {
    TypedQuery<Long> counted =
        unit.entityManager().createQuery("select count(r) " + fromAndWhere(), Long.class);
    parameters.forEach(counted::setParameter);
    return counted.getSingleResult();
  }

  private String fromAndWhere() {
    String from = "from " + row.getSimpleName() + " r";
    return conditions.isEmpty() ? from : from + " where " + String.join(" and ", conditions);
  }
}
