package org.countersign.adapters.rest.json;

import java.util.List;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.request.PrivateKeyText;
import org.countersign.domain.validation.FieldError;

/** Reads the notes that requesters hang on certificates, and search by. */
public final class MetadataFields {

  private static final int MAX_ITEMS = 100;

  private static final String WITH_PRIVATE_KEY =
      "This holds a private key. It was not kept, but the key has left its machine and is to be"
          + " treated as exposed: make a new one";

  private MetadataFields() {}

  /** The list under a name; empty when there is none. */
  public static List<Metadata> read(Fields body, String name) {
    return body.objects(name, MAX_ITEMS)
        .map(items -> items.stream().map(MetadataFields::read).toList())
        .orElse(List.of());
  }

  /** The same, of a request that is kept: none of them may be a private key. */
  public static List<Metadata> readKept(Fields body, String name) {
    List<Metadata> metadata = read(body, name);
    for (int i = 0; i < metadata.size(); i++) {
      if (PrivateKeyText.isIn(metadata.get(i).value())
          || PrivateKeyText.isIn(metadata.get(i).key())) {
        body.reject(name + "." + i, FieldError.CUSTOM, WITH_PRIVATE_KEY);
      }
    }
    return metadata;
  }

  private static Metadata read(Fields item) {
    item.requirePresent("value");
    return new Metadata(
        item.requiredText("key", Metadata.MAX_KEY_CHARACTERS),
        item.text("value", Metadata.MAX_VALUE_CHARACTERS).orElse(""));
  }
}
