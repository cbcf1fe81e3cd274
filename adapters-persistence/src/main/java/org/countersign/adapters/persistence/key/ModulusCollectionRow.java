package org.countersign.adapters.persistence.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The one row of {@code modulus_collection}. */
@Entity
@Table(name = "modulus_collection")
public class ModulusCollectionRow {

  static final int ID = 1;

  @Id private int id;

  @Column(name = "certificate_id")
  private UUID certificateId;

  protected ModulusCollectionRow() {}

  static ModulusCollectionRow of(UUID certificateId) {
    ModulusCollectionRow row = new ModulusCollectionRow();
    row.id = ID;
    row.certificateId = certificateId;
    return row;
  }

  UUID certificateId() {
    return certificateId;
  }

  void setCertificateId(UUID certificateId) {
    this.certificateId = certificateId;
  }
}
