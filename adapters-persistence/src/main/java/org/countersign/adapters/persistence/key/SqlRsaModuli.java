package org.countersign.adapters.persistence.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.countersign.adapters.persistence.column.Octets;
import org.countersign.adapters.persistence.table.ColumnType;
import org.countersign.adapters.persistence.transaction.OpenUnit;
import org.countersign.adapters.persistence.transaction.RowSearch;
import org.countersign.application.port.persistence.RsaModuli;
import org.countersign.domain.key.RsaModulus;

/** RSA moduli in the database. */
public final class SqlRsaModuli implements RsaModuli {

  private static final String SELECT =
      "SELECT " + RsaModulusRow.TABLE.columnsOf("r") + " FROM rsa_modulus r WHERE ";

  private static final String ORDER = " ORDER BY r.public_key_fingerprint LIMIT ?";

  private final OpenUnit unit;

  public SqlRsaModuli(OpenUnit unit) {
    this.unit = unit;
  }

  @Override
  public void addMissing(List<RsaModulus> moduli) {
    if (moduli.isEmpty()) {
      return;
    }
    Map<String, RsaModulus> missing = new LinkedHashMap<>();
    moduli.forEach(modulus -> missing.put(modulus.publicKeyFingerprint(), modulus));
    unit.query(
            row -> Octets.hex(row.getBytes(1)),
            "SELECT public_key_fingerprint FROM rsa_modulus WHERE " + among(missing.keySet()),
            octets(missing.keySet()))
        .forEach(missing::remove);
    unit.insert(RsaModulusRow.TABLE, missing.values().stream().map(RsaModulusRow::of).toList());
  }

  private static String among(Set<String> publicKeyFingerprints) {
    return "public_key_fingerprint IN (" + RowSearch.marks(publicKeyFingerprints) + ")";
  }

  private static Object[] octets(Set<String> publicKeyFingerprints) {
    return publicKeyFingerprints.stream().map(Octets::ofHex).toArray();
  }

  @Override
  public List<RsaModulus> notCompared(int limit) {
    return moduli(SELECT + "r.compared = FALSE" + ORDER, limit);
  }

  @Override
  public List<RsaModulus> after(String publicKeyFingerprint, int limit) {
    return moduli(
        SELECT + "r.public_key_fingerprint > ?" + ORDER, Octets.ofHex(publicKeyFingerprint), limit);
  }

  private List<RsaModulus> moduli(String sql, Object... values) {
    return unit.query(row -> RsaModulusRow.TABLE.read(row, 1).toModulus(), sql, values);
  }

  @Override
  public void markCompared(Set<String> publicKeyFingerprints) {
    unit.execute(
        "UPDATE rsa_modulus SET compared = TRUE WHERE " + among(publicKeyFingerprints),
        octets(publicKeyFingerprints));
  }

  @Override
  public Set<String> keysWithModulus(String modulusFingerprint) {
    return Set.copyOf(
        unit.query(
            row -> Octets.hex(row.getBytes(1)),
            "SELECT public_key_fingerprint FROM rsa_modulus WHERE modulus_fingerprint = ?",
            Octets.ofHex(modulusFingerprint)));
  }

  @Override
  public int completeFingerprints(int limit) {
    List<RsaModulus> incomplete = moduli(SELECT + "r.modulus_fingerprint IS NULL" + ORDER, limit);
    incomplete.forEach(
        modulus ->
            unit.execute(
                "UPDATE rsa_modulus SET modulus_fingerprint = ? WHERE public_key_fingerprint = ?",
                Octets.ofHex(modulus.fingerprint()),
                Octets.ofHex(modulus.publicKeyFingerprint())));
    return incomplete.size();
  }

  @Override
  public Optional<UUID> collectedUpTo() {
    return unit.queryFirst(
        row -> ColumnType.uuid(row, 1),
        "SELECT certificate_id FROM modulus_collection WHERE id = 1");
  }

  @Override
  public void setCollectedUpTo(UUID certificateId) {
    if (unit.execute("UPDATE modulus_collection SET certificate_id = ? WHERE id = 1", certificateId)
        == 0) {
      unit.execute("INSERT INTO modulus_collection VALUES (1, ?)", certificateId);
    }
  }
}
