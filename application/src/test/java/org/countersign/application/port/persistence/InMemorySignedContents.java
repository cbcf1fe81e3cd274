package org.countersign.application.port.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.x509.SerialNumber;

/** What CAs' keys sign, in memory. */
public final class InMemorySignedContents implements SignedContents {

  private final InMemoryTable<List<Object>, ToBeSigned> contents;

  InMemorySignedContents(InMemoryTable<List<Object>, ToBeSigned> contents) {
    this.contents = contents;
  }

  static List<Object> keyOf(ToBeSigned content) {
    return List.of(content.authorityId(), content.serialNumber());
  }

  /** Everything, in the order in which it was added. */
  public List<ToBeSigned> all() {
    return contents.rows().toList();
  }

  @Override
  public void add(ToBeSigned content) {
    contents.add(content);
  }

  @Override
  public Optional<ToBeSigned> find(UUID authorityId, SerialNumber serialNumber) {
    return contents.find(List.of(authorityId, serialNumber));
  }
}
