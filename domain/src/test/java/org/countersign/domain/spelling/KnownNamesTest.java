package org.countersign.domain.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {

  private static final KnownNames REQUEST =
      new KnownNames(
          List.of(
              "profileId",
              "csr",
              "attributes",
              "removeRootsFromChain",
              "metadata",
              "dryRun",
              "ttl",
              "notBefore",
              "notAfter",
              "basicConstraints",
              "commonName",
              "organization",
              "organizationalUnit",
              "country",
              "state",
              "locality",
              "keyUsages",
              "extendedKeyUsages",
              "altNames",
              "keyAlgorithm",
              "signatureAlgorithm"));

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "dryRun,dryRun",
    "dryrun,dryRun",
    "dry_run,dryRun",
    "dry-run,dryRun",
    "DryRun,dryRun",
    "DRY_RUN,dryRun",
    "drYrun,dryRun",
    "dryRuns,dryRun",
    "dyrRun,dryRun",
    "tll,ttl",
    "tl,ttl",
    "TTL,ttl",
    "ttls,ttl",
    "CSR,csr",
    "crs,csr",
    "atributes,attributes",
    "attribute,attributes",
    "attribtues,attributes",
    "not_after,notAfter",
    "notafter,notAfter",
    "profileID,profileId",
    "profile_ids,profileId",
    "metaData,metadata",
    "metdata,metadata",
    "organisation,organization",
    "removeRootFromChain,removeRootsFromChain",
    "basicConstraint,basicConstraints",
    "commonName ,commonName",
  })
  void knowsANameInAnotherSpelling(String name, String meant) {
    assertThat(REQUEST.respelt(name)).contains(meant);
    assertThat(REQUEST.near(name)).contains(meant);
  }

  @ParameterizedTest(name = "{0} is a name of its own")
  @CsvSource({
    "subject",
    "approvalPolicy",
    "applicationId",
    "enrollmentType",
    "pkiSync",
    "notify",
    "organizationId",
    "status",
    "location",
    "tls",
    "crl",
    "url",
    "notes",
    "validity",
    "ttlDays",
    "keyId",
    "profile",
    "x"
  })
  void leavesNewNamesAlone(String name) {
    assertThat(REQUEST.respelt(name)).isEmpty();
  }

  @ParameterizedTest(name = "{0} was meant to be {1}")
  @CsvSource({
    "deny,denied",
    "allow,allowed",
    "require,required",
    "maximum,max",
    "maxTtl,max",
    "denies,denied",
    "forbidden,",
    "note,",
    "x,",
  })
  void guessesFurtherThanASpellingGoes(String name, String meant) {
    KnownNames rule =
        new KnownNames(List.of("type", "allowed", "required", "denied", "max", "notBefore"));
    assertThat(rule.near(name)).isEqualTo(Optional.ofNullable(meant));
  }

  @ParameterizedTest(name = "{0} characters")
  @CsvSource({"65", "1000"})
  void doesNotLookAtWhatIsTooLongToBeOneOfOurs(int length) {
    assertThat(REQUEST.near("ttl".repeat(length))).isEmpty();
    assertThat(REQUEST.respelt("ttl".repeat(length))).isEmpty();
  }

  @ParameterizedTest(name = "of none known, {0} is none")
  @CsvSource({"ttl"})
  void guessesNothingWhereNothingIsKnown(String name) {
    assertThat(new KnownNames(List.of()).near(name)).isEmpty();
  }
}
