package org.countersign.adapters.persistence.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.countersign.adapters.persistence.document.JsonText;

/** What an answer told stood with its Idempotency-Key before it stood with the request. */
final class MovedWarnings {

  private static final String TOLD =
      "SELECT request_id, remarks FROM former_idempotency_key"
          + " WHERE remarks LIKE '%\"warnings\":[{%'";

  private static final String UPDATE =
      "UPDATE certificate_request SET warnings = ? WHERE id = ? AND warnings IS NULL";

  private MovedWarnings() {}

  static void move(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        PreparedStatement update = connection.prepareStatement(UPDATE);
        ResultSet told = select.executeQuery(TOLD)) {
      while (told.next()) {
        JsonNode warnings = JsonText.read(told.getString("remarks")).path("warnings");
        update.setString(1, JsonText.write(warnings));
        update.setObject(2, told.getObject("request_id"));
        update.executeUpdate();
      }
    }
  }
}
