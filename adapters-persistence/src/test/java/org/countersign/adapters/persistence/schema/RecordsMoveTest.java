package org.countersign.adapters.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.countersign.adapters.persistence.JpaStores;
import org.countersign.adapters.persistence.PostgresServer;
import org.countersign.adapters.persistence.TestDatabase;
import org.countersign.application.port.persistence.IdempotencyKeys.IdempotencyKey;
import org.countersign.application.search.CertificateRequestCriteria;
import org.countersign.application.search.PageRequest;
import org.countersign.domain.issuance.IssuanceRecord;
import org.countersign.domain.issuance.IssuedCertificate;
import org.countersign.domain.issuance.Metadata;
import org.countersign.domain.issuance.PolicySnapshot;
import org.countersign.domain.issuance.RequestState;
import org.countersign.domain.issuance.RequestStatus;
import org.countersign.domain.issuance.ToBeSigned;
import org.countersign.domain.key.BlockedKey.HashedPart;
import org.countersign.domain.key.RsaModulus;
import org.countersign.domain.policy.decision.Violation;
import org.countersign.domain.policy.decision.Warning;
import org.countersign.domain.revocation.RevocationReason;
import org.countersign.domain.x509.ExtendedKeyUsage;
import org.countersign.domain.x509.KeyUsage;
import org.countersign.domain.x509.SerialNumber;
import org.countersign.domain.x509.SubjectAlternativeName;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What a server stored before requests and certificates became lean is read as it was. */
class RecordsMoveTest {

  private static final Instant CREATED = Instant.parse("2030-01-01T00:00:00.123456Z");
  private static final Instant ISSUED = Instant.parse("2030-01-01T00:00:01.654321Z");
  private static final String PEM =
      "-----BEGIN CERTIFICATE REQUEST-----\nMIIBAA==\n-----END CERTIFICATE REQUEST-----\n";

  private static final UUID PROJECT = id(1);
  private static final UUID ROOT = id(2);
  private static final UUID ROOT_CERTIFICATE = id(3);
  private static final UUID SUBORDINATE = id(4);
  private static final UUID SUBORDINATE_CERTIFICATE = id(5);
  private static final UUID PROFILE = id(6);
  private static final UUID REQUESTER = id(7);
  private static final UUID POLICY = id(8);
  private static final UUID IDENTITY = id(9);
  private static final UUID ISSUED_REQUEST = id(10);
  private static final UUID ISSUED_CERTIFICATE = id(11);
  private static final UUID OTHER_REQUEST = id(12);
  private static final UUID OTHER_CERTIFICATE = id(13);
  private static final UUID FAILED_REQUEST = id(14);
  private static final UUID REFUSED_REQUEST = id(15);
  private static final UUID BARRED_REQUEST = id(16);
  private static final UUID PENDING_REQUEST = id(17);
  private static final UUID BLOCKED_KEY = id(18);

  private static final String POLICY_HASH = "0a".repeat(32);
  private static final String PROFILE_HASH = "0b".repeat(32);
  private static final String FINGERPRINT = "0c".repeat(32);
  private static final String LEAKED = "0d".repeat(32);

  private static final String SUBJECT =
      "[[{\"oid\":\"2.5.4.3\",\"value\":\"A.example\",\"string\":\"UTF8\"}]]";
  private static final String NAMES = "[{\"kind\":\"DNS_NAME\",\"value\":\"a.example\"}]";
  private static final String CONTENT =
      "{\"version\":1,\"subject\":"
          + SUBJECT
          + ",\"names\":"
          + NAMES
          + ",\"keyAlgorithm\":\"EC_P256\",\"terms\":{\"ttl\":\"PT90M\"}}";
  private static final String VIOLATIONS =
      "[{\"code\":\"san-denied\",\"field\":\"subjectAltName[0]\",\"allowed\":[],"
          + "\"message\":\"no\"}]";

  private static UUID id(int number) {
    return UUID.fromString("01900000-0000-7000-8000-0000000000%02x".formatted(number));
  }

  private static long micros(Instant moment) {
    return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
  }

  private static byte[] toBeSigned(String serialNumber) {
    return sequence(("to be signed " + serialNumber).getBytes());
  }

  /** DER of a SEQUENCE (X.690, 8.9) of 128 to 255 octets. */
  private static byte[] sequence(byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    content.writeBytes(new byte[Math.max(0, 128 - content.size())]);
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.write(0x30);
    der.write(0x81);
    der.write(content.size());
    der.writeBytes(content.toByteArray());
    return der.toByteArray();
  }

  @Test
  void movesTheRecordsOfPostgresql() throws SQLException {
    movesTheRecordsOf(PostgresServer.newDatabase());
  }

  private void movesTheRecordsOf(TestDatabase database) throws SQLException {
    migrateToVersion9(database);
    try (Connection connection = database.connect()) {
      fill(new Rows(connection));
    }
    try (JpaStores stores = new JpaStores(database)) {
      assertMoved(stores);
    }
  }

  private static void migrateToVersion9(TestDatabase database) throws SQLException {
    DataSource dataSource = dataSource(database);
    DatabaseKind kind;
    try (Connection connection = dataSource.getConnection()) {
      kind = DatabaseKind.of(connection);
      kind.require(connection);
    }
    Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:" + kind.scripts())
        .placeholders(kind.placeholders())
        .target("9")
        .load()
        .migrate();
  }

  private static DataSource dataSource(TestDatabase database) {
    return (DataSource)
        Proxy.newProxyInstance(
            RecordsMoveTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> database.connect());
  }

  private void fill(Rows rows) throws SQLException {
    fillAuthorities(rows);
    fillRequest(rows, ISSUED_REQUEST, "ISSUED", "1a", ISSUED_CERTIFICATE, null);
    fillCertificate(
        rows,
        ISSUED_CERTIFICATE,
        ISSUED_REQUEST,
        "1a",
        NAMES,
        sequence(toBeSigned("1a"), "the signature".getBytes()),
        null);
    fillRequest(rows, OTHER_REQUEST, "ISSUED", "7f" + "ff".repeat(19), OTHER_CERTIFICATE, null);
    fillCertificate(
        rows,
        OTHER_CERTIFICATE,
        OTHER_REQUEST,
        "7f" + "ff".repeat(19),
        "[{\"kind\":\"DNS_NAME\",\"value\":\"b.example\"}]",
        "something else".getBytes(),
        micros(ISSUED));
    fillRequest(rows, FAILED_REQUEST, "FAILED", "1c", null, "the key is gone");
    fillRefusals(rows);
    fillPending(rows);
    rows.insert(
        "idempotency_key",
        Map.of(
            "identity_id",
            IDENTITY,
            "idempotency_key",
            "k",
            "body_hash",
            POLICY_HASH,
            "request_id",
            ISSUED_REQUEST,
            "remarks",
            "{\"version\":1,\"warnings\":[{\"code\":\"key-reused\",\"message\":\"so\"}],"
                + "\"elements\":[]}",
            "created_at",
            micros(CREATED),
            "expires_at",
            micros(ISSUED)));
    rows.insert(
        "blocked_key",
        Map.of(
            "id",
            BLOCKED_KEY,
            "public_key_fingerprint",
            LEAKED,
            "hashed_part",
            "MODULUS",
            "flaw",
            "KEY_BLOCKED",
            "reason",
            "it leaked",
            "search_text",
            LEAKED,
            "created_at",
            micros(CREATED)));
    rows.insert(
        "rsa_modulus",
        Map.of(
            "public_key_fingerprint",
            FINGERPRINT,
            "modulus",
            new byte[] {77},
            "modulus_fingerprint",
            POLICY_HASH,
            "compared",
            true));
    rows.insert(
        "rsa_modulus",
        Map.of("public_key_fingerprint", LEAKED, "modulus", new byte[] {79}, "compared", true));
  }

  private static void fillAuthorities(Rows rows) throws SQLException {
    rows.insert(
        "project",
        Map.of(
            "id",
            PROJECT,
            "name",
            "P",
            "slug",
            "p",
            "description",
            "",
            "search_text",
            "p",
            "created_at",
            1L,
            "updated_at",
            1L,
            "lock_version",
            1));
    for (UUID authority : List.of(ROOT, SUBORDINATE)) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", authority);
      row.put("project_id", PROJECT);
      row.put("name", authority.toString());
      row.put("friendly_name", "");
      row.put("authority_type", "ROOT");
      row.put("status", "ACTIVE");
      row.put("subject", SUBJECT);
      row.put("search_text", "");
      row.put("key_algorithm", "EC_P256");
      row.put("max_path_length", -1);
      row.put("signing_key_store", "software");
      row.put("signing_key_name", "x");
      row.put(
          "certificate_id", authority.equals(ROOT) ? ROOT_CERTIFICATE : SUBORDINATE_CERTIFICATE);
      row.put("created_at", 1L);
      row.put("updated_at", 1L);
      row.put("lock_version", 1);
      rows.insert("authority", row);
    }
    fillAuthorityCertificate(rows, ROOT_CERTIFICATE, ROOT, Optional.empty(), "01");
    fillAuthorityCertificate(
        rows, SUBORDINATE_CERTIFICATE, SUBORDINATE, Optional.of(ROOT_CERTIFICATE), "02");
  }

  private static void fillAuthorityCertificate(
      Rows rows, UUID id, UUID authority, Optional<UUID> issuer, String serialNumber)
      throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("authority_id", authority);
    issuer.ifPresent(signer -> row.put("issuer_certificate_id", signer));
    row.put("serial_number", serialNumber);
    row.put("not_before", 0L);
    row.put("not_after", 9_000_000L);
    row.put("subject_der", new byte[] {1});
    row.put("key_algorithm", "EC_P256");
    row.put("public_key_info", new byte[] {2});
    row.put("subject_public_key", new byte[] {3});
    row.put("certificate_der", sequence(toBeSigned(serialNumber), new byte[] {4}));
    rows.insert("authority_certificate", row);
  }

  private static void fillRequest(
      Rows rows, UUID id, String status, String serialNumber, UUID certificateId, String error)
      throws SQLException {
    Map<String, Object> row = ofRequest(id);
    row.put("status", status);
    row.put("updated_at", micros(ISSUED));
    row.put("authority_id", ROOT);
    row.put("serial_number", serialNumber);
    row.put("to_be_signed", toBeSigned(serialNumber));
    row.put("search_text", serialNumber + "\na.example\na.example");
    if (certificateId != null) {
      row.put("certificate_id", certificateId);
      row.put("metadata", "[[\"team\",\"blue\"]]");
    }
    if (error != null) {
      row.put("error_message", error);
    }
    rows.insert("certificate_request", row);
  }

  private static Map<String, Object> ofRequest(UUID id) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("project_id", PROJECT);
    row.put("profile_id", PROFILE);
    row.put("requester_id", REQUESTER);
    row.put("csr", "\"" + PEM.replace("\n", "\\n") + "\"");
    row.put("content", CONTENT);
    row.put(
        "judgement",
        "{\"policyId\":\""
            + POLICY
            + "\",\"policyVersion\":3,\"policyHash\":\""
            + POLICY_HASH
            + "\",\"profileVersion\":7,\"profileHash\":\""
            + PROFILE_HASH
            + "\"}");
    row.put("common_name", "a.example");
    row.put("search_text", "a.example\na.example");
    row.put("created_at", micros(CREATED));
    return row;
  }

  private static void fillCertificate(
      Rows rows,
      UUID id,
      UUID request,
      String serialNumber,
      String names,
      byte[] der,
      Long revokedAt)
      throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("project_id", PROJECT);
    row.put("profile_id", PROFILE);
    row.put("request_id", request);
    row.put("requester_id", REQUESTER);
    row.put("authority_id", ROOT);
    row.put("issuer_certificate_id", ROOT_CERTIFICATE);
    row.put("serial_number", serialNumber);
    row.put("not_before", micros(CREATED));
    row.put("not_after", micros(ISSUED));
    row.put("key_algorithm", "EC_P256");
    row.put("signature_algorithm", "ECDSA_SHA256");
    row.put(
        "content",
        "{\"version\":1,\"subject\":"
            + SUBJECT
            + ",\"names\":"
            + names
            + ",\"keyUsages\":[\"DIGITAL_SIGNATURE\",\"DECIPHER_ONLY\"],"
            + "\"extendedKeyUsages\":[\"1.3.6.1.5.5.7.3.1\",\"1.2.3\"]}");
    row.put("metadata", "[[\"team\",\"blue\"]]");
    row.put("public_key_fingerprint", FINGERPRINT);
    if (revokedAt != null) {
      row.put("revoked_at", revokedAt);
      row.put("revocation_reason", "KEY_COMPROMISE");
    }
    row.put("certificate_der", der);
    row.put("common_name", "a.example");
    row.put("search_text", serialNumber + "\na.example\na.example");
    row.put("created_at", micros(ISSUED));
    rows.insert("certificate", row);
  }

  private static void fillRefusals(Rows rows) throws SQLException {
    Map<String, Object> refused = ofRequest(REFUSED_REQUEST);
    refused.put("status", "REJECTED");
    refused.put("updated_at", micros(CREATED));
    refused.put("csr", "\"no CSR \\u0000\"");
    refused.put("violations", VIOLATIONS);
    refused.put("error_message", "not so");
    refused.put("warnings", "[{\"code\":\"csr-deviation\",\"message\":\"odd\"}]");
    rows.insert("certificate_request", refused);
    rows.insert(
        "certificate_request_violation",
        Map.of("request_id", REFUSED_REQUEST, "code", "san-denied"));
    Map<String, Object> barred = ofRequest(BARRED_REQUEST);
    barred.put("status", "REJECTED");
    barred.put("updated_at", micros(CREATED));
    barred.remove("judgement");
    barred.put("error_message", "not you");
    rows.insert("certificate_request", barred);
  }

  private static void fillPending(Rows rows) throws SQLException {
    Map<String, Object> row = ofRequest(PENDING_REQUEST);
    row.put("authority_id", ROOT);
    row.put("serial_number", "1d");
    row.put("to_be_signed", toBeSigned("1d"));
    row.put("metadata", "[[\"team\",\"green\"]]");
    row.put("search_text", "1d\na.example\na.example");
    rows.insert("pending_request", row);
  }

  private void assertMoved(JpaStores stores) {
    assertIssued(stores);
    assertOther(stores);
    assertSettledOtherwise(stores);
    assertSearched(stores);
    for (Map.Entry<String, UUID> used :
        Map.of("01", ROOT_CERTIFICATE, "02", SUBORDINATE_CERTIFICATE).entrySet()) {
      ToBeSigned content = content(stores, used.getKey());
      assertThat(content.kind()).isEqualTo(ToBeSigned.Kind.AUTHORITY_CERTIFICATE);
      assertThat(content.certificateId()).isEqualTo(used.getValue());
      assertThat(content.der()).isEqualTo(toBeSigned(used.getKey()));
    }
    assertThat(in(stores, () -> stores.authorities().chainOf(SUBORDINATE_CERTIFICATE)))
        .extracting(certificate -> certificate.serialNumber().hex())
        .containsExactly("02", "01");
    assertThat(in(stores, () -> stores.idempotencyKeys().find(IDENTITY, "k")))
        .contains(
            new IdempotencyKey(
                IDENTITY, "k", POLICY_HASH, ISSUED_REQUEST, List.of(), CREATED, ISSUED));
    assertThat(in(stores, () -> stores.blockedKeys().findBySha256(LEAKED)))
        .hasValueSatisfying(
            key -> {
              assertThat(key.id()).isEqualTo(BLOCKED_KEY);
              assertThat(key.part()).isEqualTo(HashedPart.MODULUS);
            });
    assertThat(in(stores, () -> stores.rsaModuli().after("", 9)))
        .containsExactly(
            new RsaModulus(FINGERPRINT, BigInteger.valueOf(77)),
            new RsaModulus(LEAKED, BigInteger.valueOf(79)));
    assertThat(in(stores, () -> stores.rsaModuli().keysWithModulus(POLICY_HASH)))
        .containsExactly(FINGERPRINT);
    assertThat(in(stores, () -> stores.rsaModuli().completeFingerprints(9))).isEqualTo(1);
    assertThat(in(stores, () -> stores.rsaModuli().notCompared(9))).isEmpty();
  }

  private void assertIssued(JpaStores stores) {
    IssuanceRecord request = request(stores, ISSUED_REQUEST);
    assertThat(request.csr()).isEqualTo(PEM);
    assertThat(request.status()).isEqualTo(RequestStatus.ISSUED);
    assertThat(request.policySnapshot())
        .contains(new PolicySnapshot(POLICY, 3, POLICY_HASH, 7, PROFILE_HASH));
    assertThat(request.metadata()).containsExactly(new Metadata("team", "blue"));
    assertThat(request.warnings()).containsExactly(new Warning("key-reused", "so"));
    assertThat(request.createdAt()).isEqualTo(CREATED);
    assertThat(request.updatedAt()).isEqualTo(ISSUED);
    assertThat(request.toBeSigned()).contains(content(stores, "1a"));
    IssuedCertificate certificate = certificate(stores, ISSUED_CERTIFICATE);
    assertThat(certificate.der()).isEqualTo(sequence(toBeSigned("1a"), "the signature".getBytes()));
    assertThat(certificate.serialNumber()).isEqualTo(SerialNumber.ofHex("1a"));
    assertThat(certificate.subject()).isEqualTo(request.content().subject());
    assertThat(certificate.names())
        .extracting(SubjectAlternativeName::text)
        .containsExactly("a.example");
    assertThat(certificate.keyUsages())
        .isEqualTo(Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.DECIPHER_ONLY));
    assertThat(certificate.extendedKeyUsages())
        .containsExactly(ExtendedKeyUsage.SERVER_AUTH, new ExtendedKeyUsage("1.2.3"));
    assertThat(certificate.publicKeyFingerprint()).isEqualTo(FINGERPRINT);
    assertThat(certificate.metadata()).isEqualTo(request.metadata());
    assertThat(certificate.requesterId()).isEqualTo(REQUESTER);
    assertThat(certificate.revocation()).isEmpty();
  }

  private void assertOther(JpaStores stores) {
    IssuedCertificate certificate = certificate(stores, OTHER_CERTIFICATE);
    assertThat(certificate.der()).isEqualTo("something else".getBytes());
    assertThat(certificate.names())
        .extracting(SubjectAlternativeName::text)
        .containsExactly("b.example");
    assertThat(certificate.revocation())
        .hasValueSatisfying(
            since -> {
              assertThat(since.revokedAt()).isEqualTo(ISSUED);
              assertThat(since.reason()).isEqualTo(RevocationReason.KEY_COMPROMISE);
            });
    assertThat(
            in(
                stores,
                () ->
                    stores
                        .certificates()
                        .findBySerialNumber(ROOT, SerialNumber.ofHex("7f" + "ff".repeat(19)))))
        .contains(certificate);
  }

  private void assertSettledOtherwise(JpaStores stores) {
    assertThat(request(stores, FAILED_REQUEST).state())
        .isEqualTo(new RequestState.Failed(content(stores, "1c"), "the key is gone", ISSUED));
    IssuanceRecord refused = request(stores, REFUSED_REQUEST);
    Violation denied =
        new Violation(
            "san-denied", "subjectAltName[0]", Optional.empty(), Optional.empty(), List.of(), "no");
    assertThat(refused.state())
        .isEqualTo(new RequestState.Rejected(List.of(denied), "not so", CREATED));
    assertThat(refused.csr()).isEqualTo("no CSR \u0000");
    assertThat(refused.warnings()).containsExactly(new Warning("csr-deviation", "odd"));
    IssuanceRecord barred = request(stores, BARRED_REQUEST);
    assertThat(barred.policySnapshot()).isEmpty();
    assertThat(barred.state()).isEqualTo(new RequestState.Rejected(List.of(), "not you", CREATED));
    assertThat(request(stores, PENDING_REQUEST).state())
        .isEqualTo(new RequestState.Pending(content(stores, "1d")));
    assertThat(in(stores, () -> stores.issuanceRecords().pendingSince(ISSUED, 9)))
        .extracting(IssuanceRecord::id)
        .containsExactly(PENDING_REQUEST);
  }

  private void assertSearched(JpaStores stores) {
    assertThat(found(stores, "7ff", List.of(), Set.of())).containsExactly(OTHER_REQUEST);
    assertThat(found(stores, "A.EX", List.of(), Set.of())).hasSize(6);
    assertThat(found(stores, "", List.of(new Metadata("team", "green")), Set.of()))
        .containsExactly(PENDING_REQUEST);
    assertThat(found(stores, "", List.of(), Set.of("san-denied"))).containsExactly(REFUSED_REQUEST);
  }

  private static List<UUID> found(
      JpaStores stores, String text, List<Metadata> metadata, Set<String> codes) {
    CertificateRequestCriteria search =
        new CertificateRequestCriteria(
            PROJECT,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            text,
            metadata,
            codes,
            CertificateRequestCriteria.SortBy.CREATED_AT,
            true);
    return in(stores, () -> stores.issuanceRecords().search(search, new PageRequest(0, 99)))
        .items()
        .stream()
        .map(IssuanceRecord::id)
        .toList();
  }

  private static IssuanceRecord request(JpaStores stores, UUID id) {
    return in(stores, () -> stores.issuanceRecords().find(id)).orElseThrow();
  }

  private static IssuedCertificate certificate(JpaStores stores, UUID id) {
    return in(stores, () -> stores.certificates().find(id)).orElseThrow();
  }

  private static ToBeSigned content(JpaStores stores, String serialNumber) {
    return in(stores, () -> stores.signedContents().find(ROOT, SerialNumber.ofHex(serialNumber)))
        .orElseThrow();
  }

  private static <T> T in(JpaStores stores, Supplier<T> work) {
    return stores.unitOfWork().commit(work);
  }

  /** Inserts rows as they were. */
  private record Rows(Connection connection) {

    void insert(String table, Map<String, Object> row) throws SQLException {
      String marks = "?" + ", ?".repeat(row.size() - 1);
      String columns = String.join(", ", row.keySet());
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")")) {
        int parameter = 1;
        for (Object value : row.values()) {
          insert.setObject(parameter++, value);
        }
        insert.executeUpdate();
      }
    }
  }
}
