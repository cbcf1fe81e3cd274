package org.countersign.adapters.persistence.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.countersign.adapters.persistence.column.CertificateOctets;

/**
 * What was signed for CAs before that was recorded: it is taken out of their certificates, so that
 * their serial numbers are known to be used.
 */
final class MovedAuthorityCertificates extends MovedRows {

  /** By which CA's key: a self-signed one's by its own. */
  private static final String CERTIFICATES =
      "SELECT c.id, c.serial_number, c.certificate_der,"
          + " COALESCE(i.authority_id, c.authority_id) AS signer_id FROM authority_certificate c"
          + " LEFT JOIN authority_certificate i ON i.id = c.issuer_certificate_id"
          + " WHERE c.id > ? ORDER BY c.id";

  MovedAuthorityCertificates(Connection connection) throws SQLException {
    super(connection);
  }

  void move() throws SQLException {
    move(CERTIFICATES);
  }

  @Override
  void move(ResultSet row) throws SQLException {
    insert(
        "signed_content",
        "authority_id, certificate_id, serial_number, kind, to_be_signed",
        row.getObject("signer_id"),
        row.getObject("id"),
        row.getBytes("serial_number"),
        "AUTHORITY_CERTIFICATE",
        CertificateOctets.toBeSigned(row.getBytes("certificate_der")));
  }
}
