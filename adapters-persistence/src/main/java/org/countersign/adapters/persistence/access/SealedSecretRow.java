package org.countersign.adapters.persistence.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code sealed_secret}. */
@Entity
@Table(name = "sealed_secret")
public class SealedSecretRow {

  @Id private String name;
  private byte[] sealed;

  protected SealedSecretRow() {}

  static SealedSecretRow of(String name, byte[] sealed) {
    SealedSecretRow row = new SealedSecretRow();
    row.name = name;
    row.sealed = sealed.clone();
    return row;
  }

  byte[] sealed() {
    return sealed.clone();
  }
}
