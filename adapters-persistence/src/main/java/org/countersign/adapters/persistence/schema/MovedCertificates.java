package org.countersign.adapters.persistence.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.StringJoiner;
import org.countersign.adapters.persistence.column.CertificateOctets;
import org.countersign.adapters.persistence.document.JsonText;
import org.countersign.domain.x509.KeyUsage;

/** Certificates of version 9 of the schema. */
final class MovedCertificates extends MovedRows {

  private static final String CERTIFICATES =
      "SELECT c.id, c.project_id, c.requester_id, c.profile_id, c.request_id, c.authority_id,"
          + " c.issuer_certificate_id, c.not_before, c.not_after, c.created_at, c.revoked_at,"
          + " c.serial_number, c.public_key_fingerprint, c.key_algorithm, c.signature_algorithm,"
          + " c.revocation_reason, c.content, c.certificate_der, c.common_name, c.search_text,"
          + " r.content AS requested, r.to_be_signed"
          + " FROM former_certificate c JOIN former_certificate_request r ON r.id = c.request_id"
          + " WHERE c.id > ? ORDER BY c.id";

  private static final String COLUMNS =
      "id, project_id, requester_id, profile_id, request_id, authority_id, issuer_certificate_id,"
          + " not_before, not_after, created_at, revoked_at, key_usages, serial_number,"
          + " public_key_fingerprint, key_algorithm, signature_algorithm, extended_key_usages,"
          + " revocation_reason, content, signature, der, common_name, search_text";

  MovedCertificates(Connection connection) throws SQLException {
    super(connection);
  }

  void move() throws SQLException {
    move(CERTIFICATES);
  }

  @Override
  void move(ResultSet row) throws SQLException {
    String serialNumber = row.getString("serial_number");
    JsonNode content = JsonText.read(row.getString("content"));
    byte[] der = row.getBytes("certificate_der");
    byte[] signature = CertificateOctets.following(row.getBytes("to_be_signed"), der).orElse(null);
    long revokedAt = row.getLong("revoked_at");
    insert(
        "certificate",
        COLUMNS,
        row.getObject("id"),
        row.getObject("project_id"),
        row.getObject("requester_id"),
        row.getObject("profile_id"),
        row.getObject("request_id"),
        row.getObject("authority_id"),
        row.getObject("issuer_certificate_id"),
        row.getLong("not_before"),
        row.getLong("not_after"),
        row.getLong("created_at"),
        revokedAt == 0 ? null : revokedAt,
        bits(content.path("keyUsages")),
        octets(serialNumber),
        octets(row.getString("public_key_fingerprint")),
        row.getString("key_algorithm"),
        row.getString("signature_algorithm"),
        joined(content.path("extendedKeyUsages")),
        row.getString("revocation_reason"),
        besides(content, JsonText.read(row.getString("requested"))),
        signature,
        signature == null ? der : null,
        row.getString("common_name"),
        withoutSerialNumber(row.getString("search_text"), serialNumber));
  }

  private static int bits(JsonNode usages) {
    int bits = 0;
    for (JsonNode usage : usages) {
      bits |= 1 << KeyUsage.valueOf(usage.textValue()).bit();
    }
    return bits;
  }

  private static String joined(JsonNode usages) {
    StringJoiner joined = new StringJoiner(" ");
    usages.forEach(usage -> joined.add(usage.textValue()));
    return joined.toString();
  }

  /** Of whom the certificate names, what is not as requested; null when all is. */
  private static String besides(JsonNode content, JsonNode requested) {
    ObjectNode besides = JsonText.object().put("version", 1);
    for (String member : new String[] {"subject", "names"}) {
      if (!content.path(member).equals(requested.path(member))) {
        besides.set(member, content.path(member));
      }
    }
    return besides.size() == 1 ? null : JsonText.write(besides);
  }
}
