package org.countersign.application.authority;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.countersign.application.InMemoryInstallation;
import org.countersign.application.access.Caller;
import org.countersign.application.authority.ManageAuthorities.NewAuthority;
import org.countersign.domain.access.Project;
import org.countersign.domain.access.ProjectRole;
import org.countersign.domain.authority.AuthorityType;
import org.countersign.domain.authority.CertificateAuthority;
import org.countersign.domain.x509.DistinguishedName;
import org.countersign.domain.x509.KeyAlgorithm;
import org.countersign.domain.x509.SubjectAttributeType;

/** A project whose admin makes CAs; what a test does not name of a new CA is valid. */
final class AuthorityScene {

  final InMemoryInstallation installation = new InMemoryInstallation();
  final Project project = installation.aProject();
  final Caller admin = installation.aMember(project, ProjectRole.ADMIN);
  final ManageAuthorities authorities = installation.authorities();

  /** What is asked for; each change gives another. */
  record Wish(NewAuthority wanted) {

    Wish named(String name) {
      return copy(name, wanted.notBefore(), wanted.notAfter(), wanted.maxPathLength());
    }

    Wish from(Instant notBefore) {
      return copy(wanted.name(), Optional.of(notBefore), wanted.notAfter(), wanted.maxPathLength());
    }

    Wish until(Instant notAfter) {
      return copy(wanted.name(), wanted.notBefore(), Optional.of(notAfter), wanted.maxPathLength());
    }

    Wish withPathLength(int maxPathLength) {
      return copy(wanted.name(), wanted.notBefore(), wanted.notAfter(), maxPathLength);
    }

    private Wish copy(
        String name, Optional<Instant> notBefore, Optional<Instant> notAfter, int pathLength) {
      return new Wish(
          new NewAuthority(
              wanted.projectId(),
              name,
              wanted.friendlyName(),
              wanted.type(),
              wanted.subject(),
              wanted.keyAlgorithm(),
              notBefore,
              notAfter,
              pathLength,
              wanted.parentId()));
    }
  }

  Wish aRoot() {
    return wish(AuthorityType.ROOT, KeyAlgorithm.EC_P256, Optional.empty());
  }

  Wish aRootWith(KeyAlgorithm keyAlgorithm) {
    return wish(AuthorityType.ROOT, keyAlgorithm, Optional.empty());
  }

  Wish anIntermediateUnder(CertificateAuthority parent) {
    return anIntermediateUnder(parent.id());
  }

  Wish anIntermediateUnder(UUID parentId) {
    return wish(AuthorityType.INTERMEDIATE, KeyAlgorithm.EC_P256, Optional.of(parentId));
  }

  /** It waits for a certificate from elsewhere. */
  Wish anIntermediate() {
    return wish(AuthorityType.INTERMEDIATE, KeyAlgorithm.EC_P256, Optional.empty());
  }

  Wish wish(AuthorityType type, KeyAlgorithm keyAlgorithm, Optional<UUID> parentId) {
    String name = "ca-" + UUID.randomUUID();
    return new Wish(
        new NewAuthority(
            project.id(),
            name,
            name,
            type,
            DistinguishedName.EMPTY.with(SubjectAttributeType.COMMON_NAME, name),
            keyAlgorithm,
            Optional.empty(),
            Optional.empty(),
            -1,
            parentId));
  }

  CertificateAuthority create(Wish wish) {
    return authorities.create(admin, wish.wanted());
  }

  CertificateAuthority stored(CertificateAuthority authority) {
    return authorities.find(admin, authority.id());
  }
}
