package org.countersign.application.port.persistence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rows by key, with unique properties and references to other tables.
 *
 * <p>A unit keeps its changes to itself until it commits. Rows are immutable, so that the identity
 * of a row is its version: a row that is another object at commit than when the unit first saw it
 * was changed by somebody else.
 */
final class InMemoryTable<K, V> {

  private record Unique<V>(String name, Function<V, Optional<?>> property) {}

  private record Reference<V>(InMemoryTable<?, ?> target, Function<V, Stream<?>> keys) {}

  private static final class View<K, V> {
    private final Map<K, V> seen = new LinkedHashMap<>();
    private final Map<K, Optional<V>> written = new LinkedHashMap<>();
  }

  private final InMemoryUnitOfWork unitOfWork;
  private final String name;
  private final Function<V, K> key;
  private final List<Unique<V>> uniques = new ArrayList<>();
  private final List<Reference<V>> references = new ArrayList<>();
  private final ThreadLocal<View<K, V>> view = ThreadLocal.withInitial(View::new);
  private Predicate<V> isReadByIssuing = row -> false;
  private volatile Map<K, V> committed = Map.of();

  /**
   * @param name of one row, for messages
   */
  InMemoryTable(InMemoryUnitOfWork unitOfWork, String name, Function<V, K> key) {
    this.unitOfWork = unitOfWork;
    this.name = name;
    this.key = key;
    unitOfWork.takesPart(this);
  }

  /** No two rows may have the property; an empty one is like no other. */
  InMemoryTable<K, V> unique(String property, Function<V, Optional<?>> value) {
    uniques.add(new Unique<>(property, value));
    return this;
  }

  /** What the rows name in another table must be there. */
  InMemoryTable<K, V> references(InMemoryTable<?, ?> target, Function<V, Stream<?>> keys) {
    references.add(new Reference<>(target, keys));
    return this;
  }

  /** Changing or removing a row is noted, so that nobody goes on with what they remember of it. */
  InMemoryTable<K, V> readByIssuing() {
    return readByIssuing(row -> true);
  }

  /** As {@link #readByIssuing()}, where what a row becomes makes a difference. */
  InMemoryTable<K, V> readByIssuing(Predicate<V> where) {
    isReadByIssuing = where;
    return this;
  }

  private void noteChange(V row) {
    if (isReadByIssuing.test(row)) {
      unitOfWork.noteChange();
    }
  }

  void add(V row) {
    Map<K, V> rows = visible();
    if (rows.containsKey(key.apply(row))) {
      throw unitOfWork.lost(new DuplicateEntry("there is a " + name + " with this id already"));
    }
    write(row, rows);
  }

  /** Replaces a row that is there. */
  void update(V row) {
    Map<K, V> rows = visible();
    if (!rows.containsKey(key.apply(row))) {
      throw unitOfWork.lost(new ConcurrentChange("the " + name + " is gone"));
    }
    write(row, rows);
    noteChange(row);
  }

  /** Replaces a row that is there and fulfils the condition. */
  void updateIf(V row, Predicate<V> condition) {
    if (find(key.apply(row)).filter(condition).isEmpty()) {
      throw unitOfWork.lost(new ConcurrentChange("the " + name + " has changed or is gone"));
    }
    update(row);
  }

  /** Adds or replaces. */
  void put(V row) {
    write(row, visible());
  }

  private void write(V row, Map<K, V> rows) {
    rows.put(key.apply(row), row);
    findTwins(rows)
        .ifPresent(
            twins -> {
              throw unitOfWork.lost(twins);
            });
    view.get().written.put(key.apply(row), Optional.of(row));
  }

  void remove(K id) {
    V row = visible().get(id);
    if (row != null) {
      view.get().written.put(id, Optional.empty());
      noteChange(row);
    }
  }

  void removeIf(Predicate<V> condition) {
    rows().filter(condition).map(key).toList().forEach(this::remove);
  }

  Optional<V> find(K id) {
    return Optional.ofNullable(visible().get(id));
  }

  Stream<V> rows() {
    return new ArrayList<>(visible().values()).stream();
  }

  /** A copy of what the open unit sees. */
  private Map<K, V> visible() {
    unitOfWork.mustBeOpen();
    View<K, V> mine = view.get();
    Map<K, V> rows = new LinkedHashMap<>(committed);
    rows.forEach(mine.seen::putIfAbsent);
    mine.seen.forEach((id, row) -> rows.computeIfPresent(id, (same, newer) -> row));
    merge(rows, mine);
    return rows;
  }

  private static <K, V> void merge(Map<K, V> rows, View<K, V> mine) {
    mine.written.forEach(
        (id, row) -> row.ifPresentOrElse(kept -> rows.put(id, kept), () -> rows.remove(id)));
  }

  private Map<K, V> afterCommit() {
    Map<K, V> rows = new LinkedHashMap<>(committed);
    merge(rows, view.get());
    return rows;
  }

  /** Finds what other units have committed in the way of this one. */
  void check() {
    View<K, V> mine = view.get();
    mine.written.forEach((id, row) -> checkUnchanged(mine.seen.get(id), committed.get(id), row));
    if (!mine.written.isEmpty()) {
      findTwins(afterCommit())
          .ifPresent(
              twins -> {
                throw twins;
              });
    }
  }

  private void checkUnchanged(V seen, V current, Optional<V> written) {
    boolean removedTwice = current == null && written.isEmpty();
    if (seen == current || removedTwice) {
      return;
    }
    if (seen == null) {
      throw new DuplicateEntry("another unit of work has added the same " + name);
    }
    throw new ConcurrentChange("another unit of work has changed the same " + name);
  }

  private Optional<DuplicateEntry> findTwins(Map<K, V> rows) {
    for (Unique<V> unique : uniques) {
      Set<Object> values = new HashSet<>();
      for (V row : rows.values()) {
        Optional<?> value = unique.property().apply(row);
        if (value.isPresent() && !values.add(value.get())) {
          return Optional.of(
              new DuplicateEntry(
                  "there is a " + name + " with this " + unique.name() + " already"));
        }
      }
    }
    return Optional.empty();
  }

  void checkReferences() {
    for (Reference<V> reference : references) {
      Set<?> targets = reference.target().afterCommit().keySet();
      for (V row : afterCommit().values()) {
        if (!reference.keys().apply(row).allMatch(targets::contains)) {
          throw new ConcurrentChange(
              "a " + name + " names a " + reference.target().name + " that is not there");
        }
      }
    }
  }

  void apply() {
    if (!view.get().written.isEmpty()) {
      committed = afterCommit();
    }
  }

  void forget() {
    view.remove();
  }
}
