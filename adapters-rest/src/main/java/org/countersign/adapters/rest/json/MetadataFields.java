package org.countersign.adapters.rest.json;

import java.util.List;
import org.countersign.domain.issuance.Metadata;

/** Reads the notes that requesters hang on certificates, and search by. */
public final class MetadataFields {

  private static final int MAX_ITEMS = 100;

  private MetadataFields() {}

  /** The list under a name; empty when there is none. */
  public static List<Metadata> read(Fields body, String name) {
    return body.objects(name, MAX_ITEMS)
        .map(items -> items.stream().map(MetadataFields::read).toList())
        .orElse(List.of());
  }

  private static Metadata read(Fields item) {
    item.requirePresent("value");
    return new Metadata(
        item.requiredText("key", Metadata.MAX_KEY_CHARACTERS),
        item.text("value", Metadata.MAX_VALUE_CHARACTERS).orElse(""));
  }
}
