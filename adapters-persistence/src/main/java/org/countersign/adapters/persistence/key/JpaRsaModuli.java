package org.countersign.adapters.persistence.key;

import jakarta.persistence.TypedQuery;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.application.port.persistence.RsaModuli;
import org.countersign.domain.key.RsaModulus;

/** RSA moduli in the database. Read as values, not as rows: there may be very many of them. */
public final class JpaRsaModuli implements RsaModuli {

  private static final String COLUMNS =
      "select r.publicKeyFingerprint, r.modulus from RsaModulusRow r where ";
  private static final String ORDER = " order by r.publicKeyFingerprint";

  private final OpenUnit unit;

  public JpaRsaModuli(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void addMissing(List<RsaModulus> moduli) {
    if (moduli.isEmpty()) {
      return;
    }
    Map<String, RsaModulus> missing = new LinkedHashMap<>();
    moduli.forEach(modulus -> missing.put(modulus.publicKeyFingerprint(), modulus));
    unit.entityManager()
        .createQuery(
            "select r.publicKeyFingerprint from RsaModulusRow r"
                + " where r.publicKeyFingerprint in :fingerprints",
            String.class)
        .setParameter("fingerprints", Set.copyOf(missing.keySet()))
        .getResultList()
        .forEach(missing::remove);
    unit.insert(missing.values().stream().map(RsaModulusRow::of).toArray());
  }

  @Override
  public List<RsaModulus> notCompared(int limit) {
    return moduli(
        unit.entityManager().createQuery(COLUMNS + "r.compared = false" + ORDER, Object[].class),
        limit);
  }

  @Override
  public List<RsaModulus> after(String publicKeyFingerprint, int limit) {
    return moduli(
        unit.entityManager()
            .createQuery(COLUMNS + "r.publicKeyFingerprint > :after" + ORDER, Object[].class)
            .setParameter("after", publicKeyFingerprint),
        limit);
  }

  private static List<RsaModulus> moduli(TypedQuery<Object[]> query, int limit) {
    return query
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> new RsaModulus((String) row[0], new BigInteger((byte[]) row[1])))
        .toList();
  }

  @Override
  public void markCompared(Set<String> publicKeyFingerprints) {
    unit.execute(
        unit.entityManager()
            .createQuery(
                "update RsaModulusRow r set r.compared = true"
                    + " where r.publicKeyFingerprint in :fingerprints")
            .setParameter("fingerprints", publicKeyFingerprints));
  }

  @Override
  public Set<String> keysWithModulus(String modulusFingerprint) {
    return Set.copyOf(
        unit.entityManager()
            .createQuery(
                "select r.publicKeyFingerprint from RsaModulusRow r"
                    + " where r.modulusFingerprint = :modulus",
                String.class)
            .setParameter("modulus", modulusFingerprint)
            .getResultList());
  }

  @Override
  public int completeFingerprints(int limit) {
    List<RsaModulusRow> rows =
        unit.entityManager()
            .createQuery(
                "select r from RsaModulusRow r where r.modulusFingerprint is null",
                RsaModulusRow.class)
            .setMaxResults(limit)
            .getResultList();
    rows.forEach(RsaModulusRow::completeFingerprint);
    unit.flush();
    return rows.size();
  }

  @Override
  public Optional<UUID> collectedUpTo() {
    return unit.find(ModulusCollectionRow.class, ModulusCollectionRow.ID)
        .map(ModulusCollectionRow::certificateId);
  }

  @Override
  public void setCollectedUpTo(UUID certificateId) {
    unit.find(ModulusCollectionRow.class, ModulusCollectionRow.ID)
        .ifPresentOrElse(
            row -> {
              row.setCertificateId(certificateId);
              unit.flush();
            },
            () -> unit.insert(ModulusCollectionRow.of(certificateId)));
  }
}
