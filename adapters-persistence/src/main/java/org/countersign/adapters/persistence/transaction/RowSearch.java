package org.countersign.adapters.persistence.transaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.countersign.adapters.persistence.column.SearchText;
import org.countersign.adapters.persistence.transaction.OpenUnit.RowReader;
import org.countersign.application.search.Page;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.x509.HexadecimalText;

/**
 * A search in SQL, put together condition by condition, that finds a page of rows and how many
 * there are. The page is found in the rows that are searched; what else is shown is joined to those
 * on it alone.
 */
public final class RowSearch {

  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final OpenUnit unit;
  private final String table;
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /**
   * @param table in which rows are searched; conditions and order call them {@code r}
   */
  public RowSearch(OpenUnit unit, String table) {
    this.unit = unit;
    this.table = table;
  }

  /** Adds a condition, with the values of its parameters in their order. */
  public RowSearch where(String condition, Object... parameters) {
    conditions.add(condition);
    Collections.addAll(values, parameters);
    return this;
  }

  /** As {@link #where}, when there is a value. */
  public RowSearch whereIfPresent(String condition, Optional<?> value) {
    return value.isPresent() ? where(condition, value.get()) : this;
  }

  /** Adds that a column has one of the values; none given, any value at all. */
  public RowSearch whereAmong(String column, Collection<UUID> any) {
    return any.isEmpty() ? this : where(column + " IN (" + marks(any) + ")", any.toArray());
  }

  /** A parameter for each of some values. */
  public static String marks(Collection<?> any) {
    return String.join(", ", Collections.nCopies(any.size(), "?"));
  }

  /** Adds that the text is part of one of the values searched in; empty text is part of all. */
  public RowSearch whereTextIsPart(String text) {
    return text.isEmpty() ? this : whereAny(inSearchText(text));
  }

  /**
   * Adds that the text is part of one of the values searched in, or of the serial number, or is the
   * row's id; empty text is part of all.
   *
   * @param serialNumber the column
   */
  public RowSearch whereTextIsPart(String text, String serialNumber) {
    if (text.isEmpty()) {
      return this;
    }
    Map<String, Object> any = inSearchText(text);
    octets(text)
        .ifPresent(
            octets ->
                any.put(
                    unit.databaseKind().hexadecimal(serialNumber) + " LIKE ?",
                    SearchText.pattern(octets)));
    if (ID.matcher(text).matches()) {
      any.put("r.id = ?", UUID.fromString(text));
    }
    return whereAny(any);
  }

  /** The text itself, or the octets that it prints in another spelling. */
  private static Map<String, Object> inSearchText(String text) {
    Map<String, Object> any = new LinkedHashMap<>();
    any.put(SearchText.IN_COLUMN, SearchText.pattern(text));
    HexadecimalText.searched(text)
        .ifPresent(octets -> any.put("r.search_text LIKE ?", SearchText.pattern(octets)));
    return any;
  }

  /** The hexadecimal digits that a text is, or prints. */
  private static Optional<String> octets(String text) {
    return SearchText.isHexadecimal(text)
        ? Optional.of(HexadecimalText.searched(text).orElse(text))
        : HexadecimalText.searched(text);
  }

  /** Adds that one of some conditions holds, each with a parameter. */
  private RowSearch whereAny(Map<String, Object> any) {
    return where("(" + String.join(" OR ", any.keySet()) + ")", any.values().toArray());
  }

  /**
   * Finds a page.
   *
   * @param shown the columns that are read and, behind FROM, what is joined to the rows {@code r}
   * @param order what stands behind ORDER BY
   */
  public <T> Page<T> page(Shown shown, String order, PageRequest page, RowReader<T> reader) {
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    String from = " FROM " + table + " r" + where;
    List<Object> ofPage = new ArrayList<>(values);
    ofPage.add(page.limit());
    ofPage.add(page.offset());
    List<T> items =
        unit.query(
            reader,
            "SELECT "
                + shown.columns()
                + " FROM (SELECT r.*"
                + from
                + " ORDER BY "
                + order
                + " LIMIT ? OFFSET ?) r "
                + shown.joins()
                + " ORDER BY "
                + order,
            ofPage);
    return new Page<>(items, totalCount(from, page, items.size()));
  }

  /**
   * An order for {@link #page}: by what SQL computes of a row, and by the id where that is the
   * same.
   *
   * @param first empty for an order by the id alone, which is that of creation
   */
  public static String order(String first, boolean ascending) {
    String direction = ascending ? "" : " DESC";
    return (first.isEmpty() ? "" : first + direction + ", ") + "r.id" + direction;
  }

  /** What of each row on the page is read. */
  public record Shown(String columns, String joins) {}

  /** The last page says how many there are; only else must they be counted. */
  private long totalCount(String from, PageRequest page, int found) {
    boolean isLast = found < page.limit() && (found > 0 || page.offset() == 0);
    return isLast
        ? page.offset() + (long) found
        : unit.query(row -> row.getLong(1), "SELECT COUNT(*)" + from, values).get(0);
  }
}
