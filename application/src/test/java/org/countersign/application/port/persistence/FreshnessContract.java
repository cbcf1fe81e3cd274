package org.countersign.application.port.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.countersign.domain.access.AccessToken;
import org.countersign.domain.access.ClientSecret;
import org.countersign.domain.access.Identity;
import org.countersign.domain.access.Membership;
import org.countersign.domain.policy.CertificatePolicy;
import org.countersign.domain.profile.CertificateProfile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@link Freshness} promises. */
public interface FreshnessContract extends StoresContract {

  /** Everything that a request for a certificate reads. */
  record Scene(
      Tenant tenant,
      Identity identity,
      ClientSecret secret,
      Membership membership,
      AccessToken token) {}

  default Scene scene() {
    return scene("robot");
  }

  private Scene scene(String clientId) {
    Tenant tenant = storedTenant();
    Identity identity = storedIdentity();
    Membership membership = Records.aMembership(tenant.projectId(), identity.id());
    ClientSecret secret = Records.aClientSecret(identity.id());
    AccessToken token = Records.anAccessToken(identity.id());
    commit(
        () -> {
          stores().identities().putUniversalAuth(Records.aUniversalAuth(identity.id(), clientId));
          stores().identities().addClientSecret(secret);
          stores().memberships().add(membership);
          stores().accessTokens().add(token);
        });
    return new Scene(tenant, identity, secret, membership, token);
  }

  @TestFactory
  default Stream<DynamicTest> tellsEveryNodeOf() {
    Scene scene = scene();
    // One after the other in one scene: what is removed comes after what names it.
    Map<String, Runnable> changes = new LinkedHashMap<>();
    changes.put("an identity", () -> stores().identities().update(scene.identity()));
    changes.put("a membership", () -> stores().memberships().update(scene.membership()));
    changes.put("a CA", () -> stores().authorities().update(scene.tenant().authority()));
    changes.put("a policy", () -> stores().policies().update(changed(scene.tenant().policy())));
    changes.put("a profile", () -> stores().profiles().update(changed(scene.tenant().profile())));
    changes.put("a revoked token", () -> stores().accessTokens().revoke(scene.token().id()));
    changes.put(
        "a withdrawn client secret",
        () -> stores().identities().updateClientSecret(scene.secret().withdrawn()));
    changes.put(
        "a removed login", () -> stores().identities().removeUniversalAuth(scene.identity().id()));
    changes.put(
        "a removed membership",
        () -> stores().memberships().remove(scene.tenant().projectId(), scene.identity().id()));
    changes.put("a removed identity", () -> stores().identities().remove(scene.identity().id()));
    changes.put(
        "a removed profile", () -> stores().profiles().remove(scene.tenant().profile().id()));
    changes.put("a removed policy", () -> stores().policies().remove(scene.tenant().policy().id()));
    changes.put(
        "a removed CA", () -> stores().authorities().remove(scene.tenant().authority().id()));
    changes.put("a removed project", () -> stores().projects().remove(scene.tenant().projectId()));
    return changes.entrySet().stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(), () -> everyNodeIsToldOf(change.getValue())));
  }

  private static CertificatePolicy changed(CertificatePolicy policy) {
    return policy.changedTo(policy.name(), "changed", policy.rules(), Records.CREATED);
  }

  private static CertificateProfile changed(CertificateProfile profile) {
    return profile.changedTo(profile.document(), Records.CREATED);
  }

  private void everyNodeIsToldOf(Runnable change) {
    stores().look();
    OptionalLong here = stores().freshness().epoch();
    OptionalLong elsewhere = stores().freshnessElsewhere().epoch();
    assertThat(here).isPresent();
    assertThat(elsewhere).isPresent();

    commit(change);

    assertThat(stores().freshness().epoch().orElseThrow())
        .as("at once, where it was committed")
        .isGreaterThan(here.getAsLong());
    stores().look();
    assertThat(stores().freshnessElsewhere().epoch().orElseThrow())
        .as("after a look, on another node")
        .isGreaterThan(elsewhere.getAsLong());
  }

  @Test
  default void tellsOfAllTokensOfAnIdentityBeingRevoked() {
    Scene scene = scene();

    everyNodeIsToldOf(() -> stores().accessTokens().revokeAllOf(scene.identity().id()));
  }

  @Test
  default void tellsOfNothingWhenSomebodyLogsInOrACertificateIsIssued() {
    Scene scene = scene();
    stores().look();
    OptionalLong here = stores().freshness().epoch();
    OptionalLong elsewhere = stores().freshnessElsewhere().epoch();

    commit(() -> stores().identities().updateClientSecret(scene.secret().used()));
    commit(() -> stores().accessTokens().add(Records.anAccessToken(scene.identity().id())));
    stored(scene.tenant().aCertificate().build());
    commit(
        () ->
            stores()
                .auditTrail()
                .append(
                    Records.anAuditEvent(Optional.of(scene.tenant().projectId()), Instant.EPOCH)));
    stores().look();

    assertThat(stores().freshness().epoch()).isEqualTo(here);
    assertThat(stores().freshnessElsewhere().epoch()).isEqualTo(elsewhere);
  }

  @Test
  default void tellsOfNothingWhenATokenIsRevokedThatIsRevokedAlready() {
    Scene scene = scene();
    commit(() -> stores().accessTokens().revoke(scene.token().id()));
    stores().look();
    OptionalLong here = stores().freshness().epoch();

    commit(() -> stores().accessTokens().revoke(scene.token().id()));
    stores().look();

    assertThat(stores().freshness().epoch()).isEqualTo(here);
  }

  @Test
  default void tellsAnotherNodeOfNothingThatWasNotCommitted() {
    Scene scene = scene();
    stores().look();
    OptionalLong elsewhere = stores().freshnessElsewhere().epoch();

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () ->
                commit(
                    () -> {
                      stores().identities().update(scene.identity());
                      throw new UnsupportedOperationException("no");
                    }));
    stores().look();

    assertThat(stores().freshnessElsewhere().epoch()).isEqualTo(elsewhere);
  }

  @Test
  default void tellsOfAUnitThatCommitsAfterOneThatBeganLater() {
    assumeFalse(
        stores().hasOneWriter(), "no unit commits here between another's writing and its commit");
    Scene scene = scene();
    Scene other = scene("another robot");
    stores().look();

    OptionalLong afterTheOther =
        commit(
            () -> {
              stores().identities().update(scene.identity());
              commitElsewhere(() -> stores().identities().update(other.identity()));
              stores().look();
              return stores().freshnessElsewhere().epoch();
            });
    stores().look();

    assertThat(stores().freshnessElsewhere().epoch().orElseThrow())
        .isGreaterThan(afterTheOther.orElseThrow());
  }

  @Test
  default void tellsOfSeveralChangesInOneUnit() {
    Scene scene = scene();

    everyNodeIsToldOf(
        () -> {
          stores().memberships().update(scene.membership());
          stores().memberships().remove(scene.tenant().projectId(), scene.identity().id());
          stores().accessTokens().revokeAllOf(scene.identity().id());
        });
  }
}
