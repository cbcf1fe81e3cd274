package org.countersign.adapters.persistence.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.countersign.adapters.persistence.column.MetadataDigest;
import org.countersign.adapters.persistence.document.CsrDocument;
import org.countersign.adapters.persistence.document.JsonText;
import org.countersign.adapters.persistence.document.NameDocuments;
import org.countersign.domain.issuance.Metadata;

/** Requests of version 9 of the schema. */
final class MovedRequests extends MovedRows {

  private static final String SHARED =
      "SELECT id, project_id, requester_id, profile_id, created_at, judgement, authority_id,"
          + " serial_number, to_be_signed, csr, content, warnings, metadata, common_name,"
          + " search_text, ";

  private static final String SETTLED =
      SHARED
          + "status, certificate_id, violations, error_message, updated_at"
          + " FROM former_certificate_request WHERE id > ? ORDER BY id";

  /** Those that were being issued. */
  private static final String PENDING =
      SHARED
          + "'PENDING' AS status, CAST(NULL AS UUID) AS certificate_id,"
          + " CAST(NULL AS VARCHAR(1)) AS violations, CAST(NULL AS VARCHAR(1)) AS error_message,"
          + " created_at AS updated_at FROM pending_request WHERE id > ? ORDER BY id";

  private static final String COLUMNS =
      "id, project_id, requester_id, profile_id, created_at, updated_at, policy_id,"
          + " authority_id, certificate_id, policy_version, profile_version, policy_hash,"
          + " profile_hash, serial_number, status, csr_form, csr, content, violations, warnings,"
          + " error_message, metadata, common_name, search_text";

  MovedRequests(Connection connection) throws SQLException {
    super(connection);
  }

  void move() throws SQLException {
    move(SETTLED);
    move(PENDING);
  }

  @Override
  void move(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String status = row.getString("status");
    String serialNumber = row.getString("serial_number");
    UUID certificateId = serialNumber == null ? null : certificateId(row);
    insertRequest(row, status, serialNumber, certificateId);
    for (Metadata pair :
        NameDocuments.metadata(row.getString("metadata")).stream().distinct().toList()) {
      insert(
          "certificate_request_metadata", "pair_digest, request_id", MetadataDigest.of(pair), id);
    }
    if (serialNumber != null) {
      insert(
          "signed_content",
          "authority_id, certificate_id, serial_number, kind, to_be_signed",
          row.getObject("authority_id"),
          certificateId,
          octets(serialNumber),
          "CERTIFICATE",
          row.getBytes("to_be_signed"));
    }
    if (status.equals("PENDING")) {
      insert("pending_issuance", "request_id, authority_id", id, row.getObject("authority_id"));
    }
  }

  /** One for a certificate that never was, where there is none. */
  private static UUID certificateId(ResultSet row) throws SQLException {
    UUID known = row.getObject("certificate_id", UUID.class);
    return known == null ? UUID.randomUUID() : known;
  }

  private void insertRequest(ResultSet row, String status, String serialNumber, UUID certificateId)
      throws SQLException {
    boolean issued = status.equals("ISSUED");
    long created = row.getLong("created_at");
    long updated = row.getLong("updated_at");
    String judgement = row.getString("judgement");
    JsonNode by = JsonText.read(judgement == null ? "{}" : judgement);
    CsrDocument csr = CsrDocument.of(JsonText.read(row.getString("csr")).textValue());
    insert(
        "certificate_request",
        COLUMNS,
        row.getObject("id"),
        row.getObject("project_id"),
        row.getObject("requester_id"),
        row.getObject("profile_id"),
        created,
        issued || updated == created ? null : updated,
        judgement == null ? null : UUID.fromString(by.path("policyId").textValue()),
        row.getObject("authority_id"),
        certificateId,
        judgement == null ? null : by.path("policyVersion").intValue(),
        judgement == null ? null : by.path("profileVersion").intValue(),
        octets(by.path("policyHash").textValue()),
        octets(by.path("profileHash").textValue()),
        octets(serialNumber),
        issued ? "PENDING" : status,
        csr.form().name(),
        csr.octets(),
        row.getString("content"),
        row.getString("violations"),
        row.getString("warnings"),
        row.getString("error_message"),
        row.getString("metadata"),
        row.getString("common_name"),
        withoutSerialNumber(row.getString("search_text"), serialNumber));
  }
}
