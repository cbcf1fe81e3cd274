package org.countersign.adapters.persistence.key;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.port.persistence.KeyRecords.KeyRecord;
import org.countersign.domain.key.BlockedKey;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectPublicKeyInfo;

/** What somebody wants to know of a key, and what is known of it so far. */
final class KeyQuestion {

  private final String fingerprint;
  private final String modulusFingerprint;
  private final byte[] der;
  private final UUID projectId;
  private KeyRecord answer = KeyRecord.NONE;

  KeyQuestion(SubjectPublicKeyInfo key, UUID projectId) {
    this.fingerprint = key.fingerprint();
    this.modulusFingerprint = key.modulusFingerprint().orElse(null);
    this.der = key.der();
    this.projectId = Objects.requireNonNull(projectId, "projectId");
  }

  String fingerprint() {
    return fingerprint;
  }

  /** Null for a key that is none of RSA: as a parameter it equals nothing. */
  String modulusFingerprint() {
    return modulusFingerprint;
  }

  byte[] der() {
    return der;
  }

  UUID projectId() {
    return projectId;
  }

  KeyRecord answer() {
    return answer;
  }

  void take(Optional<BlockedKey> blocked) {
    answer = new KeyRecord(blocked, answer.ofAuthority(), answer.latest());
  }

  void takeAuthority() {
    answer = new KeyRecord(answer.blocked(), true, answer.latest());
  }

  void take(SerialNumber latest) {
    answer = new KeyRecord(answer.blocked(), answer.ofAuthority(), Optional.of(latest));
  }
}
