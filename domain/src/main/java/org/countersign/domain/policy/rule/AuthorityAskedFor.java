package org.countersign.domain.policy.rule;

import java.util.Optional;
import java.util.Set;
import org.countersign.domain.request.JudgedRequest;
import org.countersign.domain.x509.BasicConstraints;
import org.countersign.domain.x509.KeyUsage;

/**
 * What a request says of being a CA.
 *
 * @param ca whether a CA certificate is asked for: by CA:TRUE, or by keyCertSign without a word on
 *     basicConstraints
 * @param keyCertSign whether the key shall sign certificates
 * @param pathLength -1 is no limit; empty when nothing was said
 */
public record AuthorityAskedFor(boolean ca, boolean keyCertSign, Optional<Integer> pathLength) {

  public static AuthorityAskedFor of(JudgedRequest request) {
    boolean keyCertSign = request.keyUsages().orElse(Set.of()).contains(KeyUsage.KEY_CERT_SIGN);
    Optional<BasicConstraints> constraints = request.basicConstraints();
    boolean ca = constraints.map(BasicConstraints::ca).orElse(keyCertSign);
    Optional<Integer> encoded =
        constraints
            .map(BasicConstraints::pathLength)
            .filter(length -> length.isPresent())
            .map(length -> length.getAsInt());
    return new AuthorityAskedFor(ca, keyCertSign, request.pathLength().or(() -> encoded));
  }

  /** The extension that a certificate gets when this is granted. */
  public BasicConstraints granted() {
    return ca ? BasicConstraints.authority(pathLength.orElse(-1)) : BasicConstraints.END_ENTITY;
  }
}
