package org.countersign.application.port.persistence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.domain.key.RsaModulus;

/** RSA moduli in memory. */
public final class InMemoryRsaModuli implements RsaModuli {

  private static final String POSITION = "collected";

  /** A modulus and whether it was compared. */
  record Kept(RsaModulus modulus, boolean compared) {
    String publicKeyFingerprint() {
      return modulus.publicKeyFingerprint();
    }
  }

  /** Up to where was collected. */
  record Position(String name, UUID certificateId) {}

  private final InMemoryTable<String, Kept> moduli;
  private final InMemoryTable<String, Position> positions;

  InMemoryRsaModuli(InMemoryTable<String, Kept> moduli, InMemoryTable<String, Position> positions) {
    this.moduli = moduli;
    this.positions = positions;
  }

  @Override
  public void addMissing(List<RsaModulus> added) {
    for (RsaModulus modulus : added) {
      if (moduli.find(modulus.publicKeyFingerprint()).isEmpty()) {
        moduli.add(new Kept(modulus, false));
      }
    }
  }

  @Override
  public List<RsaModulus> notCompared(int limit) {
    return ordered().filter(kept -> !kept.compared()).limit(limit).map(Kept::modulus).toList();
  }

  @Override
  public List<RsaModulus> after(String publicKeyFingerprint, int limit) {
    return ordered()
        .filter(kept -> kept.publicKeyFingerprint().compareTo(publicKeyFingerprint) > 0)
        .limit(limit)
        .map(Kept::modulus)
        .toList();
  }

  private Stream<Kept> ordered() {
    return moduli.rows().sorted(Comparator.comparing(Kept::publicKeyFingerprint));
  }

  @Override
  public void markCompared(Set<String> publicKeyFingerprints) {
    for (String fingerprint : publicKeyFingerprints) {
      moduli.find(fingerprint).ifPresent(kept -> moduli.update(new Kept(kept.modulus(), true)));
    }
  }

  @Override
  public Set<String> keysWithModulus(String modulusFingerprint) {
    return moduli
        .rows()
        .filter(kept -> kept.modulus().fingerprint().equals(modulusFingerprint))
        .map(Kept::publicKeyFingerprint)
        .collect(Collectors.toSet());
  }

  @Override
  public int completeFingerprints(int limit) {
    return 0;
  }

  @Override
  public Optional<UUID> collectedUpTo() {
    return positions.find(POSITION).map(Position::certificateId);
  }

  @Override
  public void setCollectedUpTo(UUID certificateId) {
    positions.put(new Position(POSITION, certificateId));
  }
}
